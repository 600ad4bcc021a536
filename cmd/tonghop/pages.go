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
	own, err = site.Check(ctx, published, os.DirFS(w.PagesDir), a.pagesNow(w).inTopics()...)
	if err != nil {
		return 0, usageError{err}
	}
	return own, nil
}

// ownPages are the pages that a workspace brings, in its own folder and with its
// topics. Those of a night are as the night kept them, so that nobody who edits a
// page meanwhile changes, or stops, what is published.
type ownPages struct{ own, topics fs.FS }

// pagesNow are the pages as they lie in the workspace.
func (a *app) pagesNow(w *space) ownPages {
	return ownPages{os.DirFS(w.PagesDir), os.DirFS(filepath.Join(w.Dir, topicsName))}
}

// pages are the pages as the night kept them.
func (k *keeping) pages() (p ownPages, err error) {
	files, err := k.space.nights().Files(k.record)
	if err != nil {
		return p, err
	}
	under, err := filepath.Rel(k.space.Dir, k.space.PagesDir)
	if err != nil {
		return p, err
	}
	if p.own, err = fs.Sub(files, filepath.ToSlash(under)); err != nil {
		return p, err
	}
	p.topics, err = fs.Sub(files, topicsName)
	return p, err
}

// inTopics are the pages of the topics.
func (p ownPages) inTopics() (list []site.PageFolder) {
	for _, f := range questions.Topics(p.topics, false) {
		if sub, err := fs.Sub(f.Files, "pages"); err == nil {
			list = append(list, site.PageFolder{Files: sub, Shown: f.Shown + "/pages"})
		}
	}
	return list
}
