package main

import (
	"errors"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/simulate"
	"github.com/tonghop/tonghop/pipeline/workspace"
)

func (a *app) simulateCommand() *cobra.Command {
	var plan simulate.Plan
	var rows bool
	c := &cobra.Command{
		Use: "simulate DIR", Short: "A whole made-up country, for trials and measurements",
		Long: "Makes a workspace in DIR, an empty folder, with figures of a made-up country: reports of every province over the years, a ministry and a\n" +
			"press beside them, plans, estimates, gaps and faults. Everything says that it is made up. The same seed gives the same country.\n" +
			"As workbooks and a feed, to be read by `tonghop run`; or with --rows straight into the store, with a second night of revisions,\n" +
			"and published: for sizes that no workbook holds. A workspace made with --rows has no documents and is not to be run again.",
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			cat, err := catalog.Load()
			if err != nil {
				return err
			}
			a.dir = args[0]
			country := simulate.New(cat, plan)
			if err := writeCountry(args[0], country, cat, rows); err != nil {
				return err
			}
			if rows {
				return a.loadCountry(c.Context(), country)
			}
			fmt.Fprintf(a.stdout, "Đã tạo đất nước mô phỏng trong %s. Chạy: tonghop -w %s run (A made-up country.)\n", args[0], args[0])
			return nil
		},
	}
	f := c.Flags()
	f.Uint64Var(&plan.Seed, "seed", 1, "which country")
	f.IntVar(&plan.Provinces, "provinces", 0, "provinces of each boundary version; 0 takes all")
	f.IntVar(&plan.Indicators, "indicators", 0, "indicators; 0 takes all that are counts or amounts")
	f.IntVar(&plan.FirstYear, "from", 2017, "first year")
	f.IntVar(&plan.LastYear, "to", 2026, "last year")
	f.IntVar(&plan.Localities, "localities", 0, "localities of each province; their figures come beside the province's (--rows alone)")
	f.BoolVar(&rows, "rows", false, "straight into the store instead of workbooks")
	return c
}

// writeCountry makes the workspace: its settings, its sources and, unless only
// rows are wanted, its documents.
func writeCountry(dir string, country *simulate.Country, cat *catalog.Catalog, rows bool) error {
	entries, err := os.ReadDir(dir)
	if err == nil && len(entries) > 0 {
		return usageError{fmt.Errorf("make workspace %s: %w", dir, workspace.ErrNotEmpty)}
	}
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	files := map[string][]byte{workspace.File: []byte("title: Đất nước mô phỏng (" + simulate.Label + ")\ntitle_en: A made-up country\n")}
	for _, s := range country.Sources() {
		files[filepath.Join(workspace.SourcesDir, s.ID+".yaml")] = sourceFile(s)
		if err := os.MkdirAll(filepath.Join(dir, filepath.FromSlash(s.Location)), 0o755); err != nil {
			return err
		}
	}
	if !rows {
		if err := addDocuments(files, country, cat); err != nil {
			return err
		}
	}
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func sourceFile(s pipeline.Source) []byte {
	kind, location := "folder", s.Location
	if s.Claims {
		kind, location = "feed", s.Location+"/feed.xml"
	}
	text := fmt.Sprintf("kind: %s\nlocation: %s\ntitle: %q\ntitle_en: %q\npublisher: %q\nlicence: %s\nillustrative: true\nprecedence: %d\n",
		kind, location, s.Title.VI, s.Title.EN, s.Publisher, s.Licence, s.Precedence)
	if s.Province != "" {
		text += "province: " + s.Province + "\n"
	}
	if s.Claims {
		text += "claims: true\n"
	}
	return []byte(text)
}

// addDocuments writes every report as a workbook, and what the press says as a
// feed with one article a year.
func addDocuments(files map[string][]byte, country *simulate.Country, cat *catalog.Catalog) error {
	units := func(id string) string {
		u, _ := cat.Unit(id)
		return u.Name.VI
	}
	var items strings.Builder
	for d := range country.First() {
		folder := filepath.Join("inbox", d.Source)
		if d.Source == simulate.Press {
			page := fmt.Sprintf("bai-%d.html", d.Year)
			files[filepath.Join(folder, page)] = article(d, country, units)
			fmt.Fprintf(&items, "<item><title>%s</title><link>%s</link><guid isPermaLink=\"false\">%s</guid><pubDate>%s</pubDate></item>\n",
				html.EscapeString(d.Reading.Title), page, page, d.Snapshot.PublishedAt.Format(time.RFC1123Z))
			continue
		}
		content, err := sheet.Write(book(d, country, units))
		if err != nil {
			return err
		}
		files[filepath.Join(folder, d.Snapshot.Document)] = content
	}
	files[filepath.Join("inbox", simulate.Press, "feed.xml")] = []byte("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>Bản tin (" +
		simulate.Label + ")</title><link>index.html</link><description>" + simulate.Label + "</description>\n" + items.String() + "</channel></rss>\n")
	return nil
}
