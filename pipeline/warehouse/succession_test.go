//go:build duckdb_arrow

package warehouse

import (
	"context"
	"path/filepath"
	"testing"
)

// Every change of the provinces is there, and only where the new one is exactly
// the sum of its old ones does it say so.
func TestSuccessionsTellWhatAddsUp(t *testing.T) {
	b := openBench(t, Options{})
	b.want(`SELECT boundary, count(DISTINCT new_id), count(*) FILTER (NOT exact) FROM area_succession GROUP BY boundary ORDER BY boundary`,
		"2004|64|6", "2008|63|6", "2025|34|0")
	b.want(`SELECT new_id, string_agg(old_id, ' ' ORDER BY old_id) FROM area_succession WHERE NOT exact GROUP BY new_id ORDER BY new_id`,
		"can-tho@2004|can-tho@1997", "dak-lak@2004|dak-lak@1997", "dak-nong@2004|dak-lak@1997", "dien-bien@2004|lai-chau@1997",
		"ha-noi@2008|ha-noi@2004 ha-tay@2004 hoa-binh@2004 vinh-phuc@2004", "hau-giang@2004|can-tho@1997",
		"hoa-binh@2008|hoa-binh@2004", "lai-chau@2004|lai-chau@1997", "vinh-phuc@2008|vinh-phuc@2004")
	b.want(`SELECT CAST(valid_from AS VARCHAR) FROM area_succession WHERE new_id = 'dong-thap@2025'`, "2025-07-01", "2025-07-01")
	// The same land has the same name, whatever it was called and when.
	b.want(`SELECT area_id, land, array_to_string(boundaries, ' ') FROM place WHERE area_id IN ('an-giang@2008', 'can-tho@2008', 'ha-noi@2004', 'ha-noi@2025', 'vn@2025') ORDER BY area_id`,
		"an-giang@2008|an-giang@1997|1997 2004 2008", "can-tho@2008|can-tho@2004|2004 2008", "ha-noi@2004|ha-noi@1997|1997 2004", "ha-noi@2025|ha-noi@2008|2008 2025",
		"vn@2025|vn@1997|1997 2004 2008 2025")
	// Ways that are made of the same lands are one way.
	b.want(`SELECT made_in, string_agg(part_id, ' ' ORDER BY part_id), any_value(exact) FROM area_part WHERE area_id = 'dak-lak@1997' GROUP BY made_in ORDER BY made_in`,
		"1997|dak-lak@1997|true", "2004|dak-lak@2004 dak-nong@2004|true", "2025|dak-lak@2025 lam-dong@2025|false")
	b.want(`SELECT DISTINCT made_in, exact FROM area_part WHERE area_id = 'ca-mau@2025' ORDER BY made_in`, "1997|true", "2025|true")
}

// A file of before this schema keeps its series, and gets every succession.
func TestAFileOfAnEarlierSchemaKeepsItsSeries(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "old.duckdb")
	db, conn, err := connect(ctx, path, "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	old := &Warehouse{path: path, db: db, conn: conn}
	migrations, err := readMigrations(schemaFiles)
	if err != nil {
		t.Fatal(err)
	}
	if err := old.migrate(ctx, migrations[:3]); err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{
		`INSERT INTO series VALUES ('s', 'kc_budget', 'tinh', 'ca-mau@2008', 'actual', 'vnd', MAP {})`,
		`INSERT INTO area_succession VALUES ('ca-mau@2008', 'ca-mau@2025', DATE '2025-07-01')`,
	} {
		if _, err := conn.ExecContext(ctx, statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	b := reopen(t, path, Options{Catalog: testCatalog(t)})
	b.want(`SELECT id, indicator_id, area_id FROM series`, "s|kc_budget|ca-mau@2008")
	b.want(`SELECT boundary, exact FROM area_succession WHERE old_id = 'ca-mau@2008'`, "2025|true")
}
