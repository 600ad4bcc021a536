package site

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/dashboards/page"
)

// planned are the pages of a site, judged, with the answers that they want.
type planned struct {
	sets    map[string][]pageTemplate
	answers asked
	ready   page.Answers
}

// plan loads and judges the pages. An own page with a fault, and its twin in the
// other language, are left out where Input.Spare takes the faults: the built-in
// page of that address, if there is one, stands again.
func plan(ctx context.Context, in Input) (planned, error) {
	for {
		p, err := judged(ctx, in)
		var faults page.Faults
		if err == nil || in.Spare == nil || !errors.As(err, &faults) {
			return p, err
		}
		next, ok := in.without(faults)
		if !ok {
			return p, err
		}
		in.Spare(faults)
		in = next
	}
}

func judged(ctx context.Context, in Input) (p planned, err error) {
	if p.sets, err = load(in.Own, in.Topics); err != nil {
		return p, err
	}
	if p.answers, err = ask(ctx, in.Asker, wanted(p.sets), (in.share()+3)/4); err != nil {
		return p, err
	}
	p.ready = page.NewAnswers(p.answers.tables())
	if err = check(p.sets, p.ready); err != nil {
		err = errors.Join(err, p.answers.close(ctx))
	}
	return p, err
}

// without is the input without the files that have faults; not ok where one of
// them is no page of the workspace.
func (in Input) without(faults page.Faults) (Input, bool) {
	in.Topics = slices.Clone(in.Topics)
	for _, f := range faults {
		name, hidden := path.Base(f.File), false
		folder := strings.TrimSuffix(path.Dir(f.File), "/en")
		if in.Own != nil && folder == "pages" {
			in.Own, hidden = hide(in.Own, name), true
		}
		for i, t := range in.Topics {
			if t.Shown == folder {
				in.Topics[i].Files, hidden = hide(t.Files, name), true
			}
		}
		if !hidden {
			return in, false
		}
	}
	return in, true
}

// sparing is a folder of pages without some of its files.
type sparing struct {
	fs.FS
	hidden []string
}

// hide gives the folder without one page in both languages.
func hide(files fs.FS, name string) fs.FS {
	s, ok := files.(sparing)
	if !ok {
		s = sparing{FS: files}
	}
	return sparing{s.FS, append(slices.Clone(s.hidden), name)}
}

// ReadDir implements fs.ReadDirFS.
func (s sparing) ReadDir(dir string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(s.FS, dir)
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return slices.Contains(s.hidden, e.Name()) }), err
}
