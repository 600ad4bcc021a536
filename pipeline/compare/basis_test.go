//go:build duckdb_arrow

package compare_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// What provinces reported under the boundaries of four times. Land that stayed is
// carried, a province that was split is added up again, and what was cut across is
// refused.
const overTheTimes = `night 2026-11-19
source so
document so/x
an-giang@2004 | kc_budget | 2007 | actual | 10 vnd
an-giang@2008 | kc_budget | 2009 | actual | 15 vnd
kien-giang@2008 | kc_budget | 2009 | actual | 20 vnd
an-giang@2025 | kc_budget | 2026 | actual | 70 vnd
dak-lak@1997 | kc_budget | 2003 | actual | 30 vnd
dak-lak@2004 | kc_budget | 2005 | actual | 20 vnd
dak-nong@2004 | kc_budget | 2005 | actual | >13 vnd
can-tho@2004 | kc_budget | 2005 | actual | 8 vnd
ha-noi@2004 | kc_budget | 2007 | actual | 50 vnd
ha-tay@2004 | kc_budget | 2007 | actual | 25 vnd
vinh-phuc@2004 | kc_budget | 2007 | actual | 12 vnd
hoa-binh@2004 | kc_budget | 2007 | actual | 6 vnd
ha-noi@2008 | kc_budget | 2009 | actual | 90 vnd
ha-noi@2025 | kc_budget | 2026 | actual | 180 vnd
vn@2004 | kc_budget | 2007 | actual | 900 vnd
`

// onBases are statements about those figures, each with its rows.
var onBases = []struct{ name, sql, rows string }{
	{"the same land under another name", `SELECT period, value FROM figures_by_basis('2008') WHERE area_id = 'an-giang@2008' AND unit = 'vnd' ORDER BY 1`, "[2007 10] [2009 15] [2026 <nil>]"},
	{"new to old is not known, and the new province is named", `SELECT withheld, blocked_by[1], withheld_vi FROM figures_by_basis('2008') WHERE area_id = 'an-giang@2008' AND period = '2026'`,
		"[inexact an-giang@2025 Không cộng được: số của An Giang gồm cả phần đất nằm ngoài địa bàn này.]"},
	{"old provinces added to the new one", `SELECT value, old_areas, made_in FROM figures_by_basis('2025') WHERE area_id = 'an-giang@2025' AND period = '2009'`, "[35 2 1997]"},
	{"one old province lacks", `SELECT value, withheld, lacking[1] FROM figures_by_basis('2025') WHERE area_id = 'an-giang@2025' AND period = '2007'`, "[<nil> incomplete kien-giang@1997]"},
	{"a province that was split is added up again", `SELECT period, value, qualifier, old_areas FROM figures_by_basis('1997') WHERE area_id = 'dak-lak@1997' ORDER BY 1`, "[2003 30 exact 1] [2005 33 more_than 2]"},
	{"half of a province that was split lacks", `SELECT value, withheld, lacking[1] FROM figures_by_basis('1997') WHERE area_id = 'can-tho@1997'`, "[<nil> incomplete hau-giang@2004]"},
	{"a part of a province that was not yet split", `SELECT value, withheld, blocked_by[1] FROM figures_by_basis('2008') WHERE area_id = 'dak-nong@2008' AND period = '2003'`, "[<nil> inexact dak-lak@1997]"},
	{"Hà Nội is no exact sum, and who keeps it from one", `SELECT value, withheld, array_to_string(blocked_by, ' ') FROM figures_by_basis('2008') WHERE area_id = 'ha-noi@2008' AND period = '2007'`,
		"[<nil> inexact hoa-binh@1997 vinh-phuc@1997]"},
	{"Vĩnh Phúc lost land", `SELECT value, withheld FROM figures_by_basis('2025') WHERE area_id = 'phu-tho@2025' AND period = '2007'`, "[<nil> inexact]"},
	{"Hà Nội of 2008 is that of 2025", `SELECT period, value FROM figures_by_basis('2025') WHERE area_id = 'ha-noi@2025' ORDER BY 1`, "[2007 <nil>] [2009 90] [2026 180]"},
	{"the country is one land", `SELECT area_id, value FROM observation_all_on('2025') WHERE area_type = 'country'`, "[vn@2025 900]"},
	{"the country is no province", `SELECT DISTINCT area_type FROM (SELECT area_type FROM figures_by_basis('2025') UNION ALL SELECT area_type FROM growth('2025') UNION ALL SELECT area_type FROM growth)`, "[province]"},
	{"the country's own growth", `SELECT area_id, period, reason FROM growth_all_on('reported') WHERE area_type = 'country'`, "[vn@2004 2007 first]"},
	{"growth goes over the reform where the land stayed", `SELECT period, earlier_period, value FROM growth('2025') WHERE area_id = 'ha-noi@2025' AND reason IS NULL`, "[2026 2009 100]"},
	{"growth goes over the reform where the sum is exact", `SELECT period, earlier_period, value FROM growth('2025') WHERE area_id = 'an-giang@2025' AND reason IS NULL`, "[2026 2009 100]"},
	{"growth under two names of one land", `SELECT area_id, earlier_period, value FROM growth WHERE area_slug = 'an-giang' AND reason IS NULL`, "[an-giang@2008 2007 50]"},
	{"totals count the provinces of the basis", `SELECT period, value, areas_reporting, areas_total FROM totals('2025') WHERE period IN ('2009', '2026') ORDER BY 1`, "[2009 125 2 34] [2026 250 2 34]"},
	{"totals as reported count those of the day", `SELECT period, value, areas_reporting, areas_total FROM totals WHERE period = '2007'`, "[2007 103 5 64]"},
	{"ranks on a basis", `SELECT area_name, rank FROM ranking('2025') WHERE period = '2009' ORDER BY rank`, "[Hà Nội 1] [An Giang 2]"},
	{"shares on a basis lack the others", `SELECT DISTINCT reason FROM area_share('2025')`, "[coverage]"},
	{"per head on a basis without a population says so", `SELECT DISTINCT reason FROM figures_per_capita('1997')`, "[no_population]"},
	{"per year on a basis", `SELECT per_year FROM figures_per_year('1997') WHERE area_id = 'dak-lak@1997' AND period = '2005'`, "[33]"},
	{"coverage on a basis", `SELECT areas_reporting, areas_total FROM coverage_by_period('2025') WHERE period = '2026'`, "[2 34]"},
	{"coverage counts the provinces of the basis", `SELECT areas_with_results, areas_total FROM coverage('1997') WHERE indicator_id = 'kc_budget'`, "[7 61]"},
	{"and has no other", `SELECT DISTINCT boundary FROM coverage('2004')`, "[2004]"},
	{"what is missing on a basis, and who keeps it back", `SELECT area_id, reason, reason_vi FROM missing('2004') WHERE indicator_id = 'kc_budget' AND area_slug IN ('dak-nong', 'can-tho', 'hau-giang', 'ca-mau') ORDER BY 1`,
		"[ca-mau@2004 no_source Chưa khai báo nguồn chính thức nào cho tỉnh này.] [hau-giang@2004 no_source Chưa khai báo nguồn chính thức nào cho tỉnh này.]"},
	{"half of a province that was split", `SELECT reason, reason_en FROM missing('1997') WHERE indicator_id = 'kc_budget' AND area_slug = 'can-tho'`,
		"[incomplete 1 of 2 provinces that make it up have figures, without Hậu Giang: not added.]"},
	{"every figure that is asked for is there once", `SELECT count(*), count(DISTINCT id) FROM observation_on('reported')`, "[14 14]"},
}

