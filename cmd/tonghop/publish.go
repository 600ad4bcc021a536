package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"

	"github.com/tonghop/tonghop/dashboards/site"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/config"
	"github.com/tonghop/tonghop/pipeline/release"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// publisher implements pipeline.Publisher: it fills a release from the store.
type publisher struct {
	app      *app
	space    *space
	store    *warehouse.Warehouse
	progress progress
	pages    ownPages
}

// Publish implements pipeline.Publisher.
func (p publisher) Publish(ctx context.Context, run pipeline.Run, storeVersion int64) (pipeline.Published, error) {
	inputs, err := p.inputs(storeVersion)
	if err != nil {
		return pipeline.Published{}, err
	}
	d := release.Draft{
		Name: run.ID, Inputs: inputs, Program: version, At: run.StartedAt, Store: storeVersion,
		Fill: func(ctx context.Context, name, dir string) error { return p.fill(ctx, run, name, dir) },
	}
	if p.space.Draft {
		return p.draft(ctx, d)
	}
	published, err := p.release(ctx, d)
	if err != nil {
		return published, err
	}
	return published, p.space.gate().Drop() // one from when drafts were asked for
}

// release puts what is drafted in force, or leaves what says the same.
func (p publisher) release(ctx context.Context, d release.Draft) (pipeline.Published, error) {
	out, err := p.space.shelf().Publish(ctx, d)
	if err != nil {
		return pipeline.Published{}, errors.Join(err, p.fallBack())
	}
	if out.Healed != nil {
		fmt.Fprintln(p.app.stderr, visible(fmt.Sprintf("tonghop: %v; đã dựng lại thành %s (made anew)", out.Healed, out.Name)))
	}
	return pipeline.Published{Release: out.Name, Changed: out.Changed}, err
}

// fallBack puts an earlier release in force when none can be made and the one in
// force is damaged.
func (p publisher) fallBack() error {
	dir, _, err := p.space.shelf().Current()
	if err == nil {
		_, err = release.Inspect(dir, false)
	}
	var damaged *release.DamagedError
	if !errors.As(err, &damaged) {
		return nil
	}
	name, err := p.space.shelf().FallBack()
	if err != nil {
		return fmt.Errorf("%w; không có bản phát hành cũ nào còn nguyên: %w", damaged, err)
	}
	fmt.Fprintln(p.app.stderr, visible(fmt.Sprintf("tonghop: %v; tạm dùng lại bản %s (fell back)", damaged, name)))
	return nil
}

// inputs names everything that decides what is published.
func (p publisher) inputs(storeVersion int64) (string, error) {
	program, err := programID()
	if err != nil {
		return "", err
	}
	pages, err := folderDigest(p.pages.own)
	if err != nil {
		return "", err
	}
	inTopics, err := folderDigest(p.pages.topics)
	if err != nil {
		return "", err
	}
	own := pipeline.DigestOf(fmt.Appendf(nil, "%+v %+v", p.space.brought.Questions, p.space.brought.Metrics))
	all := fmt.Sprintf("store %d\nprogram %s\npages %s\nquestions %s\ntopics %s\ncatalog %s\ntitle %s %s\nnightly %s %s\n",
		storeVersion, program, pages, own, inTopics, p.space.catalog.Digest(), p.space.Title.VI, p.space.Title.EN, p.space.Nightly, p.space.Timezone)
	return string(pipeline.DigestOf([]byte(all))), nil
}

// fill makes the database first and everything else from it, so that a release
// agrees with itself.
func (p publisher) fill(ctx context.Context, run pipeline.Run, name, dir string) (err error) {
	defer debug.SetGCPercent(debug.SetGCPercent(collectPublishing))
	database := filepath.Join(dir, databaseName)
	if err := p.step("copy database", func() error { return p.store.CopyTo(ctx, database) }); err != nil {
		return err
	}
	exports := filepath.Join(dir, parquetName)
	draft, err := warehouse.OpenDraft(ctx, database, exports)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, draft.Close()) }()
	if err := os.Mkdir(exports, 0o755); err != nil {
		return err
	}
	// What the pages ask is exported as it is asked, the rest while they are drawn.
	var exporting sync.WaitGroup
	var exported error
	asked := func() { exporting.Go(func() { exported = p.export(ctx, draft) }) }
	built := p.step("build site", func() error {
		return site.Build(ctx, site.Input{
			Asker: draft, Own: p.pages.own, Topics: p.pages.inTopics(), Out: filepath.Join(dir, "site"),
			Release: name, At: run.StartedAt.In(p.space.Location), Program: version, Title: p.space.Title,
			Asked: asked,
			Spare: func(faults config.Faults) {
				fmt.Fprintln(p.app.stderr, visible("tonghop: trang riêng có lỗi nên được để ngoài bản phát hành này (own pages left out):\n"+faults.Error()))
			},
		})
	})
	exporting.Wait()
	return errors.Join(built, exported)
}

func (p publisher) export(ctx context.Context, draft *warehouse.Draft) error {
	return p.step("export parquet", func() error {
		_, err := draft.ExportParquet(ctx)
		return err
	})
}

func (p publisher) step(name string, do func() error) error {
	p.progress.Start(name, "")
	err := do()
	p.progress.Done(name, "", err)
	return err
}
