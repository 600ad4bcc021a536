//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"
	"slices"

	"github.com/apache/arrow-go/v18/arrow"

	"github.com/tonghop/tonghop/pipeline"
)

// keepGathering makes what is gathered and judged the state of its documents, in
// one change that counts for as many as there are documents.
func (w *Warehouse) keepGathering(ctx context.Context, g *gathering) error {
	var releases []func()
	defer func() {
		for _, release := range releases {
			release()
		}
	}()
	return w.committed(ctx, func() error {
		if g.known {
			if _, err := w.conn.ExecContext(ctx, statement("supersede")+statement("supersede_claims")+statement("forget_together")); err != nil {
				return fmt.Errorf("put in the place of what stood: %w", err)
			}
		}
		if _, err := w.conn.ExecContext(ctx, statement("accept_together")+statement("rejects")); err != nil {
			return fmt.Errorf("accept: %w", err)
		}
		if err := w.countGathering(ctx, g); err != nil {
			return err
		}
		release, err := w.fillAll(ctx, w.keptFaults(g), g.keptWaiting(w), g.keptSnapshots(), g.keptStates())
		releases = append(releases, release)
		if err != nil {
			return fmt.Errorf("keep what was found: %w", err)
		}
		documents := make([]keptDocument, 0, len(g.docs))
		for _, d := range g.docs {
			kept, waiting, err := w.tellLosses(ctx, d.staging, d.losses)
			if err != nil {
				return err
			}
			d.loaded.Kept, d.waiting = kept, append(d.waiting, waiting...)
			documents = append(documents, keptDocument{d.snap.Digest, veiled(d.reading, d.heldPlaces(), d.quarantined)})
		}
		release, err = w.keepGatheredJudged(ctx, g)
		releases = append(releases, release)
		if err != nil {
			return fmt.Errorf("keep the judgements: %w", err)
		}
		release, err = w.fillAll(ctx, keptSheets(documents), keptCells(documents), keptSentences(documents))
		releases = append(releases, release)
		if err != nil {
			return fmt.Errorf("keep documents: %w", err)
		}
		if err := w.keepGatheredRoom(g); err != nil {
			return err
		}
		return w.recordGathering(ctx, g)
	})
}

// recordGathering keeps the faults of a gathering, and records what became of all of
// it; errNothing where nothing did.
func (w *Warehouse) recordGathering(ctx context.Context, g *gathering) error {
	steps, err := w.gatheredSteps(ctx, g)
	switch {
	case err != nil:
		return err
	case len(steps) == 0:
		return errNothing
	}
	if err := w.addSteps(ctx, g.run, steps); err != nil {
		return err
	}
	return w.bump(ctx, len(steps))
}

// gatheredSteps keeps the faults of a gathering, and gives the steps of all that it
// changes, in their order.
func (w *Warehouse) gatheredSteps(ctx context.Context, g *gathering) (steps []step, err error) {
	next := 0
	for i, d := range g.head() {
		switch {
		case next < len(g.docs) && g.places[next] == i:
			steps = append(steps, stepOf(g.docs[next].staging, g.docs[next].loaded))
			next++
		case d.Fault != nil:
			changed, err := w.keepSourceFault(ctx, g.run, g.source, d.Document, d.Fault)
			if err != nil {
				return nil, fmt.Errorf("keep the fault of %s: %w", d.Document, err)
			}
			if changed {
				steps = append(steps, faultStep(g.source, d.Document, d.Fault))
			}
		}
	}
	return steps, nil
}

// countGathering tells of each document what became of it.
func (w *Warehouse) countGathering(ctx context.Context, g *gathering) error {
	for _, d := range g.docs {
		ids := map[string]bool{}
		for _, r := range d.reading.Rejects {
			ids[clean(r.ID())] = true
		}
		d.loaded = pipeline.Loaded{Faults: d.faults, Quarantined: d.quarantined, Held: d.judgement.held, Rejects: len(ids)}
	}
	from := `(SELECT turn, 'new' AS action FROM staged_new)`
	if g.known {
		from = "staged_match"
	}
	rows, err := w.conn.QueryContext(ctx, `
		SELECT turn, count(*) FILTER (action = 'new'), count(*) FILTER (action = 'revised'), count(*) FILTER (action = 'withdrawn'), count(*) FILTER (action = 'unchanged')
		FROM `+from+` GROUP BY turn`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var turn int
		var l pipeline.Loaded
		if err := rows.Scan(&turn, &l.New, &l.Revised, &l.Withdrawn, &l.Unchanged); err != nil {
			return err
		}
		if turn < len(g.docs) {
			into := &g.docs[turn].loaded
			into.New, into.Revised, into.Withdrawn, into.Unchanged = l.New, l.Revised, l.Withdrawn, l.Unchanged
		}
	}
	return rows.Err()
}

