package site

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/dashboards/page"
)

// A pageTemplate is a page file and where it came from.
type pageTemplate struct {
	*page.Template
	own      bool // of the workspace
	borrowed bool // the Vietnamese page, where an own page has no English file
}

// mostNav is how many entries a navigation holds; topics is the one under which
// the workspace's own pages stand.
const mostNav = 9

// load reads the built-in pages and the workspace's own, by language, sorted by
// file. An own page is pages/<name>.md; its English twin, where there is one,
// is pages/en/<name>.md.
func load(own fs.FS) (map[string][]pageTemplate, error) {
	var faults page.Faults
	sets := map[string][]pageTemplate{}
	for _, lang := range languages() {
		list, more, err := loadFolder(builtIn(), lang, lang, "")
		if err != nil {
			return nil, err
		}
		faults = append(faults, more...)
		sets[lang] = list
	}
	if own != nil {
		vi, more, err := loadFolder(own, ".", "vi", "pages/")
		if err != nil {
			return nil, err
		}
		faults = append(faults, more...)
		en, more, err := loadFolder(own, "en", "en", "pages/")
		if err != nil {
			return nil, err
		}
		faults = append(faults, more...)
		sets["vi"] = replaced(sets["vi"], vi)
		sets["en"] = replaced(sets["en"], twins(vi, en))
	}
	for _, lang := range languages() {
		faults = append(faults, clashes(sets[lang])...)
	}
	return sets, faults.Err()
}

// replaced are the built-in pages with the own ones: an own page takes the place
// of the built-in page that has its address. A page that is not in the language
// replaces nothing.
func replaced(set, own []pageTemplate) []pageTemplate {
	for _, t := range own {
		at := slices.IndexFunc(set, func(b pageTemplate) bool { return !b.own && b.Address() == t.Address() })
		switch {
		case at < 0:
			set = append(set, t)
		case !t.borrowed:
			set[at] = t
		}
	}
	return set
}

// twins are the English own pages, and the Vietnamese ones that have none.
func twins(vi, en []pageTemplate) []pageTemplate {
	for _, t := range vi {
		if !slices.ContainsFunc(en, func(e pageTemplate) bool { return path.Base(e.File) == path.Base(t.File) }) {
			t.borrowed = true
			en = append(en, t)
		}
	}
	return en
}

func loadFolder(files fs.FS, dir, lang, shown string) ([]pageTemplate, page.Faults, error) {
	entries, err := fs.ReadDir(files, dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("list pages: %w", err)
	}
	var list []pageTemplate
	var faults page.Faults
	for _, e := range entries {
		if e.IsDir() || path.Ext(e.Name()) != ".md" || strings.EqualFold(e.Name(), "README.md") {
			continue
		}
		name := path.Join(dir, e.Name())
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, nil, fmt.Errorf("read page %s: %w", name, err)
		}
		t, err := page.Parse(shown+name, lang, content)
		var more page.Faults
		if errors.As(err, &more) {
			faults = append(faults, more...)
			continue
		}
		list = append(list, pageTemplate{Template: t, own: shown != ""})
	}
	return list, faults, nil
}

// clashes finds pages with one address, and a navigation that is too long.
func clashes(set []pageTemplate) page.Faults {
	var faults page.Faults
	at := map[string]string{}
	entries := 0
	for _, t := range set {
		if first := at[t.Address()]; first != "" && !t.borrowed {
			faults = append(faults, page.Fault{File: t.File, Line: 1,
				VI: fmt.Sprintf("Địa chỉ %q đã là của trang %s; hãy đổi path.", t.Address(), first),
				EN: fmt.Sprintf("The path %q belongs to the page %s already; change path.", t.Address(), first)})
		}
		at[t.Address()] = t.File
		if _, _, ok := t.Nav(); ok {
			entries++
		}
		if entries > mostNav && !t.borrowed {
			faults = append(faults, page.Fault{File: t.File, Line: 1,
				VI: fmt.Sprintf("Mục lục chỉ chứa %d mục; hãy bỏ nav và order: trang riêng đã có trong mục Chuyên đề.", mostNav),
				EN: fmt.Sprintf("The navigation holds %d entries; leave nav and order out: own pages stand under Topics.", mostNav)})
		}
	}
	return faults
}
