package site

import (
	"context"
	"maps"
	"path"
	"slices"
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
	drawers := make([]*drawer, len(languages()))
	for i, lang := range languages() {
		drawers[i] = newDrawer(b, lang, sets[lang], base.In(lang))
	}
	list, err := inPairs(drawers)
	if err != nil {
		return err
	}
	shares, err := base.Shares(ctx, list, b.in.share())
	if err != nil {
		return err
	}
	for i, s := range shares {
		if err := b.share(ctx, base, s, drawers); err != nil {
			return err
		}
		blank := 0
		for _, d := range drawers {
			blank += len(d.blank)
		}
		if blank > mostBlank || blank > 0 && i == len(shares)-1 {
			if err := b.fill(ctx, base, drawers); err != nil {
				return err
			}
		}
	}
	for _, d := range drawers {
		if err := d.end(); err != nil {
			return err
		}
		maps.Copy(b.drawn, d.shown)
	}
	return nil
}

// share draws the pages of a share, the languages side by side. Pages that look to columns
// that were not had are drawn again from whole rows.
func (b *builder) share(ctx context.Context, base *page.Base, s page.Share, drawers []*drawer) error {
	for {
		loaded, err := base.Load(ctx, s)
		if err != nil {
			return err
		}
		pages := map[string][]page.Page{}
		for _, p := range s.Pages {
			pages[p.Lang] = append(pages[p.Lang], p)
		}
		err = each(drawers, func(d *drawer) error {
			d.world.Take(loaded)
			return d.draw(ctx, pages[d.lang], s.Whole())
		})
		if err != nil {
			return err
		}
		var again []page.Page
		for _, d := range drawers {
			again = append(again, d.again...)
		}
		if len(again) == 0 {
			return nil
		}
		s = base.Whole(again)
	}
}

// mostBlank is how many pages are kept until what they say of further figures is asked for.
const mostBlank = 300

// fill asks for what pages with blanks say of further figures, and writes them.
func (b *builder) fill(ctx context.Context, base *page.Base, drawers []*drawer) error {
	wants := map[string]bool{}
	for _, d := range drawers {
		for _, p := range d.blank {
			for _, w := range p.drawn.Wants {
				wants[w.ID] = true
			}
		}
	}
	told, err := base.Tell(ctx, inOrder(wants))
	if err != nil {
		return err
	}
	return each(drawers, func(d *drawer) error {
		for _, p := range d.blank {
			p.drawn.Fill(d.world, told)
			if err := d.write(p.of, p.drawn); err != nil {
				return err
			}
		}
		d.blank = nil
		return nil
	})
}

func inOrder(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }

// each lets all drawers do something at once.
func each(drawers []*drawer, do func(*drawer) error) error {
	errs := make([]error, len(drawers))
	var all sync.WaitGroup
	for i, d := range drawers {
		all.Go(func() { errs[i] = do(d) })
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// inPairs are all pages, those of the same row in both languages one after the other:
// they are drawn from the same rows.
func inPairs(drawers []*drawer) ([]page.Page, error) {
	var list []page.Page
	done := map[*page.Template]map[string]bool{}
	for _, first := range drawers {
		for _, t := range first.set {
			var twins [][]page.Page
			most := 0
			for _, d := range drawers {
				at := slices.IndexFunc(d.set, func(o pageTemplate) bool { return o.Address() == t.Address() && !done[o.Template][d.lang] })
				if at < 0 {
					continue
				}
				twin := d.set[at]
				if done[twin.Template] == nil {
					done[twin.Template] = map[string]bool{}
				}
				done[twin.Template][d.lang] = true
				instances, err := twin.Instances(d.world)
				if err != nil {
					return nil, err
				}
				pages := make([]page.Page, len(instances))
				for i, in := range instances {
					pages[i] = page.Page{Lang: d.lang, Template: twin.Template, Instance: in}
				}
				twins, most = append(twins, pages), max(most, len(pages))
			}
			for i := range most {
				for _, pages := range twins {
					if i < len(pages) {
						list = append(list, pages[i])
					}
				}
			}
		}
	}
	return list, nil
}

// folder is where a language stands below the root of the site.
func folder(lang string) string {
	if lang == languages()[0] {
		return ""
	}
	return lang + "/"
}

// rest adds the data, the assets and the page for addresses that do not exist.
func (b *builder) rest(ctx context.Context, answers asked) error {
	if err := b.data(ctx, answers); err != nil {
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
