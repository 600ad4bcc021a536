package site

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"path"
)

// PagesShowing are the pages of a written site that lead to the figure with
// this ID, or say that they show it where it was reckoned and stands in no document,
// sorted. The page of its own document, where it stands, is the first.
func PagesShowing(root fs.FS, id string) ([]string, error) {
	showing, err := PagesShowingEach(root, map[string]bool{id: true})
	return showing[id], err
}

// PagesShowingEach is PagesShowing for many figures in one walk through the site.
func PagesShowingEach(root fs.FS, ids map[string]bool) (map[string][]string, error) {
	home, list := map[string][]string{}, map[string][]string{}
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".html" {
			return err
		}
		content, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		stands := idsAfter(content, `id="o-`, ids)
		shows := idsAfter(content, "#o-", ids)
		maps.Copy(shows, idsAfter(content, `data-o="`, ids))
		for id := range shows {
			if !stands[id] {
				list[id] = append(list[id], name)
			}
		}
		for id := range stands {
			home[id] = append(home[id], name)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("look through site: %w", err)
	}
	for id := range ids {
		if pages := append(home[id], list[id]...); len(pages) > 0 {
			home[id] = pages
		}
	}
	return home, nil
}

// idsAfter are the IDs of a set that a page says between a mark and a quote.
func idsAfter(content []byte, mark string, ids map[string]bool) map[string]bool {
	found := map[string]bool{}
	for {
		at := bytes.Index(content, []byte(mark))
		if at < 0 {
			return found
		}
		content = content[at+len(mark):]
		if end := bytes.IndexByte(content, '"'); end >= 0 && ids[string(content[:end])] {
			found[string(content[:end])] = true
		}
	}
}
