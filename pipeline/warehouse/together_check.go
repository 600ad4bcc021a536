//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// A togetherError says that checks could not be run over what is gathered.
type togetherError struct{ err error }

func (e *togetherError) Error() string { return "check documents together: " + e.err.Error() }

func (e *togetherError) Unwrap() error { return e.err }

// checkGathering checks and judges the gathered documents. What is held of one is
// not in force for those after it: with what is known to be held they are checked,
// and again where that found more, until it finds the same. Each time the judgement
// of one document more at least is what it would be alone: those up to the first of
// which something else is held than before are settled. In between hasten guesses what
// will be found, so that few such rounds do.
func (w *Warehouse) checkGathering(ctx context.Context, g *gathering) error {
	for _, d := range g.docs {
		w.judgeGathered(d)
	}
	r := newRounds(w.active())
	for first := true; ; first = false {
		if err := w.standGathering(ctx, g); err != nil {
			return err
		}
		g.turns = r.unsettled(g)
		if first || r.dueIn != r.state {
			if err := w.screenGathering(ctx, g, &r); err != nil {
				return &togetherError{err}
			}
		}
		if turn, found := g.firstAlone(r); found {
			if err := w.cut(ctx, g, turn); err != nil || turn == 0 {
				return err
			}
			g.turns = r.unsettled(g)
		}
		for i, c := range r.checks {
			if first && readsOthers(c) { // with what the others hold
				continue
			}
			if err := w.runGathering(ctx, g, &r, i); err != nil {
				return &togetherError{fmt.Errorf("check %s: %w", c.ID, err)}
			}
		}
		moved, through := w.judgeAgain(g, &r)
		if through < len(g.docs) {
			if err := w.cut(ctx, g, through); err != nil || through == 0 {
				return err
			}
		}
		if first { // those checks have not been run that read of others
			continue
		}
		if r.settled = min(firstOf(moved), len(g.docs)) + 1; r.settled >= len(g.docs) {
			return w.standAtLast(ctx, g)
		}
		if err := w.hasten(ctx, g, &r, moved); err != nil {
			return err
		}
	}
}

// rounds are how far the gathered documents are checked.
type rounds struct {
	checks   []pipeline.Check
	screened []map[int]bool // for which documents each check is due
	moved    []bool         // each check found something else than the time before
	settled  int            // documents
	state    int            // of what is held: another number, something else
	dueIn    int            // in which state it was asked what is due
}

func newRounds(checks []pipeline.Check) rounds {
	r := rounds{checks: checks, screened: make([]map[int]bool, len(checks)), moved: make([]bool, len(checks))}
	for i := range checks {
		r.screened[i] = map[int]bool{}
	}
	return r
}

// unsettled are the turns of the documents that are not settled.
func (r *rounds) unsettled(g *gathering) (turns []int64) {
	for turn := r.settled; turn < len(g.docs); turn++ {
		turns = append(turns, int64(turn))
	}
	return turns
}

// A move is a figure of a document of which it is held by now, or no more.
type move struct {
	turn   int
	series string
}

// firstOf is the first document of which something else is held.
func firstOf(list []move) int {
	first := math.MaxInt
	for _, m := range list {
		first = min(first, m.turn)
	}
	return first
}

// judgeAgain judges the documents of which something else was found than before. moved
// are the figures that are held now and were not, or were and are not, through the first
// document of which a person let something through, once at least: those from there on
// are not judged.
func (w *Warehouse) judgeAgain(g *gathering, r *rounds) (moved []move, through int) {
	defer func() {
		if len(moved) > 0 {
			r.state++
		}
	}()
	for turn, d := range g.docs {
		said := d.gatherFaults(r.checks)
		if d.judged && slices.Equal(said, d.said) {
			continue
		}
		before, out := d.held, d.quarantined
		d.judged, d.said = true, said
		d.faults = w.goesOnWaiting(&d.staging, slices.Clone(said))
		if w.judgeGathered(d) {
			return moved, turn
		}
		moved = append(moved, d.movedSince(before, out)...)
	}
	return moved, len(g.docs)
}

