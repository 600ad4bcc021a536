package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/tonghop/tonghop/pipeline"
)

// reviewFlags pick what is listed or decided, and say who decides and why.
type reviewFlags struct {
	source, document, check string
	all, json, insist       bool
	by, reason              string
	value, expects          string
	note, noteEN            string
}

func (a *app) reviewCommand() *cobra.Command {
	var f reviewFlags
	c := &cobra.Command{
		Use: "review", Short: "What waits for a person: list, show, accept, reject, correct, annotate, reopen",
		Long: "Lists what waits for a person, the worthiest first: figures in doubt, figures and documents that are gone, documents in doubt as a whole.\n" +
			"None of it is published. Every decision is kept with name, time and reason in decisions.jsonl of the workspace, for git to hold, and is\n" +
			"applied by the next run.\n\n" +
			"  tonghop review --source so-cong-thuong\n" +
			"  tonghop review show 3f2a9c\n" +
			"  tonghop review accept 3f2a9c --by 'Nguyễn Thị Hoa' --reason 'Sở xác nhận qua công văn 12/SCT'\n" +
			"  tonghop review reject --all --check magnitude_jump --by … --reason …",
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return a.reviewList(f) },
	}
	c.PersistentFlags().StringVar(&f.source, "source", "", "only what this source gave")
	c.PersistentFlags().StringVar(&f.document, "document", "", "only what stands in this document")
	c.PersistentFlags().StringVar(&f.check, "check", "", "only what this check or guard holds")
	c.Flags().BoolVar(&f.json, "jsonl", false, "one JSON object a line")
	c.AddCommand(
		&cobra.Command{Use: "show ID", Short: "One of them with its place, its past, its peers and the reason it is held", Args: cobra.ExactArgs(1),
			RunE: func(c *cobra.Command, args []string) error { return a.reviewShow(c.Context(), args[0]) }},
		&cobra.Command{Use: "log", Short: "Every decision, oldest first", Args: cobra.NoArgs,
			RunE: func(*cobra.Command, []string) error { return a.reviewLog() }},
	)
	for verdict, short := range map[pipeline.Verdict]string{
		pipeline.VerdictAccept:   "Let it through: take the figure, carry the withdrawal out, load the document",
		pipeline.VerdictReject:   "Keep it out for good; what is in force stays",
		pipeline.VerdictCorrect:  "Put the right value in the place of a wrong one that the source states",
		pipeline.VerdictAnnotate: "Add a note for readers",
		pipeline.VerdictReopen:   "Take the decision back",
	} {
		c.AddCommand(a.verdictCommand(verdict, short, &f))
	}
	for _, sub := range c.Commands() {
		wantUsage(sub)
	}
	return c
}

func (a *app) verdictCommand(verdict pipeline.Verdict, short string, f *reviewFlags) *cobra.Command {
	c := &cobra.Command{
		Use: string(verdict) + " ID…", Short: short,
		RunE: func(c *cobra.Command, args []string) error { return a.decide(c.Context(), verdict, args, *f) },
	}
	c.Flags().StringVar(&f.by, "by", "", "who decides (or TONGHOP_REVIEWER)")
	c.Flags().StringVar(&f.reason, "reason", "", "why")
	switch verdict {
	case pipeline.VerdictAccept, pipeline.VerdictReject:
		c.Flags().BoolVar(&f.all, "all", false, "decide on everything that --source, --document and --check pick")
	case pipeline.VerdictCorrect:
		c.Flags().StringVar(&f.value, "value", "", "the right value, in the base unit (đồng, not triệu đồng)")
		c.Flags().BoolVar(&f.insist, "insist", false, "the value is right although it is far off the neighbouring periods or the other provinces")
		c.Flags().StringVar(&f.expects, "expects", "", "the wrong value that the source states (default: the value of ID)")
	case pipeline.VerdictAnnotate:
		c.Flags().StringVar(&f.note, "note", "", "the note in Vietnamese")
		c.Flags().StringVar(&f.noteEN, "note-en", "", "the note in English")
	}
	return c
}

