package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/tonghop/tonghop/dashboards/site"
	"github.com/tonghop/tonghop/pipeline/release"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

type diffOptions struct {
	format, out string
	rows        int
}

func (a *app) diffCommand() *cobra.Command {
	var opt diffOptions
	c := &cobra.Command{
		Use: "diff A [B]", Short: "What changed between two releases: figures, what is held, pages",
		Long: "Compares two releases that are kept: figures that are new, revised or withdrawn, and those that began or ceased to wait for a person, by\n" +
			"source and province, each with the pages that show it. A and B are names of releases, or days: the release in force at the end of it. B is\n" +
			"the release in force where it is left out. The values of held figures are private and never shown.\n\n" +
			"  tonghop diff 2026-11-01 2026-11-23\n" +
			"  tonghop diff 20261101T183000Z -o thay-doi.html\n\n" +
			"A file is written in the form of its ending: " + diffFiles + ".",
		Args: cobra.RangeArgs(1, 2),
		RunE: func(c *cobra.Command, args []string) error { return a.diff(c.Context(), opt, args) },
	}
	c.Flags().StringVarP(&opt.format, "format", "f", "table", "form of the answer: "+formatNames)
	c.Flags().StringVarP(&opt.out, "out", "o", "", "write to a file, in the form of its ending")
	c.Flags().IntVar(&opt.rows, "max-rows", 10000, "figures listed at most")
	return c
}

// A comparison is two releases side by side.
type comparison struct {
	before, after string // names
	changes       warehouse.Differences
	pages         map[string][]string // by the ID of a figure: where it stands, of the later release where it has it
	pagesNew      []string            // pages of the later release alone
	pagesGone     []string
}

func (a *app) diff(ctx context.Context, opt diffOptions, args []string) error {
	printer, err := printerOf(opt.format)
	if err != nil {
		return err
	}
	w, err := a.openWorkspace()
	if err != nil {
		return err
	}
	var dirs [2]string
	for i, name := range append(args, "")[:2] {
		if dirs[i], err = w.keptRelease(name); err != nil {
			return err
		}
	}
	c, err := w.compareReleases(ctx, dirs[0], dirs[1], opt.rows)
	if err != nil {
		return err
	}
	switch {
	case opt.out != "":
		return a.saveDiff(w, c, opt.out)
	case opt.format == "table" || opt.format == "markdown":
		for _, line := range c.summary(w) {
			fmt.Fprintln(a.stdout, visible(line))
		}
		if len(c.changes.List)+len(c.changes.Waits) == 0 {
			return nil
		}
		return printer(a.stdout, c.worded(w))
	}
	return printer(a.stdout, c.data())
}

// keptRelease is the folder of a release on the shelf, by its name or a day; ""
// is the one in force.
func (w *space) keptRelease(name string) (string, error) {
	if name != "" && filepath.IsLocal(name) && !strings.ContainsAny(name, `/\.`) {
		dir := filepath.Join(w.ReleasesDir(), name)
		if info, err := os.Stat(filepath.Join(dir, databaseName)); err == nil && info.Mode().IsRegular() && name != "current" {
			return dir, nil
		}
	}
	if name == "current" {
		name = ""
	}
	dir, err := w.releaseDir(name)
	var wrong usageError
	if errors.As(err, &wrong) && name != "" {
		return "", usage("%q: không có bản phát hành nào tên như vậy hoặc vào ngày ấy còn lưu; xem `tonghop release`, hoặc dựng lại bằng `tonghop replay` (no such release is kept)", name)
	}
	return dir, err
}

// compareReleases compares what two folders of releases say.
func (w *space) compareReleases(ctx context.Context, before, after string, most int) (c comparison, err error) {
	old, err := openRelease(ctx, before)
	if err != nil {
		return c, err
	}
	defer old.Close()
	later, err := openRelease(ctx, after)
	if err != nil {
		return c, err
	}
	defer later.Close()
	if c.changes, err = warehouse.Compare(ctx, old, later, most); err != nil {
		return c, err
	}
	was, err := release.Inspect(before, false)
	if err != nil {
		return c, err
	}
	is, err := release.Inspect(after, false)
	if err != nil {
		return c, err
	}
	c.before, c.after = was.Release, is.Release
	c.pagesNew, c.pagesGone = pagesAlone(is, was), pagesAlone(was, is)
	return c, c.findPages(before, after)
}

// findPages tells of each figure which pages show it: of the later release, or,
// when it was withdrawn, of the earlier one. English pages say the same again.
func (c *comparison) findPages(before, after string) error {
	c.pages = map[string][]string{}
	for dir, of := range map[string]func(warehouse.Difference) string{
		after: func(d warehouse.Difference) string {
			if d.After == nil {
				return ""
			}
			return d.After.ID
		},
		before: func(d warehouse.Difference) string {
			if d.After != nil || d.Before == nil {
				return ""
			}
			return d.Before.ID
		},
	} {
		ids := map[string]bool{}
		for _, d := range c.changes.List {
			if id := of(d); id != "" {
				ids[id] = true
			}
		}
		showing, err := site.PagesShowingEach(os.DirFS(filepath.Join(dir, "site")), ids)
		if err != nil {
			return err
		}
		for id := range ids {
			c.pages[id] = slices.DeleteFunc(showing[id], func(p string) bool { return strings.HasPrefix(p, "en/") })
		}
	}
	return nil
}

// pagesOf are the pages that show the figure of a difference.
func (c *comparison) pagesOf(d warehouse.Difference) []string {
	switch {
	case d.After != nil:
		return c.pages[d.After.ID]
	case d.Before != nil:
		return c.pages[d.Before.ID]
	}
	return nil
}

// pagesAlone are the Vietnamese pages of a release that the other does not have.
func pagesAlone(one, other release.Manifest) (list []string) {
	has := map[string]bool{}
	for _, f := range other.Files {
		has[f.Path] = true
	}
	for _, f := range one.Files {
		page, isSite := strings.CutPrefix(f.Path, "site/")
		if isSite && strings.HasSuffix(page, ".html") && !strings.HasPrefix(page, "en/") && !has[f.Path] {
			list = append(list, page)
		}
	}
	slices.Sort(list)
	return list
}

// changedPages are the pages that show a figure that changed, most changes first.
func (c *comparison) changedPages() []string {
	counts := map[string]int{}
	for _, d := range c.changes.List {
		for _, p := range c.pagesOf(d) {
			counts[p]++
		}
	}
	list := slices.Sorted(maps.Keys(counts))
	slices.SortStableFunc(list, func(a, b string) int { return counts[b] - counts[a] })
	return list
}