// movedSince are the figures that stand otherwise than when those were held, or all was.
func (d *gathered) movedSince(held map[figureID]bool, out bool) (moved []move) {
	if out != d.quarantined {
		for _, f := range d.figures() {
			moved = append(moved, move{d.turn, f.series})
		}
		return moved
	}
	for f := range held {
		if !d.held[f] {
			moved = append(moved, move{d.turn, f.series})
		}
	}
	for f := range d.held {
		if !held[f] {
			moved = append(moved, move{d.turn, f.series})
		}
	}
	return moved
}

// hasten guesses what is held of the documents that are not settled, once figures have
// moved: only those later documents are asked about that state the same series, and only
// what found something else the last time. It may guess wrong: the round after it asks
// everything.
func (w *Warehouse) hasten(ctx context.Context, g *gathering, r *rounds, moved []move) error {
	for slices.Contains(r.moved, true) {
		reached := g.reached(moved, r.settled)
		if len(reached) == 0 {
			return nil
		}
		g.guess()
		g.turns = reached
		for i, c := range r.checks {
			if !r.moved[i] {
				continue
			}
			if err := w.runGathering(ctx, g, r, i); err != nil {
				return &togetherError{fmt.Errorf("check %s: %w", c.ID, err)}
			}
		}
		var through int
		if moved, through = w.judgeAgain(g, r); through < len(g.docs) {
			return nil
		}
	}
	return nil
}