// picked is what waits and the flags pick, the worthiest first.
func (d *desk) picked(f reviewFlags) []pipeline.Waiting {
	return slices.DeleteFunc(d.room.All(d.decided), func(w pipeline.Waiting) bool {
		return f.source != "" && w.Source != f.source || f.document != "" && w.Document != f.document ||
			f.check != "" && !slices.ContainsFunc(w.Reasons, func(r pipeline.WaitingReason) bool { return r.Check == f.check })
	})
}

func (a *app) reviewList(f reviewFlags) error {
	w, err := a.openWorkspace()
	if err != nil {
		return err
	}
	d, err := a.openDesk(w)
	if err != nil {
		return err
	}
	list := d.picked(f)
	if f.json {
		out := json.NewEncoder(a.stdout)
		out.SetEscapeHTML(false)
		for _, item := range list {
			if err := out.Encode(item); err != nil {
				return err
			}
		}
		return nil
	}
	a.tellDisputes(w, d)
	if len(list) == 0 {
		fmt.Fprintln(a.stdout, "Không có gì chờ xem. (Nothing waits.)")
		return nil
	}
	fmt.Fprintf(a.stdout, "%d mục chờ xem, mục đáng xem nhất đứng trước:\n", len(list))
	for _, item := range list {
		fmt.Fprintln(a.stdout, visible("  "+a.itemLine(w, item)))
	}
	a.printPiles(list)
	return nil
}

// printPiles says how many of what waits stands under each check, source and
// document, the largest piles first: what --check, --source and --document pick.
func (a *app) printPiles(list []pipeline.Waiting) {
	if len(list) < fewWaiting {
		return
	}
	fmt.Fprintln(a.stdout, "Trong đó (of which; `tonghop review accept --all` và `reject --all` cùng các cờ này xử lý cả nhóm):")
	for _, by := range []struct {
		flag string
		of   func(pipeline.Waiting) []string
	}{
		{"--check", func(w pipeline.Waiting) (checks []string) {
			for _, r := range w.Reasons {
				if !slices.Contains(checks, r.Check) {
					checks = append(checks, r.Check)
				}
			}
			return checks
		}},
		{"--source", func(w pipeline.Waiting) []string { return []string{w.Source} }},
		{"--document", func(w pipeline.Waiting) []string { return []string{w.Document} }},
	} {
		fmt.Fprintln(a.stdout, visible(fmt.Sprintf("  %-11s %s", by.flag, piles(list, by.of))))
	}
}

// The bounds of a list that is told by its piles too, and of the piles told.
const (
	fewWaiting = 10
	mostPiles  = 8
)

func piles(list []pipeline.Waiting, of func(pipeline.Waiting) []string) string {
	sizes := map[string]int{}
	for _, item := range list {
		for _, name := range of(item) {
			sizes[name]++
		}
	}
	names := slices.SortedFunc(maps.Keys(sizes), func(a, b string) int {
		return cmp.Or(cmp.Compare(sizes[b], sizes[a]), strings.Compare(a, b))
	})
	var told []string
	for _, name := range names[:min(len(names), mostPiles)] {
		told = append(told, fmt.Sprintf("%s (%d)", name, sizes[name]))
	}
	if more := len(names) - len(told); more > 0 {
		told = append(told, fmt.Sprintf("… và %d nhóm nữa", more))
	}
	return strings.Join(told, ", ")
}

// kindWords name what waits.
var kindWords = map[pipeline.WaitingKind]string{
	pipeline.WaitingFigure: "số bị giữ lại", pipeline.WaitingWithdrawal: "số không còn trong văn bản", pipeline.WaitingMissing: "tệp không còn",
	pipeline.WaitingDocument: "văn bản bị giữ lại", pipeline.WaitingMended: "quyết định sửa hết áp dụng",
}

func (a *app) itemLine(w *space, item pipeline.Waiting) string {
	line := fmt.Sprintf("%s  %s · %s / %s", item.ID, kindWords[item.Kind], item.Source, oneLine(item.Document))
	switch len(item.Figures) {
	case 0:
	case 1:
		line += " · " + w.statedText(item.Figures[0])
	default:
		line += fmt.Sprintf(" · %d số", len(item.Figures))
	}
	if len(item.Reasons) > 0 {
		line += fmt.Sprintf("\n                [%s] %s", item.Reasons[0].Check, item.Reasons[0].VI)
	}
	return line
}

