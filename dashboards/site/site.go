// Package site writes a site: every page in Vietnamese and in English, the data
// beside the charts, the search and the assets.
//
// It asks each question once, draws every page from the answers, and writes
// files that open from a folder, from any server and without scripts. Of large
// answers it has only the rows that the pages being drawn want. The same answers and
// the same Input give the same bytes.
//
// The border: it knows neither a database nor a clock. Where the folder ends up
// and which site is in force is the business of others.
package site

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
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
	// Share is how many rows of large answers pages are drawn from at once, where the
	// Asker is a pipeline.TableHolder; 0 for as many as go well into memory.
	Share int
	// Asked is called once all questions have been asked; may be nil.
	Asked func()
	// Spare is told of the faults of own pages, which are then left out; without it
	// they are the error of Build.
	Spare func(page.Faults)
}

func (in Input) share() int {
	if in.Share > 0 {
		return in.Share
	}
	return manyRows
}

// The languages of a site, the main one first.
func languages() []string { return []string{"vi", "en"} }

// Build writes the site, each file as soon as it is made. An error in a page is
// page.Faults, and nothing is written then; after any other the folder is of no use.
func Build(ctx context.Context, in Input) (err error) {
	p, err := plan(ctx, in)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.answers.close(ctx)) }()
	if in.Asked != nil {
		in.Asked()
	}
	b := builder{in: in, live: assets.HasECharts(), out: &outlet{dir: in.Out}, drawn: map[string]bool{}}
	if err := b.build(ctx, p); err != nil {
		return fmt.Errorf("build site: %w", err)
	}
	return nil
}

func (b *builder) build(ctx context.Context, p planned) error {
	base, err := page.NewBase(ctx, p.ready, p.answers.held, b.in.At, b.live)
	if err != nil {
		return err
	}
	var templates []*page.Template
	for _, lang := range languages() {
		for _, t := range p.sets[lang] {
			templates = append(templates, t.Template)
		}
	}
	choice, err := b.choices(ctx, base, templates)
	if err != nil {
		return err
	}
	base.Use(choice)
	if err := b.pages(ctx, p.sets, base); err != nil {
		return err
	}
	return b.rest(ctx, p.answers)
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
	answers, err := ask(ctx, asker, wanted(sets), 0)
	if err != nil {
		return 0, err
	}
	return count, check(sets, page.NewAnswers(answers.tables()))
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
