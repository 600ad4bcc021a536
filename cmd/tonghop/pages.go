package main

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/tonghop/tonghop/dashboards/site"
	"github.com/tonghop/tonghop/pipeline/questions"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// checkPages judges the workspace's own pages against the questions that a
// release answers, on an empty warehouse made for the purpose.
func (a *app) checkPages(ctx context.Context, w *space) (own int, err error) {
	dir, err := os.MkdirTemp("", "tonghop-check-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	database := filepath.Join(dir, databaseName)
	live, err := a.openWarehouse(ctx, w, database, nil)
	if err != nil {
		return 0, err
	}
	if err := live.Close(); err != nil {
		return 0, err
	}
	published, err := warehouse.OpenRelease(ctx, database)
	if err != nil {
		return 0, err
	}
	defer published.Close()
	own, err = site.Check(ctx, published, os.DirFS(w.PagesDir), a.topicPages()...)
	if err != nil {
		return 0, usageError{err}
	}
	return own, nil
}

// topicPages are the pages of the workspace's own topics.
func (a *app) topicPages() []site.PageFolder {
	dir := a.topicsDir()
	if dir == "" {
		return nil
	}
	var list []site.PageFolder
	for _, f := range questions.Topics(os.DirFS(dir), false) {
		if sub, err := fs.Sub(f.Files, "pages"); err == nil {
			list = append(list, site.PageFolder{Files: sub, Shown: f.Shown + "/pages"})
		}
	}
	return list
}