// statedText is a figure in one line: what, where, when, how much, in which cell.
func (w *space) statedText(f pipeline.StatedFigure) string {
	q := pipeline.Quantity{Value: f.Value, Max: f.Max, Qualifier: pipeline.Qualifier(f.Qualifier)}
	text := w.figureWords(f) + ": " + w.writtenIn(q, f.Unit)
	if f.Locator != "" {
		text += " (" + f.Locator + ")"
	}
	if f.Standing != nil {
		text += fmt.Sprintf(", đang dùng %s", w.writtenIn(pipeline.Quantity{Value: *f.Standing}, f.Unit))
	}
	return text
}

func (w *space) areaName(id string) string {
	if area, ok := w.catalog.Area(pipeline.AreaID(id)); ok {
		return area.Name
	}
	return id
}

// find gives the one item whose ID begins with prefix, decided or not.
func (d *desk) find(prefix string) (pipeline.Waiting, bool, error) {
	if d.byID == nil {
		d.byID = d.room.All(pipeline.Decisions{})
		slices.SortStableFunc(d.byID, func(a, b pipeline.Waiting) int { return strings.Compare(a.ID, b.ID) })
		d.byID = slices.CompactFunc(d.byID, func(a, b pipeline.Waiting) bool { return a.ID == b.ID })
	}
	wanted := strings.ToLower(prefix)
	first, _ := slices.BinarySearchFunc(d.byID, wanted, func(w pipeline.Waiting, id string) int { return strings.Compare(w.ID, id) })
	last := first
	for last < len(d.byID) && strings.HasPrefix(d.byID[last].ID, wanted) {
		last++
	}
	found := d.byID[first:last]
	switch {
	case len(prefix) < shortestID:
		return pipeline.Waiting{}, false, usage("mã %q quá ngắn; cần ít nhất %d chữ số (the ID is too short)", prefix, shortestID)
	case len(found) > 1:
		return pipeline.Waiting{}, false, usage("nhiều mục bắt đầu bằng %s; hãy ghi thêm chữ số (the ID is not unique)", prefix)
	case len(found) == 0:
		return pipeline.Waiting{}, false, nil
	}
	return found[0], true, nil
}

func (a *app) reviewShow(ctx context.Context, id string) error {
	w, err := a.openWorkspace()
	if err != nil {
		return err
	}
	d, err := a.openDesk(w)
	if err != nil {
		return err
	}
	item, ok, err := d.find(id)
	if err != nil {
		return err
	}
	if !ok {
		return usage("không có mục nào đang chờ mang mã %s (nothing that waits has this ID)", id)
	}
	fmt.Fprintln(a.stdout, visible(fmt.Sprintf("%s  %s, chờ từ %s", item.ID, kindWords[item.Kind], w.local(item.Since))))
	fmt.Fprintln(a.stdout, visible(fmt.Sprintf("Nguồn:      %s\nTài liệu:   %s\nSHA-256:    %s", item.Source, oneLine(item.Document), item.Snapshot)))
	for _, r := range item.Reasons {
		fmt.Fprintln(a.stdout, visible(fmt.Sprintf("Vì sao:     [%s] %s", r.Check, r.VI)))
	}
	a.printStated(w, item)
	if decision, decided := d.decided.Of(item.ID); decided {
		fmt.Fprintln(a.stdout, visible("Đã quyết định: "+w.decisionText(decision)))
	}
	if len(item.Figures) != 1 {
		return nil
	}
	return a.printSurroundings(ctx, w, item.Figures[0])
}

// shownFigures bounds the figures of one item that are printed.
const shownFigures = 30

func (a *app) printStated(w *space, item pipeline.Waiting) {
	for i, f := range item.Figures {
		if i == shownFigures {
			fmt.Fprintf(a.stdout, "            … và %d số nữa\n", len(item.Figures)-i)
			return
		}
		fmt.Fprintln(a.stdout, visible("Số:         "+w.statedText(f)))
		if f.Context != "" && len(item.Figures) == 1 {
			fmt.Fprintln(a.stdout, visible(fmt.Sprintf("Trong tệp:  %s — %s", f.Shown, f.Context)))
		}
	}
}
