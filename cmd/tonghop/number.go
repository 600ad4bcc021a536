package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// longestLine bounds a line of standard input, in bytes.
const longestLine = 1 << 20

func (a *app) numberCommand() *cobra.Command {
	var jsonl bool
	c := &cobra.Command{
		Use: "number", Short: "Each line of standard input ─► the quantity that it states",
		Long: "Reads each line of standard input as Vietnamese prose and tables write figures and prints the quantity:\n" +
			"  echo 'trên 11 tỷ đồng' | tonghop number",
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return a.number(jsonl) },
	}
	c.Flags().BoolVar(&jsonl, "jsonl", false, "one JSON object a line")
	return c
}

func (a *app) number(jsonl bool) error {
	lines := bufio.NewScanner(a.stdin)
	lines.Buffer(nil, longestLine)
	out := json.NewEncoder(a.stdout)
	out.SetEscapeHTML(false)
	n := 0
	for lines.Scan() {
		n++
		if jsonl {
			if err := out.Encode(vietnamese.NumberLine(lines.Text())); err != nil {
				return err
			}
			continue
		}
		if _, err := fmt.Fprintln(a.stdout, visible(stated(vietnamese.ParseNumber(lines.Text())))); err != nil {
			return err
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return usage("dòng %d dài quá %d byte (line too long)", n+1, longestLine)
	}
	return lines.Err()
}

// stated is what a line states, for a person.
func stated(f vietnamese.Figure) string {
	switch {
	case f.Numerator != nil && f.Denominator != nil:
		return plain(*f.Numerator, "") + " / " + plain(*f.Denominator, "")
	case f.Null && f.Vague:
		return "không rõ số (vague)"
	case f.Null:
		return join(" ", "không phải số liệu (no figure)", string(f.Type))
	}
	q := pipeline.Quantity{Value: f.Value, Max: f.Max, Unit: f.Unit, Qualifier: f.Qualifier}
	text := join(" ", figure(q), f.Unit)
	if f.Ambiguous && f.Alt != nil {
		text += " (hoặc " + plain(*f.Alt, "") + ")"
	}
	return text
}