// heldPlaces are the places of what readers must not see.
func (d *gathered) heldPlaces() (places []string) {
	for i := range d.reading.Observations {
		o := &d.reading.Observations[i]
		if len(d.held) > 0 && d.held[d.figure(o)] {
			places = append(places, clean(o.Origin.Locator.String()))
		}
	}
	return places
}

// figure is the figure that an observation states.
func (d *gathered) figure(o *pipeline.Observation) figureID {
	return figureID{o.Claim || d.source.Claims, clean(o.SeriesKey()), o.Period.Key()}
}

func (w *Warehouse) keptFaults(g *gathering) filling {
	hints := w.hints()
	type row struct {
		d *gathered
		f pipeline.Fault
	}
	var rows []row
	for _, d := range g.docs {
		for _, f := range mostOf(d.faults) {
			rows = append(rows, row{d, w.public(f)})
		}
	}
	return filling{`INSERT INTO check_result BY NAME FROM arrow_batch`, bulk{
		rows: len(rows),
		columns: []arrow.Field{
			textField("check_id"), textField("severity"), textField("source_id"), textField("document"), textField("snapshot"), textField("observation_id"),
			textField("locator"), textField("message_vi"), textField("message_en"), textField("hint_vi"), textField("hint_en"), textField("run_id"),
		},
		append: func(row *rowBuilder, i int) {
			d, f := rows[i].d, rows[i].f
			row.text(f.Check)
			row.text(string(f.Severity))
			row.text(d.source.ID)
			row.text(d.snap.Document)
			row.text(string(d.snap.Digest))
			row.word(f.Observation)
			row.word(f.Locator)
			row.text(f.Message.VI)
			row.text(f.Message.EN)
			row.word(hints[f.Check].VI)
			row.word(hints[f.Check].EN)
			row.text(d.run.ID)
		},
	}}
}

func (g *gathering) keptWaiting(w *Warehouse) filling {
	type row struct {
		d *gathered
		t toldWaiting
		f pipeline.StatedFigure
	}
	var rows []row
	dimensions := map[string]map[string]string{}
	for _, d := range g.docs {
		for _, t := range d.told {
			for _, f := range t.item.Figures {
				rows = append(rows, row{d, t, f})
				dimensions[f.Series] = nil
			}
		}
	}
	for _, d := range g.docs {
		for i := range d.reading.Observations {
			if len(d.told) == 0 {
				break
			}
			o := &d.reading.Observations[i]
			if series := clean(o.SeriesKey()); dimensions[series] == nil {
				dimensions[series] = o.Dimensions
			}
		}
	}
	return filling{`INSERT INTO waiting BY NAME SELECT * REPLACE (make_timestamp(since)::TIMESTAMPTZ AS since) FROM arrow_batch`, bulk{
		rows: len(rows),
		columns: []arrow.Field{
			textField("kind"), textField("source_id"), textField("document"), flagField("claim"), textField("indicator_id"), textField("level"), textField("area_id"),
			textField("figure_kind"), textField("unit"), mapField("dimensions"), textField("series_id"), textField("period_id"), textField("locator"),
			textField("check_id"), textField("standing_id"), wholeField("since"), textField("run_id"),
		},
		append: func(row *rowBuilder, i int) {
			d, t, f := rows[i].d, rows[i].t, rows[i].f
			check := ""
			if len(t.item.Reasons) > 0 {
				check = t.item.Reasons[0].Check
			}
			row.text(string(t.item.Kind))
			row.text(d.source.ID)
			row.text(d.snap.Document)
			row.flag(t.claim)
			for _, text := range []string{f.Indicator, f.Level, f.Area, f.Kind, f.Unit} {
				row.text(text)
			}
			row.dictionary(dimensions[f.Series])
			for _, text := range []string{f.Series, f.Period, f.Locator, check} {
				row.text(text)
			}
			row.word(t.standing)
			row.whole(int(w.since(t.item, d.run).UnixMicro()))
			row.text(d.run.ID)
		},
	}}
}

func (g *gathering) keptSnapshots() filling {
	return filling{statement("keep_snapshots"), bulk{
		rows: len(g.docs),
		columns: []arrow.Field{
			textField("digest"), textField("source_id"), textField("document"), textField("url"), textField("media_type"), wholeField("size"), wholeField("fetched_at"),
			dayField("published_on"), textField("title"), textField("publisher"), textField("licence"), flagField("illustrative"), textField("format"), textField("run_id"),
		},
		append: func(row *rowBuilder, i int) {
			d := g.docs[i]
			snap := d.snap
			row.text(string(snap.Digest))
			row.text(d.source.ID)
			row.text(snap.Document)
			row.text(snap.URL)
			row.word(snap.MediaType)
			row.whole(int(snap.Size))
			row.whole(int(snap.FetchedAt.UnixMicro()))
			row.day(publishedOn(snap, d.reading))
			row.word(titleOf(snap, d.reading))
			row.word(snap.Publisher)
			row.word(snap.Licence)
			row.flag(snap.Illustrative || d.source.Illustrative)
			row.text(d.reading.Format)
			row.text(d.run.ID)
		},
	}}
}