// reached are the turns of the documents from one on that state a series of a figure that
// moved in an earlier one.
func (g *gathering) reached(moved []move, from int) []int64 {
	if g.stating == nil {
		g.stating = map[string][]int{}
		for turn, d := range g.docs {
			for _, f := range d.figures() {
				if turns := g.stating[f.series]; len(turns) == 0 || turns[len(turns)-1] != turn {
					g.stating[f.series] = append(turns, turn)
				}
			}
		}
	}
	first := map[string]int{}
	for _, m := range moved {
		if turn, known := first[m.series]; !known || m.turn < turn {
			first[m.series] = m.turn
		}
	}
	all := map[int64]bool{}
	for series, after := range first {
		for _, turn := range g.stating[series] {
			if turn > after && turn >= from && turn < len(g.docs) {
				all[int64(turn)] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// firstAlone is the first document for which a check is due that cannot tell the
// documents apart, or not what some of them take out of force.
func (g *gathering) firstAlone(r rounds) (turn int, found bool) {
	for i, c := range r.checks {
		if c.Together && (!g.known || !readsOthers(c) || strings.Contains(c.SQL, "until")) {
			continue
		}
		for due := range r.screened[i] {
			if !found || due < turn {
				turn, found = due, true
			}
		}
	}
	return turn, found
}

// readsOthers tells whether a check reads of other documents.
func readsOthers(c pipeline.Check) bool {
	return strings.Contains(c.SQL, "standing_figure") || strings.Contains(c.SQL, "in_force")
}

// gatherFaults are the faults of a document, in the order of a document alone.
func (d *gathered) gatherFaults(checks []pipeline.Check) (faults []pipeline.Fault) {
	for _, c := range checks {
		found := d.found[c.ID]
		switch {
		case !found.due:
		case c.ID == contradiction:
			faults = append(faults, unsaid(slices.Clone(found.faults), faults)...)
		default:
			faults = append(faults, found.faults...)
		}
	}
	return append(faults, ofDocument(d.reading)...)
}

// judgeGathered judges a document by its faults, and tells whether a person let
// anything of it through, now or when it was put in force.
func (w *Warehouse) judgeGathered(d *gathered) (letThrough bool) {
	d.judgement, d.told = judgement{faults: d.faults}, nil
	d.held, d.heldAt = map[figureID]bool{}, nil
	d.judgeDocument(w.opt.Decisions, d.staging)
	if d.quarantined {
		return false
	}
	reasons := doubts(&d.staging, d.faults)
	w.addDisputes(reasons, d.staging)
	if len(reasons) == 0 {
		return false
	}
	list, names := d.reading.Observations, d.figures()
	for i := range list {
		if _, doubted := reasons[d.ids[i]]; doubted {
			d.held[names[i]] = true
		}
	}
	var figures []heldFigure
	once := false
	for i := range list {
		if !d.held[names[i]] {
			continue
		}
		d.heldAt = append(d.heldAt, int64(d.from+i))
		f := heldFigure{figureID: names[i], stated: statedCleanly(&list[i])}
		if own, stands := d.own[names[i]]; stands {
			f.standing, f.stated.Standing = own.id, &own.value
			s := &f.stated
			once = once || w.opt.Decisions.Judged(pipeline.FigureKey(d.source.ID, f.series, f.period, s.Value, s.Max, s.Qualifier))
		}
		figures = append(figures, f)
	}
	told, accepted := w.sortOut(d.staging, &d.judgement, figures, reasons)
	d.told = told
	return once || len(accepted) > 0
}

// statedCleanly is an observation as the staging tables give it back.
func statedCleanly(o *pipeline.Observation) pipeline.StatedFigure {
	f := stated([]pipeline.Observation{*o})[0]
	for _, text := range []*string{&f.ID, &f.Indicator, &f.Level, &f.Area, &f.Kind, &f.Unit, &f.Qualifier, &f.Locator, &f.Shown, &f.Context} {
		*text = clean(*text)
	}
	return f
}

// standGathering makes what stands what the judgements so far leave of it.
func (w *Warehouse) standGathering(ctx context.Context, g *gathering) error {
	if g.guess(); !g.known { // statements see what is held, and nothing gives way
		return nil
	}
	return w.standAtLast(ctx, g)
}

// standAtLast works out what will be in force by the judgements so far.
func (w *Warehouse) standAtLast(ctx context.Context, g *gathering) error {
	if g.guess(); g.stood {
		return nil
	}
	return w.standAs(ctx, g)
}

// guess notes what is held; what gives way then is as it was.
func (g *gathering) guess() {
	var held, out []int64
	for turn, d := range g.docs {
		if d.quarantined {
			out = append(out, int64(turn))
			for i := range d.reading.Observations {
				held = append(held, int64(d.from+i))
			}
			continue
		}
		held = append(held, d.heldAt...)
	}
	if !slices.Equal(held, g.held) || !slices.Equal(out, g.out) {
		g.held, g.out, g.stood = held, out, false
	}
}

// standAs fills in what is held, and works out what will be in force of the gathered
// documents.
func (w *Warehouse) standAs(ctx context.Context, g *gathering) error {
	if _, err := w.conn.ExecContext(ctx, `DELETE FROM staged_held; DELETE FROM staged_out`); err != nil {
		return err
	}
	var turns []int64
	var claims []bool
	series, periods := []string{}, []string{}
	for turn, d := range g.docs {
		for f := range d.held {
			turns, claims = append(turns, int64(turn)), append(claims, f.claim)
			series, periods = append(series, f.series), append(periods, f.period)
		}
	}
	if len(turns) > 0 {
		_, err := w.conn.ExecContext(ctx, `INSERT INTO staged_held SELECT unnest(?::BIGINT[]), unnest(?::BOOLEAN[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[])`, turns, claims, series, periods)
		if err != nil {
			return err
		}
	}
	if len(g.out) > 0 {
		if _, err := w.conn.ExecContext(ctx, `INSERT INTO staged_out SELECT unnest(?::BIGINT[])`, g.out); err != nil {
			return err
		}
	}
	return w.stand(ctx, g)
}

// stand works out what will be in force of the gathered documents, and what of them
// is in force no more then.
func (w *Warehouse) stand(ctx context.Context, g *gathering) error {
	g.stood = true
	if _, err := w.conn.ExecContext(ctx, statement("stand_together")); err != nil {
		return err
	}
	if !g.known {
		_, err := w.conn.ExecContext(ctx, statement("new_together"))
		return err
	}
	if _, err := w.conn.ExecContext(ctx, statement("match")); err != nil {
		return fmt.Errorf("match with what stands: %w", err)
	}
	losses, err := w.stay(ctx, g.stagings())
	if err != nil {
		return err
	}
	for _, d := range g.docs {
		d.losses = nil
	}
	for _, l := range losses {
		g.docs[l.turn].losses = append(g.docs[l.turn].losses, l)
	}
	if _, err := w.conn.ExecContext(ctx, statement("matched_together")); err != nil {
		return err
	}
	return w.findEnds(ctx, g)
}

// findEnds finds what of the documents is as it was, and what gives way to which.
func (w *Warehouse) findEnds(ctx context.Context, g *gathering) error {
	g.same, g.ended, g.ending = nil, nil, nil
	rows, err := w.conn.QueryContext(ctx, `
		SELECT action, turn, row_id, ordinal FROM staged_match WHERE NOT claim AND action <> 'new' ORDER BY row_id`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var action string
		var turn, row int64
		var ordinal sql.NullInt64
		if err := rows.Scan(&action, &turn, &row, &ordinal); err != nil {
			return err
		}
		if action == "unchanged" {
			g.same = append(g.same, ordinal.Int64)
			continue
		}
		g.ended, g.ending = append(g.ended, row), append(g.ending, turn)
	}
	return rows.Err()
}

// screenGathering tells for each of the checks for which of the documents that are
// asked about it is due.
func (w *Warehouse) screenGathering(ctx context.Context, g *gathering, r *rounds) error {
	r.dueIn = r.state
	screen := "SELECT f.turn, " + strings.Join(asking(r.checks), ",\n") + "\n" + statement("screen_together")
	if err := w.pass(ctx, screen); err != nil {
		return err
	}
	rows, err := w.askPlanned(ctx, g, screen, eitherName(screen))
	if err != nil {
		return err
	}
	defer rows.Close()
	for _, due := range r.screened {
		maps.DeleteFunc(due, func(turn int, _ bool) bool { return turn >= r.settled })
	}
	var turn int
	due := make([]bool, len(r.checks))
	into := []any{&turn}
	for i := range due {
		into = append(into, &due[i])
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		for i, is := range due {
			if is && turn < len(g.docs) {
				r.screened[i][turn] = true
			}
		}
	}
	return rows.Err()
}

// runGathering runs one of the checks over the documents that are asked about, keeps
// what it finds in those for which it is due, and notes whether that is other than
// before. What it would find again stays: it reads of no other document, or the others
// are what they were when it was asked.
func (w *Warehouse) runGathering(ctx context.Context, g *gathering, r *rounds, check int) error {
	c, due := r.checks[check], r.screened[check]
	r.moved[check] = false
	wanted := false
	for _, turn := range g.turns {
		d := g.docs[turn]
		found := d.found[c.ID]
		wanted = wanted || due[int(turn)] && !(found.ran && (found.state == r.state || !readsOthers(c)))
		found.due = due[int(turn)]
		d.found[c.ID] = found
	}
	if !wanted {
		return nil
	}
	list, err := w.askGathering(ctx, g, c)
	if err != nil {
		return err
	}
	for _, turn := range g.turns {
		d := g.docs[turn]
		r.moved[check] = r.moved[check] || !slices.Equal(d.found[c.ID].faults, list[turn])
		d.found[c.ID] = findings{due: due[int(turn)], ran: true, state: r.state, faults: list[turn]}
	}
	return nil
}

// askGathering gives the faults that a check finds in each document.
func (w *Warehouse) askGathering(ctx context.Context, g *gathering, c pipeline.Check) ([][]pipeline.Fault, error) {
	if err := w.pass(ctx, c.SQL); err != nil {
		return nil, err
	}
	rows, err := w.askPlanned(ctx, g, questionOf(c, "turn"), tablesOf(c))
	if err != nil {
		return nil, err
	}
	most := mostFaults(c)
	list := make([][]pipeline.Fault, len(g.docs))
	err = eachFault(rows, c, func(turn int, f pipeline.Fault) bool {
		if turn >= 0 && turn < len(list) && len(list[turn]) < most {
			list[turn] = append(list[turn], f)
		}
		return true
	})
	return list, err
}
