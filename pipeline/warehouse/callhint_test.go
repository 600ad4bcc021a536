//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"strings"
	"testing"
)

// Whoever asks a question on a basis in another way than DuckDB takes it is told
// how to write it.
func TestQuestionsOnABasisAskedInOtherWays(t *testing.T) {
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, make := range []string{
		`CREATE TABLE figure (area_id VARCHAR, value DOUBLE)`,
		`INSERT INTO figure VALUES ('an-giang@2025', 1)`,
		`CREATE MACRO ranking(basis) AS TABLE WITH asked AS (SELECT CASE WHEN basis IN ('reported', '1997', '2004', '2008', '2025') THEN basis
			ELSE error('Địa giới phải là reported, 1997, 2004, 2008 hoặc 2025. (The basis must be one of these.)') END AS basis)
			SELECT figure.* FROM figure, asked WHERE asked.basis = 'reported' OR area_id LIKE '%@' || asked.basis`,
		`CREATE MACRO comparable(a, b) AS a = b`,
	} {
		if _, err := db.ExecContext(context.Background(), make); err != nil {
			t.Fatal(err)
		}
	}
	for statement, want := range map[string]string{
		`FROM ranking(2025)`:                 "FROM ranking('2025')",
		`SELECT * FROM ranking ( 2008 )`:     "FROM ranking('2008')",
		`FROM ranking("2008")`:               "FROM ranking('2008')",
		`FROM ranking(reported)`:             "FROM ranking('reported')",
		`FROM ranking(basis=2004)`:           "FROM ranking('2004')",
		`SELECT ranking(2025)`:               "FROM ranking('2025')",
		`SELECT ranking('2025')`:             "FROM ranking('2025')",
		`FROM ranking()`:                     "FROM ranking('2025')",
		`FROM ranking('2025', 'x')`:          "FROM ranking('2025')",
		`FROM ranking('34 tỉnh')`:            "FROM ranking('2025')",
		`SELECT comparable(1)`:               "",
		`SELECT valu FROM ranking('2025')`:   "«value»",
		`SELECT "2024" FROM figure`:          "",
		`SELECT CAST('reported' AS INTEGER)`: "",
	} {
		t.Run(statement, func(t *testing.T) {
			err := run(db, statement)
			if err == nil {
				t.Fatal("it runs")
			}
			hint := explainFault(err, statement).Hint.VI
			if want == "" && strings.Contains(hint, "theo địa giới") || !strings.Contains(hint, want) {
				t.Errorf("hint %q, want %q\n%v", hint, want, err)
			}
		})
	}
}

// run reads all rows of a statement.
func run(db *sql.DB, statement string) error {
	rows, err := db.QueryContext(context.Background(), statement)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() { //nolint:revive // only its end matters
	}
	return rows.Err()
}

// Who asks a table for a column by the name that it had is told the new one.
func TestColumnsByTheirFormerNames(t *testing.T) {
	b := openBench(t, Options{})
	for statement, want := range map[string]string{
		`SELECT id FROM area`:       "area_id",
		`SELECT a.slug FROM area a`: "area_slug",
		`SELECT count(*) FROM observation o JOIN area a ON a.id = o.area_id`:             "area_id",
		`SELECT a.name FROM observation JOIN area AS a USING (area_id)`:                  "area_name",
		`SELECT full_nam FROM area`:                                                      "",
		`SELECT name FROM source`:                                                        "",
		`SELECT id FROM source`:                                                          "source_id",
		`SELECT name_en FROM main.indicator`:                                             "indicator_name_en",
		`SELECT p.end_text FROM observation_history h JOIN "period" p USING (period_id)`: "period_end",
	} {
		_, err := b.conn.ExecContext(context.Background(), statement)
		if err == nil {
			t.Errorf("%s can be asked", statement)
			continue
		}
		hint, ok := columnHint(err.Error(), statement)
		if ok != (want != "") || !strings.Contains(hint.VI, want) {
			t.Errorf("%s: %q, want %s; DuckDB says %v", statement, hint.VI, want, err)
		}
	}
}

// Who asks for a column by the name that one tries first is told what it is called.
func TestColumnsByTheNamesOneTriesFirst(t *testing.T) {
	b := openBench(t, Options{})
	for statement, want := range map[string]string{
		`SELECT value FROM observation WHERE year = 2016`: "cột period",
		`SELECT nam, value FROM observation`:              "cột period",
		`SELECT tinh FROM observation`:                    "«area_name»",
		`SELECT o.amount FROM observation o`:              "«value»",
		`SELECT region FROM observation`:                  "JOIN provinces USING (area_id), cột region_vi",
		`SELECT area_nam FROM observation`:                "«area_name»",
		`SELECT id FROM area`:                             "area_id",
	} {
		_, err := b.conn.ExecContext(context.Background(), statement)
		if err == nil {
			t.Errorf("%s can be asked", statement)
			continue
		}
		if hint, ok := Advice(err.Error(), statement); !ok || !strings.Contains(hint.VI, want) || hint.EN == "" {
			t.Errorf("%s: %q, want %s; DuckDB says %v", statement, hint.VI, want, err)
		}
	}
}