func TestOnABasis(t *testing.T) {
	// One statement a row of a question, so that the figures are loaded once.
	var question strings.Builder
	for i, one := range onBases {
		if i > 0 {
			question.WriteString("\nUNION ALL ")
		}
		fmt.Fprintf(&question, "SELECT %d AS n, row_number() OVER () AS line, to_json(r)::VARCHAR AS row FROM (%s) AS r", i, one.sql)
	}
	answer := asked(t, overTheTimes, asksNothing+"SELECT n, row FROM ("+question.String()+") ORDER BY n, line")
	got := map[int64][]string{}
	for _, row := range answer.Rows {
		got[row[0].(int64)] = append(got[row[0].(int64)], row[1].(string))
	}
	for i, one := range onBases {
		if rows := plainRows(t, got[int64(i)]); rows != one.rows {
			t.Errorf("%s:\n got %s\nwant %s", one.name, rows, one.rows)
		}
	}
}

// plainRows writes the values of JSON objects in their order.
func plainRows(t *testing.T, objects []string) string {
	t.Helper()
	var rows []string
	for _, text := range objects {
		d := json.NewDecoder(strings.NewReader(text))
		var values []string
		for name := true; ; {
			token, err := d.Token()
			if err != nil {
				break
			}
			if _, isMark := token.(json.Delim); isMark {
				continue
			}
			if !name {
				values = append(values, fmt.Sprint(token))
			}
			name = !name
		}
		rows = append(rows, "["+strings.Join(values, " ")+"]")
	}
	return strings.Join(rows, " ")
}

// A basis that there is not is told, whatever is asked of it.
func TestNoSuchBasis(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "release.duckdb")
	if err := os.WriteFile(path, template(t), 0o600); err != nil {
		t.Fatal(err)
	}
	release, err := warehouse.OpenRelease(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer release.Close()
	onBasis := 0
	for _, q := range generic(t) {
		if !q.OnBasis {
			continue
		}
		onBasis++
		if _, err := release.AskOn(ctx, q.ID, "2030"); err == nil || !strings.Contains(err.Error(), "Địa giới phải là") {
			t.Errorf("%s on 2030: %v", q.ID, err)
		}
		if _, err := release.AskOn(ctx, q.ID, "1997"); err != nil {
			t.Errorf("%s on 1997: %v", q.ID, err)
		}
	}
	if onBasis < 12 {
		t.Errorf("%d questions take a basis", onBasis)
	}
	if _, err := release.AskOn(ctx, "runs", "2025"); err == nil || !strings.Contains(err.Error(), "takes no basis") {
		t.Errorf("runs on 2025: %v", err)
	}
}
