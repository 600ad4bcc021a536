//go:build duckdb_arrow

package warehouse

import (
	"slices"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// What is made above stand-ins has the columns and rows that it has above the views,
// and no stand-in is left.
func TestQuestionsAreMadeAboveStandIns(t *testing.T) {
	list := []pipeline.Question{
		{ID: "top", SQL: `SELECT n.a, s.area_id, o.dimensions FROM untyped n, shown('reported') s, official o, shown`},
		{ID: "untyped", SQL: `SELECT NULL AS a, [NULL] AS "b ""c""", {'d': NULL} AS e`},
		{ID: "typed", SQL: `SELECT 'x'::ENUM('x', 'y') AS "a ""b""", {'c d': 1::DECIMAL(9, 2)} AS s, MAP {'k': [1::UTINYINT]} AS m, b.* FROM untyped b`},
		{ID: "over_typed", SQL: `SELECT t.*, u.e.d AS d FROM typed t, untyped u`},
		{ID: "shown", OnBasis: true, SQL: `SELECT area_id, value FROM observation_on(basis)`},
		{ID: "twice", OnBasis: true, SQL: `SELECT area_id, 2 * value AS value FROM shown(basis := basis)`},
		{ID: "counted", SQL: `SELECT count(*) AS n FROM TWICE('2025'), "OFFICIAL"`},
	}
	b := openBench(t, Options{Questions: list})
	for _, q := range list {
		// What has no type becomes a whole number where it is told.
		kept := b.rows(`SELECT column_name || ' ' || replace(data_type, '"NULL"', 'INTEGER') FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index`, q.ID)
		worked := b.rows(`SELECT column_name || ' ' || column_type FROM (DESCRIBE ` + asked(q) + `)`)
		if !slices.Equal(kept, worked) {
			t.Errorf("%s has the columns %v, its statement %v", q.ID, kept, worked)
		}
		b.rows(`SELECT count(*)::VARCHAR FROM (FROM ` + quote(q.ID) + `)`)
	}
	left := b.rows(`
		SELECT table_name FROM duckdb_tables() WHERE temporary
		UNION ALL SELECT view_name FROM duckdb_views() WHERE temporary AND NOT internal
		UNION ALL SELECT function_name FROM duckdb_functions() WHERE database_name = 'temp'`)
	if len(left) > 0 {
		t.Errorf("left are %v", left)
	}
}
