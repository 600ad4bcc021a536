package site

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
)

// PagesShowing are the pages of a written site that lead to the figure with
// this ID, sorted. The page of its own document, where it stands, is the first.
func PagesShowing(root fs.FS, id string) ([]string, error) {
	link, own := []byte("#o-"+id+`"`), []byte(`id="o-`+id+`"`)
	var home, list []string
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".html" {
			return err
		}
		content, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		switch {
		case bytes.Contains(content, own):
			home = append(home, name)
		case bytes.Contains(content, link):
			list = append(list, name)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("look through site: %w", err)
	}
	return append(home, list...), nil
}
