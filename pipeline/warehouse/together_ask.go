//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"slices"
)

// seenTogether are the tables that a statement about gathered documents reads and that
// change from round to round. They are not made anew, but choose by staged_asked among
// tables that stay as they are: so a statement is planned once for all rounds. A plan goes
// by the statistics of what it reads, and of what stands in a list there are none.
var seenTogether = []tableOfOwn{
	ownTable("named_figure", "\nFROM (\n"+statement("name_figures")+") SEMI JOIN (SELECT unnest(turns) AS turn FROM staged_asked) USING (turn)"),
	ownTable("standing_figure", "\n"+statement("see_standing")),
	ownTable("in_force", "\n"+statement("see_in_force")),
}

// A toldState is what staged_asked holds: what a statement is asked about, and what of
// the others it sees.
type toldState struct {
	turns         []int64 // of the documents that are asked about
	held          []int64 // the ordinals of what is held
	same          []int64 // the ordinals of what is stated as it was
	ended, ending []int64 // what gives way, and to which turn
}

func (t toldState) equal(o toldState) bool {
	return slices.Equal(t.turns, o.turns) && slices.Equal(t.held, o.held) && slices.Equal(t.same, o.same) && slices.Equal(t.ended, o.ended)
}

// tell fills in what the next statements are asked about.
func (w *Warehouse) tell(ctx context.Context, g *gathering) error {
	now := g.toldState
	if g.told != nil && g.told.equal(now) {
		return nil
	}
	if _, err := w.conn.ExecContext(ctx, `DELETE FROM staged_asked`); err != nil {
		return err
	}
	_, err := w.conn.ExecContext(ctx, `INSERT INTO staged_asked SELECT ?::BIGINT[], ?::BIGINT[], ?::BIGINT[], ?::BIGINT[], ?::BIGINT[]`,
		given(now.turns), given(now.held), given(now.same), given(now.ended), given(now.ending))
	g.told = &now
	return err
}

// given is a list as the driver takes it.
func given(list []int64) []int64 {
	if list == nil {
		return []int64{}
	}
	return list
}

// askPlanned asks a question about the gathered documents that are asked about.
func (w *Warehouse) askPlanned(ctx context.Context, g *gathering, question string, tables []string) (*sql.Rows, error) {
	if err := w.tell(ctx, g); err != nil {
		return nil, err
	}
	plan, known := g.plans[question]
	if !known {
		all := slices.Concat(namedBy(question, seenTogether), tables)
		var err error
		if plan, err = w.conn.PrepareContext(ctx, with(all)+question); err != nil { //nolint:sqlclosecheck // by forgetPlans
			return nil, err
		}
		if g.plans == nil {
			g.plans = map[string]*sql.Stmt{}
		}
		g.plans[question] = plan
	}
	return plan.QueryContext(ctx)
}

// forgetPlans ends the plans of a gathering.
func (g *gathering) forgetPlans() {
	for _, plan := range g.plans {
		_ = plan.Close() // nothing hangs on it
	}
	g.plans = nil
}

// figures are the figures that the observations of a document state.
func (d *gathered) figures() []figureID {
	if d.names == nil {
		d.names, d.ids = make([]figureID, len(d.reading.Observations)), make([]string, len(d.reading.Observations))
		for i := range d.reading.Observations {
			o := &d.reading.Observations[i]
			d.names[i], d.ids[i] = d.figure(o), o.ID()
		}
	}
	return d.names
}
