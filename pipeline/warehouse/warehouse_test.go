//go:build duckdb_arrow

package warehouse

import (
	"context"
	"crypto/sha256"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A bench is a warehouse in a temporary folder with a clock of its own.
type bench struct {
	*Warehouse
	t    testing.TB
	path string
}

func testCatalog(t testing.TB) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func openBench(t testing.TB, opt Options) bench {
	t.Helper()
	path := filepath.Join(t.TempDir(), "warehouse.duckdb")
	template, err := emptyWarehouse()
	if err == nil {
		err = os.WriteFile(path, template, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return reopen(t, path, opt)
}

// emptyWarehouse is the file of a warehouse that holds the catalog and nothing
// else; making one takes half a second.
var emptyWarehouse = sync.OnceValues(func() ([]byte, error) {
	c, err := catalog.Load()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "warehouse")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "template.duckdb")
	w, err := Open(context.Background(), path, Options{Catalog: c})
	if err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

func reopen(t testing.TB, path string, opt Options) bench {
	t.Helper()
	if opt.Catalog == nil {
		opt.Catalog = testCatalog(t)
	}
	w, err := Open(context.Background(), path, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return bench{w, t, path}
}

// night is the run of the n-th night.
func night(n int) pipeline.Run {
	return pipeline.RunAt(time.Date(2026, 11, n, 18, 30, 0, 0, time.UTC), "schedule")
}

func office(id string) pipeline.Source {
	return pipeline.Source{
		ID: id, Kind: pipeline.FolderSource, Location: "/workspace/inbox/" + id,
		Title:     pipeline.Text{VI: "Sở Công Thương " + id, EN: "Department of " + id},
		Publisher: "Sở Công Thương " + id, Precedence: 10,
	}
}

func snapshotOf(s pipeline.Source, document, content string, published time.Time) pipeline.Snapshot {
	return pipeline.Snapshot{
		Digest: pipeline.DigestOf([]byte(content)), Source: s.ID, Document: document, URL: "file:///" + document,
		Size: int64(len(content)), FetchedAt: night(1).StartedAt, PublishedAt: published, Publisher: s.Publisher,
	}
}

// figure is the number of products recognised by the province, as cell C<row>
// states it.
func figure(snap pipeline.Snapshot, area string, row int, value float64) pipeline.Observation {
	cell := pipeline.CellAt("Biểu 1", row, 3)
	return pipeline.Observation{
		Indicator: "cnnt_recognized", Level: pipeline.LevelTinh, Area: pipeline.AreaID(area), Province: "Đồng Tháp",
		Dimensions: map[string]string{"group": "thuc_pham"},
		Period:     pipeline.Period{Start: pipeline.Year(2012), End: pipeline.Year(2021), Text: "2012-2021", Basis: pipeline.PeriodFromText},
		Kind:       pipeline.Actual,
		Quantity:   pipeline.Quantity{Value: value, Unit: "product", Qualifier: pipeline.Exact},
		Origin: pipeline.Origin{
			Snapshot: snap.Digest, Locator: cell, Start: -1, End: -1, Raw: fmt.Sprint(value), Shown: fmt.Sprint(value),
			Context: "Cấp tỉnh", Rule: "table.level-column",
		},
	}
}

func reading(observations ...pipeline.Observation) pipeline.Reading {
	return pipeline.Reading{
		Format: "xlsx", Title: "Biểu 1", Observations: observations,
		Document: pipeline.Document{Sheets: []pipeline.Sheet{{
			Name: "Biểu 1", Rows: 9, Cols: 3, Cells: []pipeline.Cell{{Row: 1, Col: 1, RowSpan: 1, ColSpan: 3, Text: "Biểu 1", Role: pipeline.RoleTitle}},
		}}},
	}
}

// load loads one document whose content is text, and gives what Load told.
func (b bench) load(run pipeline.Run, s pipeline.Source, document, text string, r func(pipeline.Snapshot) pipeline.Reading) pipeline.Loaded {
	b.t.Helper()
	snap := snapshotOf(s, document, text, time.Time{})
	l, err := b.Load(context.Background(), run, s, snap, r(snap), "fp:"+text)
	if err != nil {
		b.t.Fatal(err)
	}
	return l
}

func (b bench) sync(run pipeline.Run, sources ...pipeline.Source) {
	b.t.Helper()
	if err := b.SyncSources(context.Background(), run, sources); err != nil {
		b.t.Fatal(err)
	}
}

// rows gives every row of a query as text.
func (b bench) rows(query string, args ...any) []string {
	b.t.Helper()
	list, err := b.strings(context.Background(), "SELECT concat_ws('|', *COLUMNS(*)) FROM ("+query+")", args...)
	if err != nil {
		b.t.Fatal(query, err)
	}
	return list
}

// contents is the content of every table, name by name.
func (b bench) contents() map[string]string {
	b.t.Helper()
	ctx := context.Background()
	names, err := b.strings(ctx, `SELECT table_name FROM duckdb_tables() WHERE NOT temporary ORDER BY table_name`)
	if err != nil {
		b.t.Fatal(err)
	}
	all := map[string]string{}
	for _, name := range names {
		lines, err := b.strings(ctx, "SELECT t::VARCHAR FROM "+quote(name)+" t ORDER BY ALL")
		if err != nil {
			b.t.Fatal(err)
		}
		all[name] = fmt.Sprintf("%d rows %x", len(lines), sha256.Sum256([]byte(fmt.Sprintf("%q", lines))))
	}
	return all
}

func (b bench) at() int64 {
	b.t.Helper()
	v, err := b.Version(context.Background())
	if err != nil {
		b.t.Fatal(err)
	}
	return v
}

func notANumber() float64 { return math.NaN() }
