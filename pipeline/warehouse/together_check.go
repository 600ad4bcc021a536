//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
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
		other, err := w.standGathering(ctx, g)
		if err != nil {
			return err
		}
		if err := w.nameUnsettled(ctx, r.settled); err != nil {
			return err
		}
		if other || first {
			if err = w.screenGathering(ctx, g, r); err != nil {
				return &togetherError{err}
			}
		}
		if turn, found := g.firstAlone(r); found {
			if err := w.cut(ctx, g, turn); err != nil || turn == 0 {
				return err
			}
		}
		for i, c := range r.checks {
			if first && readsOthers(c) { // with what the others hold
				continue
			}
			if err := w.runGathering(ctx, g, &r, i, r.settled); err != nil {
				return &togetherError{fmt.Errorf("check %s: %w", c.ID, err)}
			}
		}
		same, through := w.judgeAgain(g, &r)
		if through < len(g.docs) {
			if err := w.cut(ctx, g, through); err != nil || through == 0 {
				return err
			}
		}
		if first { // those checks have not been run that read of others
			continue
		}
		if r.settled = same + 1; r.settled < len(g.docs) {
			if err := w.hasten(ctx, g, &r, same); err != nil {
				return err
			}
			continue
		}
		if same < len(g.docs) { // what the last one holds is told to nobody but its own past
			_, err = w.standGathering(ctx, g)
		}
		return err
	}
}

// rounds are how far the gathered documents are checked.
type rounds struct {
	checks   []pipeline.Check
	screened []map[int]bool // for which documents each check is due
	moved    []bool         // each check found something else than the time before
	settled  int            // documents
	state    int            // of what is held: another number, something else
	asked    []int          // in which state each check was last asked, -1 before
}

func newRounds(checks []pipeline.Check) rounds {
	r := rounds{checks: checks, screened: make([]map[int]bool, len(checks)), moved: make([]bool, len(checks)), asked: make([]int, len(checks))}
	for i := range checks {
		r.screened[i], r.asked[i] = map[int]bool{}, -1
	}
	return r
}

// answered tells that a check is not to be asked again of a document for which it was:
// it reads of no other one, or the others are what they were then.
func (r *rounds) answered(check int) bool {
	return r.asked[check] == r.state || r.asked[check] >= 0 && !readsOthers(r.checks[check])
}

// judgeAgain judges the documents of which something else was found than before. same
// is the first of which something else is held, through the first of which a person let
// something through, once at least: those from there on are not judged.
func (w *Warehouse) judgeAgain(g *gathering, r *rounds) (same, through int) {
	same = len(g.docs)
	defer func() {
		if same < len(g.docs) {
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
			return same, turn
		}
		if out != d.quarantined || !maps.Equal(before, d.held) {
			same = min(same, turn)
		}
	}
	return same, len(g.docs)
}

