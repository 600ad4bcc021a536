// Package site writes a site: every page in Vietnamese and in English, the data
// beside the charts, the search and the assets.
//
// It asks each question once, draws every page from the answers, and writes
// files that open from a folder, from any server and without scripts. The same
// answers and the same Input give the same bytes.
//
// The border: it knows neither a database nor a clock. Where the folder ends up
// and which site is in force is the business of others.
package site

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/tonghop/tonghop/dashboards/assets"
	"github.com/tonghop/tonghop/dashboards/page"
	"github.com/tonghop/tonghop/pipeline"
)

// Input is what a site is made from.
type Input struct {
	Asker   pipeline.TableAsker
	Own     fs.FS         // the workspace's own pages; nil or an empty folder for none
	Topics  []PageFolder  // pages of the workspace's topics
	Out     string        // folder that is made and filled
	Release string        // name of the release, shown in the foot
	At      time.Time     // when the release was made, in the zone that readers see
	Program string        // version of the program, shown in the foot
	Title   pipeline.Text // name of the site
	// Asked is called once all questions have been asked; may be nil.
	Asked func()
	// Spare is told of the faults of own pages, which are then left out; without it
	// they are the error of Build.
	Spare func(page.Faults)
}

// The languages of a site, the main one first.
func languages() []string { return []string{"vi", "en"} }

// Build writes the site, each file as soon as it is made. An error in a page is
// page.Faults, and nothing is written then; after any other the folder is of no use.
func Build(ctx context.Context, in Input) error {
	p, err := plan(ctx, in)
	if err != nil {
		return err
	}
	if in.Asked != nil {
		in.Asked()
	}
	b := builder{in: in, live: assets.HasECharts(), out: &outlet{dir: in.Out}}
	base := page.NewBase(p.ready, in.At, b.live)
	choice, err := b.choices(base)
	if err != nil {
		return fmt.Errorf("build site: %w", err)
	}
	base.Use(choice)
	if err := b.pages(ctx, p.sets, base); err != nil {
		return fmt.Errorf("build site: %w", err)
	}
	if err := b.rest(p.answers); err != nil {
		return fmt.Errorf("build site: %w", err)
	}
	return nil
}

// Check judges the pages of the workspace and of its topics together with the
// built-in ones and tells how many there are. The error is page.Faults.
func Check(ctx context.Context, asker pipeline.TableAsker, own fs.FS, inTopics ...PageFolder) (count int, err error) {
	sets, err := load(own, inTopics)
	if err != nil {
		return 0, err
	}
	for _, t := range sets["vi"] {
		if t.own {
			count++
		}
	}
	answers, err := ask(ctx, asker, wanted(sets))
	if err != nil {
		return 0, err
	}
	return count, check(sets, page.NewAnswers(answers))
}

func check(sets map[string][]pageTemplate, answers page.Answers) error {
	var faults page.Faults
	for _, lang := range languages() {
		for _, t := range sets[lang] {
			if !t.borrowed {
				faults = append(faults, t.Check(answers)...)
			}
		}
	}
	return faults.Err()
}

// wanted are the questions that the pages name and those that every page needs.
func wanted(sets map[string][]pageTemplate) map[string]bool {
	list := map[string]bool{}
	for _, id := range page.Needs() {
		list[id] = true
	}
	for _, set := range sets {
		for _, t := range set {
			for _, id := range t.Questions() {
				list[id] = true
			}
		}
	}
	return list
}

// asking is how many questions are asked at once.
const asking = 2

// ask asks each wanted question once. One that is not known is left to check,
// which names the line that wants it.
func ask(ctx context.Context, asker pipeline.TableAsker, wanted map[string]bool) ([]*pipeline.Table, error) {
	known, err := asker.Questions(ctx)
	if err != nil {
		return nil, fmt.Errorf("list questions: %w", err)
	}
	known = slices.DeleteFunc(known, func(q pipeline.Question) bool { return !wanted[q.ID] })
	answers, faults := make([]*pipeline.Table, len(known)), make([]error, len(known))
	var next atomic.Int64
	var all sync.WaitGroup
	for range asking {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(known); i = int(next.Add(1)) - 1 {
				if answers[i], faults[i] = asker.AskTable(ctx, known[i].ID); faults[i] != nil {
					next.Store(int64(len(known))) // nothing more is asked
				}
			}
		})
	}
	all.Wait()
	for i, err := range faults {
		if err != nil {
			return nil, fmt.Errorf("ask %s: %w", known[i].ID, err)
		}
	}
	return answers, nil
}