func (g *gathering) keptStates() filling {
	return filling{statement("keep_states"), bulk{
		rows: len(g.docs),
		columns: []arrow.Field{
			textField("source_id"), textField("document"), textField("digest"), textField("accepted"), textField("state"), textField("fingerprint"), textField("run_id"),
		},
		append: func(row *rowBuilder, i int) {
			d := g.docs[i]
			state, accepted := pipeline.Accepted, string(d.snap.Digest)
			if d.quarantined {
				state, accepted = pipeline.Quarantined, ""
			}
			row.text(d.source.ID)
			row.text(d.snap.Document)
			row.text(string(d.snap.Digest))
			row.word(accepted)
			row.text(string(state))
			row.text(d.fingerprint)
			row.text(d.run.ID)
		},
	}}
}

// keepGatheredJudged remembers the judgements of the documents for their next readings,
// those of new ones that follow each other in one statement.
func (w *Warehouse) keepGatheredJudged(ctx context.Context, g *gathering) (release func(), err error) {
	var releases []func()
	release = func() {
		for _, r := range releases {
			r()
		}
	}
	var list []remembered
	keep := func() error {
		done, err := w.fillAll(ctx, keptJudged(list))
		releases, list = append(releases, done), nil
		return err
	}
	for _, d := range g.docs {
		switch {
		case d.basis == "" || d.quarantined:
		case !d.known:
			if one, whole := d.judgedNew(); whole {
				list = append(list, one)
			}
		default:
			if err := keep(); err != nil {
				return release, err
			}
			if err := w.keepMarks(ctx); err != nil {
				return release, err
			}
			if err := w.keepJudged(ctx, d.staging, d.faults); err != nil {
				return release, err
			}
		}
	}
	return release, keep()
}

// A remembered is what is remembered of the judgement of a document.
type remembered struct {
	staging
	doubted []int64 // marks of what is in force
	columns []string
	sums    []int64
}

// judgedNew is what is remembered of a document of which nothing was in force; nothing
// where whole is false. It is what keepJudged remembers: all that is not held is in force
// now.
func (d *gathered) judgedNew() (one remembered, whole bool) {
	ids, whole := doubtedIDs(d.faults)
	if !whole {
		return one, false
	}
	one = remembered{staging: d.staging}
	one.columns, one.sums = d.staging.columns()
	if len(ids) == 0 {
		return one, true
	}
	var m marker
	list := d.reading.Observations
	marks, standing := make([]int64, len(list)), map[int64]bool{}
	for i := range list {
		o := &list[i]
		marks[i] = int64(mark(m.identity(o, m.period(&o.Period)), o, d.source.Claims))
		if !d.held[d.figure(o)] {
			standing[marks[i]] = true
		}
	}
	for i := range list {
		if standing[marks[i]] && ids[list[i].ID()] {
			one.doubted = append(one.doubted, marks[i])
		}
	}
	slices.Sort(one.doubted)
	one.doubted = slices.Compact(one.doubted)
	return one, true
}

func keptJudged(list []remembered) filling {
	return filling{`INSERT INTO judged BY NAME SELECT * REPLACE (make_timestamp(judged_at)::TIMESTAMPTZ AS judged_at) FROM arrow_batch`, bulk{
		rows: len(list),
		columns: []arrow.Field{
			textField("source_id"), textField("document"), textField("basis"), wholeField("judged_at"), textField("run_id"),
			wholesField("doubted"), textsField("columns"), wholesField("sums"),
		},
		append: func(row *rowBuilder, i int) {
			r := &list[i]
			row.text(r.source.ID)
			row.text(r.snap.Document)
			row.text(r.basis)
			row.whole(int(r.run.StartedAt.UnixMicro()))
			row.text(r.run.ID)
			row.wholes(r.doubted)
			row.texts(r.columns)
			row.wholes(r.sums)
		},
	}}
}

// keepGatheredRoom hands what waits to the room, once for all documents.
func (w *Warehouse) keepGatheredRoom(g *gathering) error {
	if w.opt.Waiting == nil {
		return nil
	}
	items := map[string][]pipeline.Waiting{}
	for _, d := range g.docs {
		document := clean(d.snap.Document)
		items[document] = w.roomOf(g.run, g.source.ID, document, d.waiting, ofReading...)
	}
	return w.opt.Waiting.Keep(g.source.ID, items)
}
