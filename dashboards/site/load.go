package site

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/dashboards/page"
	"github.com/tonghop/tonghop/dashboards/pages"
	"github.com/tonghop/tonghop/pipeline/topics"
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

// A PageFolder is a folder with the pages of a topic: <name>.md, and their English
// twins en/<name>.md.
type PageFolder struct {
	Files fs.FS
	Shown string // how messages name it, "topics/cnnt/pages"
}

// load reads the built-in pages, those of the workspace's topics and the
// workspace's own, by language, sorted by the name of their file. An own page is
// pages/<name>.md; its English twin, where there is one, is pages/en/<name>.md.
func load(own fs.FS, inTopics []PageFolder) (map[string][]pageTemplate, error) {
	var faults page.Faults
	sets := map[string][]pageTemplate{}
	for _, lang := range languages() {
		list, more, err := loadFolder(pages.Files, lang, lang, lang, false)
		if err != nil {
			return nil, err
		}
		faults = append(faults, more...)
		sets[lang] = list
	}
	folders := builtInTopics()
	builtIn := len(folders)
	folders = append(folders, inTopics...)
	if own != nil {
		folders = append(folders, PageFolder{own, "pages"})
	}
	for i, f := range folders {
		vi, more, err := loadFolder(f.Files, ".", "vi", f.Shown, i >= builtIn)
		if err != nil {
			return nil, err
		}
		faults = append(faults, more...)
		en, more, err := loadFolder(f.Files, "en", "en", path.Join(f.Shown, "en"), i >= builtIn)
		if err != nil {
			return nil, err
		}
		faults = append(faults, more...)
		sets["vi"] = replaced(sets["vi"], vi)
		sets["en"] = replaced(sets["en"], twins(vi, en))
	}
	for _, lang := range languages() {
		slices.SortStableFunc(sets[lang], func(a, b pageTemplate) int {
			return cmp.Or(compareFlags(a.own, b.own), cmp.Compare(path.Base(a.File), path.Base(b.File)))
		})
		faults = append(faults, clashes(sets[lang])...)
	}
	return sets, faults.Err()
}

// compareFlags puts what is not so before what is.
func compareFlags(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// builtInTopics are the folders of pages of the topics that come with the program.
func builtInTopics() []PageFolder {
	all := topics.Files()
	names, err := fs.Glob(all, "*/pages")
	if err != nil {
		return nil
	}
	var list []PageFolder
	for _, name := range names {
		if sub, err := fs.Sub(all, name); err == nil {
			list = append(list, PageFolder{sub, "topics/" + name})
		}
	}
	return list
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

func loadFolder(files fs.FS, dir, lang, shown string, own bool) ([]pageTemplate, page.Faults, error) {
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
		if errors.Is(err, fs.ErrNotExist) { // it went away since the folder was listed
			continue
		}
		if err != nil {
			return nil, nil, fmt.Errorf("read page %s: %w", name, err)
		}
		t, err := page.Parse(path.Join(shown, e.Name()), lang, content)
		var more page.Faults
		if errors.As(err, &more) {
			faults = append(faults, more...)
			continue
		}
		list = append(list, pageTemplate{Template: t, own: own})
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
