//go:build duckdb_arrow

package warehouse

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// What is asked as reported everywhere is answered from what is kept; what somebody
// asks on another basis never is, nor what that calls in turn.
func TestADraftKeepsWhatIsAskedAsReported(t *testing.T) {
	ctx := context.Background()
	shown := pipeline.Question{ID: "shown", OnBasis: true, SQL: "SELECT area_id, value FROM observation_on(basis) ORDER BY ALL"}
	twice := pipeline.Question{ID: "twice", OnBasis: true, SQL: "SELECT area_id, 2 * value AS value FROM shown(basis) ORDER BY ALL"}
	for _, c := range []struct {
		name  string
		asked pipeline.Question
		kept  []string
	}{
		{"as reported", pipeline.Question{ID: "asked", SQL: "SELECT count(*) AS n FROM twice( 'reported' )"}, []string{"shown", "twice"}},
		{"on another basis", pipeline.Question{ID: "asked", SQL: "SELECT count(*) AS n FROM twice('2025')"}, nil},
		{"beside another table", pipeline.Question{ID: "asked", SQL: "SELECT count(*) AS n FROM range(1), TWICE('2008')"}, nil},
		{"by its name", pipeline.Question{ID: "asked", SQL: "SELECT count(*) AS n FROM twice(basis := '2025')"}, nil},
		{"by an expression", pipeline.Question{ID: "asked", SQL: "SELECT count(*) AS n FROM twice(lower('2025'))"}, nil},
		{"the inner one", pipeline.Question{ID: "asked", SQL: "SELECT count(*) AS n FROM shown('2025')"}, []string{"twice"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, path := released(t, shown, twice, c.asked)
			release := openCopy(t, path)
			d, err := OpenDraft(ctx, path, "")
			if err != nil {
				t.Fatal(err)
			}
			defer d.Close()
			var kept []string
			for _, name := range []string{"shown", "twice"} {
				if d.keptAs(name) != "" {
					kept = append(kept, name)
				}
			}
			if !slices.Equal(kept, c.kept) {
				t.Errorf("kept %v, want %v", kept, c.kept)
			}
			for _, id := range []string{"asked", "twice", "shown", "asked"} {
				want, errWant := release.Ask(ctx, id)
				got, errGot := d.Ask(ctx, id)
				if errWant != nil || errGot != nil || !reflect.DeepEqual(got, want) || len(want.Rows) == 0 {
					t.Errorf("%s: %v, %v; want %v, %v", id, got, errGot, want, errWant)
				}
			}
		})
	}
}

func TestCallsInAStatement(t *testing.T) {
	for text, want := range map[string][]call{
		"FROM totals(basis)":                      {{"totals", "basis"}},
		`FROM "Totals" ( 'reported' ) t`:          {{"totals", "'reported'"}},
		"FROM a, growth('2025')":                  {{"growth", "'2025'"}},
		"FROM range(known(basis)), f(x, 'y')":     {{"range", ""}, {"known", "basis"}, {"f", ""}},
		"SELECT count(*) FROM a WHERE (b = 1":     {{"count", "*"}, {"where", ""}},
		"FROM never_closed(":                      {{"never_closed", ""}},
		"WITH t AS (SELECT 1) FROM t JOIN u() ON": {{"as", "SELECT 1"}, {"u", ""}},
	} {
		if got := callsIn(text); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}
