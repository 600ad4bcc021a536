package main

import (
	"context"
	"os"
	"path/filepath"

	"github.com/tonghop/tonghop/dashboards/site"
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
	own, err = site.Check(ctx, published, os.DirFS(w.PagesDir))
	if err != nil {
		return 0, usageError{err}
	}
	return own, nil
}
