//go:build duckdb_arrow

package trial

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/tools/txtar"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/internal/given"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// CheckCases are the names of the cases of a check: bad ones, in which it must
// find the wanted faults, and good ones, in which it must find none.
func CheckCases(a *txtar.Archive) (bad, good []string) {
	for _, f := range a.Files {
		name, ok := strings.CutSuffix(f.Name, "/given")
		switch {
		case ok && strings.HasPrefix(name, "bad"):
			bad = append(bad, name)
		case ok && strings.HasPrefix(name, "good"):
			good = append(good, name)
		}
	}
	return bad, good
}

// TryCheck loads the figures NAME/given with the one check and gives what it
// found, as NAME/wanted.csv has it, and how many faults that are.
func (b *Bench) TryCheck(ctx context.Context, a *txtar.Archive, check pipeline.Check, name string) (found []byte, faults int, err error) {
	f := Find(a, name+"/given")
	if f == nil {
		return nil, 0, errors.New("chưa có tệp given với số liệu cho trước")
	}
	c, err := given.Parse(string(f.Data))
	if err == nil {
		err = b.strange(c)
	}
	if err != nil {
		return nil, 0, err
	}
	folder, err := os.MkdirTemp(b.dir, "check-")
	if err != nil {
		return nil, 0, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "case.duckdb")
	if err := os.WriteFile(path, b.template, 0o600); err != nil {
		return nil, 0, err
	}
	opt := b.opt
	opt.Checks = []pipeline.Check{check}
	w, err := warehouse.Open(ctx, path, opt)
	if err != nil {
		return nil, 0, err
	}
	list, err := c.Load(ctx, w)
	if err := errors.Join(err, w.Close()); err != nil {
		return nil, 0, err
	}
	return writeFaults(c, check, list)
}

func writeFaults(c *given.Case, check pipeline.Check, list []pipeline.Fault) ([]byte, int, error) {
	var buffer bytes.Buffer
	out := csv.NewWriter(&buffer)
	lines := [][]string{{"severity", "figure", "locator", "message_vi", "message_en"}}
	for _, f := range list {
		if f.Check == check.ID {
			lines = append(lines, []string{string(f.Severity), c.Label(f.Observation), f.Locator, f.Message.VI, f.Message.EN})
		}
	}
	if err := out.WriteAll(lines); err != nil {
		return nil, 0, fmt.Errorf("write faults: %w", err)
	}
	return buffer.Bytes(), len(lines) - 1, nil
}
