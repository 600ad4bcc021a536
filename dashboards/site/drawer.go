package site

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/dashboards/assets"
	"github.com/tonghop/tonghop/dashboards/page"
)

// A drawer draws the pages of one language, share by share.
type drawer struct {
	*builder
	lang   string
	set    []pageTemplate
	files  map[*page.Template]pageTemplate
	world  *page.World
	shell  shell
	places []assets.Place
	titles map[string]string // of the workspace's own pages, by their path
	shown  map[string]bool   // questions that a page draws
	again  []page.Page       // of those drawn last, that look to columns that were not had
	blank  []blankPage       // that want to be told more of some figures before they are written
}

func newDrawer(b *builder, lang string, set []pageTemplate, w *page.World) *drawer {
	d := &drawer{builder: b, lang: lang, set: set, files: map[*page.Template]pageTemplate{}, world: w, titles: map[string]string{}, shown: map[string]bool{},
		shell: shell{in: b.in, lang: lang, nav: navigation(set, lang), live: b.live}}
	for _, t := range set {
		d.files[t.Template] = t
	}
	return d
}

// A blankPage is drawn but for what it says of some figures.
type blankPage struct {
	of    pageTemplate
	drawn page.Drawn
}

// draw draws pages and writes them, but for those that want to be told more of some
// figures. Those that look to columns that were not had are left for again, unless whole
// rows were.
func (d *drawer) draw(ctx context.Context, pages []page.Page, whole bool) error {
	d.again = nil
	for _, p := range pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		drawn, err := p.Template.Draw(d.world, p.Instance)
		if err != nil {
			return err
		}
		if drawn.Missed && !whole {
			d.again = append(d.again, p)
			continue
		}
		if len(drawn.Wants) > 0 {
			d.blank = append(d.blank, blankPage{d.files[p.Template], drawn})
			continue
		}
		if err := d.write(d.files[p.Template], drawn); err != nil {
			return err
		}
	}
	return nil
}

func (d *drawer) write(t pageTemplate, p page.Drawn) error {
	for _, id := range p.Questions {
		d.shown[id] = true
	}
	if p.Search != "" {
		d.places = append(d.places, assets.Place{Name: p.Search, Also: p.Also, Note: p.Note, Href: folder(d.lang) + p.Path})
	}
	if t.own {
		d.titles[p.Path] = p.Title
	}
	html, err := d.shell.html(t, p)
	if err != nil {
		return err
	}
	return d.add(folder(d.lang)+p.Path, html)
}

// end writes what stands beside the pages of the language.
func (d *drawer) end() error {
	if err := d.topics(); err != nil {
		return err
	}
	return d.search()
}

// topics is the page that lists the workspace's own pages.
func (d *drawer) topics() error {
	var list strings.Builder
	for _, t := range d.set {
		if !t.own {
			continue
		}
		instances, err := t.Instances(d.world)
		if err != nil {
			return err
		}
		for _, in := range instances {
			list.WriteString(listed(in.Path, d.titles[in.Path]))
		}
	}
	if list.Len() == 0 {
		return nil
	}
	html, err := d.shell.html(pageTemplate{}, page.Drawn{Path: topicsPath, Title: say(d.lang, "Chuyên đề", "Topics"), Body: "<ul>" + list.String() + "</ul>"})
	if err != nil {
		return err
	}
	return d.add(folder(d.lang)+topicsPath, html)
}

const topicsPath = "chuyen-de.html"

func (d *drawer) search() error {
	slices.SortStableFunc(d.places, func(x, y assets.Place) int {
		return cmp.Or(strings.Compare(x.Name, y.Name), strings.Compare(x.Href, y.Href))
	})
	data, err := assets.SearchIndex(d.places)
	if err != nil {
		return err
	}
	name := "search.js"
	if d.lang != languages()[0] {
		name = "search-" + d.lang + ".js"
	}
	return d.add("assets/"+name, data)
}
