package site

import (
	"cmp"
	"context"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/tonghop/tonghop/dashboards/assets"
	"github.com/tonghop/tonghop/dashboards/page"
	"github.com/tonghop/tonghop/pipeline"
)

// A builder writes the files of one site.
type builder struct {
	in    Input
	live  bool
	out   *outlet
	drawn map[string]bool // questions that a page draws
}

func (b *builder) add(name string, data []byte) error { return b.out.add(name, data) }

// pages draws all pages, the languages side by side. What comes of it does not
// depend on which is done first.
func (b *builder) pages(ctx context.Context, sets map[string][]pageTemplate, base *page.Base) error {
	parts := make([]builder, len(languages()))
	errs := make([]error, len(parts))
	var all sync.WaitGroup
	for i, lang := range languages() {
		parts[i] = builder{in: b.in, live: b.live, out: b.out}
		all.Go(func() { errs[i] = parts[i].language(ctx, lang, sets[lang], base.In(lang)) })
	}
	all.Wait()
	for i, part := range parts {
		if errs[i] != nil {
			return errs[i]
		}
		for id := range part.drawn {
			b.draws(id)
		}
	}
	return nil
}

// language draws all pages of one language.
func (b *builder) language(ctx context.Context, lang string, set []pageTemplate, w *page.World) error {
	s := shell{in: b.in, lang: lang, world: w, nav: navigation(set, lang), live: b.live}
	var places []assets.Place
	for _, t := range set {
		instances, err := t.Instances(w)
		if err != nil {
			return err
		}
		for _, in := range instances {
			if err := ctx.Err(); err != nil {
				return err
			}
			d, err := t.Draw(w, in)
			if err != nil {
				return err
			}
			for _, id := range d.Questions {
				b.draws(id)
			}
			if d.Search != "" {
				places = append(places, assets.Place{Name: d.Search, Also: d.Also, Note: d.Note, Href: folder(lang) + d.Path})
			}
			html, err := s.html(t, d)
			if err != nil {
				return err
			}
			if err := b.add(folder(lang)+d.Path, html); err != nil {
				return err
			}
		}
	}
	if err := b.topics(s, set); err != nil {
		return err
	}
	return b.search(lang, places)
}

func (b *builder) draws(question string) {
	if b.drawn == nil {
		b.drawn = map[string]bool{}
	}
	b.drawn[question] = true
}

// folder is where a language stands below the root of the site.
func folder(lang string) string {
	if lang == languages()[0] {
		return ""
	}
	return lang + "/"
}

// topics is the page that lists the workspace's own pages.
func (b *builder) topics(s shell, set []pageTemplate) error {
	list := s.own(set)
	if list == "" {
		return nil
	}
	html, err := s.html(pageTemplate{}, page.Drawn{Path: topicsPath, Title: say(s.lang, "Chuyên đề", "Topics"), Body: list})
	if err != nil {
		return err
	}
	return b.add(folder(s.lang)+topicsPath, html)
}

const topicsPath = "chuyen-de.html"

func (b *builder) search(lang string, places []assets.Place) error {
	slices.SortStableFunc(places, func(x, y assets.Place) int {
		return cmp.Or(strings.Compare(x.Name, y.Name), strings.Compare(x.Href, y.Href))
	})
	data, err := assets.SearchIndex(places)
	if err != nil {
		return err
	}
	name := "search.js"
	if lang != languages()[0] {
		name = "search-" + lang + ".js"
	}
	return b.add("assets/"+name, data)
}

// rest adds the data, the assets and the page for addresses that do not exist.
func (b *builder) rest(answers []*pipeline.Table) error {
	if err := b.data(answers); err != nil {
		return err
	}
	list, err := assets.Files()
	if err != nil {
		return err
	}
	for _, f := range list {
		if err := b.add(path.Join("assets", f.Name), f.Data); err != nil {
			return err
		}
	}
	return nil
}

func say(lang, vi, en string) string { return pipeline.Text{VI: vi, EN: en}.In(lang) }