// hasten guesses what is held of the documents after the turn other, the first of which
// something else is held than before: only what found something else the last time is
// asked again, of the documents that it may reach. It may guess wrong: the round after
// it asks everything.
func (w *Warehouse) hasten(ctx context.Context, g *gathering, r *rounds, other int) error {
	for other+1 < len(g.docs) && slices.Contains(r.moved, true) {
		if _, err := w.standGathering(ctx, g); err != nil {
			return err
		}
		from := max(other+1, r.settled)
		if err := w.nameUnsettled(ctx, from); err != nil {
			return err
		}
		for i, c := range r.checks {
			if !r.moved[i] {
				continue
			}
			if err := w.runGathering(ctx, g, r, i, from); err != nil {
				return &togetherError{fmt.Errorf("check %s: %w", c.ID, err)}
			}
		}
		var through int
		if other, through = w.judgeAgain(g, r); through < len(g.docs) {
			return nil
		}
	}
	return nil
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
	d.held = map[figureID]bool{}
	d.judgeDocument(w.opt.Decisions, d.staging)
	if d.quarantined {
		return false
	}
	reasons := doubts(&d.staging, d.faults)
	w.addDisputes(reasons, d.staging)
	if len(reasons) == 0 {
		return false
	}
	list := d.reading.Observations
	names := make([]figureID, len(list))
	for i := range list {
		o := &list[i]
		names[i] = d.figure(o)
		if _, doubted := reasons[o.ID()]; doubted {
			d.held[names[i]] = true
		}
	}
	var figures []heldFigure
	once := false
	for i := range list {
		if !d.held[names[i]] {
			continue
		}
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

// standGathering makes what stands what the judgements so far leave of it, and tells
// whether that is other than before.
func (w *Warehouse) standGathering(ctx context.Context, g *gathering) (other bool, err error) {
	var turns, out []int64
	var claims []bool
	series, periods := []string{}, []string{}
	for turn, d := range g.docs {
		if d.quarantined {
			out = append(out, int64(turn))
		}
		for f := range d.held {
			turns, claims = append(turns, int64(turn)), append(claims, f.claim)
			series, periods = append(series, f.series), append(periods, f.period)
		}
	}
	if len(turns)+len(out) == 0 && len(g.docs) > 0 && !g.stood {
		return false, nil // staged so
	}
	g.stood = true
	if _, err := w.conn.ExecContext(ctx, `DELETE FROM staged_held; DELETE FROM staged_out`); err != nil {
		return false, err
	}
	if len(turns) > 0 {
		_, err := w.conn.ExecContext(ctx, `INSERT INTO staged_held SELECT unnest(?::BIGINT[]), unnest(?::BOOLEAN[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[])`, turns, claims, series, periods)
		if err != nil {
			return false, err
		}
	}
	if len(out) > 0 {
		if _, err := w.conn.ExecContext(ctx, `INSERT INTO staged_out SELECT unnest(?::BIGINT[])`, out); err != nil {
			return false, err
		}
	}
	return true, w.stand(ctx, g)
}

// stand works out what will be in force of the gathered documents, and what of them
// is in force no more then.
func (w *Warehouse) stand(ctx context.Context, g *gathering) error {
	if _, err := w.conn.ExecContext(ctx, statement("stand_together")); err != nil {
		return err
	}
	last := "new_together"
	if g.known {
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
		last = "matched_together"
	}
	_, err := w.conn.ExecContext(ctx, statement(last)+statement("standing_together"))
	return err
}

// nameUnsettled shows the checks the documents that are not settled.
func (w *Warehouse) nameUnsettled(ctx context.Context, settled int) error {
	_, err := w.conn.ExecContext(ctx, "CREATE OR REPLACE TEMP VIEW named_figure AS\nFROM (\n"+statement("name_figures")+") WHERE turn >= "+strconv.Itoa(settled))
	return err
}

// screenGathering tells for each of the checks for which of the documents that are
// not settled it is due.
func (w *Warehouse) screenGathering(ctx context.Context, g *gathering, r rounds) error {
	screen := "SELECT f.turn, " + strings.Join(asking(r.checks), ",\n") + "\n" + statement("screen_together")
	if err := w.pass(ctx, screen); err != nil {
		return err
	}
	rows, err := w.conn.QueryContext(ctx, screened(screen))
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

// runGathering runs one of the checks over the gathered documents from a turn on, keeps
// what it finds in those for which it is due, and notes whether that is other than
// before. What it would find again stays: a document hangs on those before it alone, so
// what was found in what is settled is right in every state after.
func (w *Warehouse) runGathering(ctx context.Context, g *gathering, r *rounds, check, from int) error {
	c, due, answered := r.checks[check], r.screened[check], r.answered(check)
	r.moved[check] = false
	wanted := false
	for turn, d := range g.docs[from:] {
		turn += from
		found := d.found[c.ID]
		wanted = wanted || due[turn] && !(answered && found.ran)
		found.due = due[turn]
		d.found[c.ID] = found
	}
	if !wanted {
		return nil
	}
	list, err := w.askGathering(ctx, g, c)
	if err != nil {
		return err
	}
	r.asked[check] = r.state
	for turn, d := range g.docs[from:] {
		turn += from
		r.moved[check] = r.moved[check] || !slices.Equal(d.found[c.ID].faults, list[turn])
		d.found[c.ID] = findings{due: due[turn], ran: true, faults: list[turn]}
	}
	return nil
}

// askGathering gives the faults that a check finds in each document.
func (w *Warehouse) askGathering(ctx context.Context, g *gathering, c pipeline.Check) ([][]pipeline.Fault, error) {
	most := mostFaults(c)
	list := make([][]pipeline.Fault, len(g.docs))
	err := w.faultsOf(ctx, c, "turn", func(turn int, f pipeline.Fault) bool {
		if turn >= 0 && turn < len(list) && len(list[turn]) < most {
			list[turn] = append(list[turn], f)
		}
		return true
	})
	return list, err
}
