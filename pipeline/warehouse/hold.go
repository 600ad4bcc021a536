//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

// A figureID is a figure of the staged document.
type figureID struct {
	claim          bool
	series, period string
}

// A heldFigure is one staged value of a figure that is held.
type heldFigure struct {
	figureID
	stated   pipeline.StatedFigure
	standing string // ID of the figure in force meanwhile, "" for none

	corrected bool // the value is that of a correction, not of the document
}

// A judgement is what became of the faults of a staged document.
type judgement struct {
	faults      []pipeline.Fault // with the severity that the decisions leave them
	quarantined bool
	held        int  // figures
	takenBack   int  // figures that are in force no more, for nobody lets them through any more
	calm        bool // nothing of the document is in doubt
	waiting     []pipeline.Waiting
}

// judge holds the figures that are in doubt, but for what people decided.
func (w *Warehouse) judge(ctx context.Context, at staging, faults []pipeline.Fault) (judgement, error) {
	j := judgement{faults: faults}
	j.judgeDocument(w.opt.Decisions, at)
	if j.quarantined {
		return j, nil
	}
	reasons := doubts(&at, j.faults)
	w.addDisputes(reasons, at)
	if len(reasons) == 0 {
		j.calm = true
		return j, nil
	}
	ids := make([]string, 0, len(reasons))
	for id := range reasons {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	_, err := w.conn.ExecContext(ctx, `
		INSERT INTO staged_hold SELECT DISTINCT claim, series_id, period_id FROM staged_observation WHERE list_contains(?::VARCHAR[], id)`, ids)
	if err != nil {
		return j, err
	}
	if _, err := w.conn.ExecContext(ctx, statement("held_periods")); err != nil {
		return j, err
	}
	figures, err := w.heldFigures(ctx)
	if err != nil {
		return j, err
	}
	if j.takenBack, err = w.takeBack(ctx, at, figures); err != nil {
		return j, fmt.Errorf("take back: %w", err)
	}
	if j.takenBack > 0 {
		if figures, err = w.heldFigures(ctx); err != nil {
			return j, err
		}
	}
	return j, w.decide(ctx, at, &j, figures, reasons)
}

// doubts are the reasons to hold, by the ID of the observation.
func doubts(at *staging, faults []pipeline.Fault) map[string][]pipeline.WaitingReason {
	reasons := map[string][]pipeline.WaitingReason{}
	for _, f := range faults {
		if f.Severity == pipeline.Held && f.Observation != "" {
			reasons[f.Observation] = append(reasons[f.Observation], pipeline.WaitingReason{Check: f.Check, VI: f.Message.VI, EN: f.Message.EN})
		}
	}
	for o := range at.staged() {
		if o.Held != "" {
			id := o.ID()
			reasons[id] = append(reasons[id], denied(&at.reading, o))
		}
	}
	return reasons
}

// denied is what the document itself has against a figure.
func denied(r *pipeline.Reading, o *pipeline.Observation) pipeline.WaitingReason {
	why := pipeline.WaitingReason{Check: o.Held, VI: "Văn bản tự mâu thuẫn ở số này.", EN: "The document contradicts itself here."}
	if o.Held == pipeline.PlanOfUpperLevel {
		why.VI, why.EN = "Văn bản ghi cả dự toán cấp trên giao và dự toán của địa phương quyết định; dự toán địa phương quyết định được dùng, số này là dự toán cấp trên giao.", "The document states the plan that a higher level gave beside the one that the province decided; the latter is used, this is the former."
	}
	for _, f := range r.Faults {
		if f.Type != o.Held {
			continue
		}
		why.VI, why.EN = f.MessageVI, f.MessageEN
		if f.Locator == o.Origin.Locator {
			break
		}
	}
	return why
}

// judgeDocument quarantines a document with a blocking fault unless a person let
// that document through.
func (j *judgement) judgeDocument(decided pipeline.Decisions, at staging) {
	var parts []string
	item := pipeline.Waiting{Kind: pipeline.WaitingDocument, Source: at.source.ID, Document: at.snap.Document, Snapshot: at.snap.Digest}
	for _, f := range j.faults {
		if f.Severity != pipeline.Blocking {
			continue
		}
		if !slices.Contains(parts, f.Check) {
			parts = append(parts, f.Check)
		}
		if len(item.Reasons) < shownReasons {
			item.Reasons = append(item.Reasons, pipeline.WaitingReason{Check: f.Check, VI: f.Message.VI, EN: f.Message.EN})
		}
	}
	if len(parts) == 0 {
		return
	}
	item.ID = pipeline.GroupKey(item.Kind, item.Source, append(parts, string(at.snap.Digest)))
	decision, ok := decided.Of(item.ID)
	switch {
	case ok && decision.Verdict == pipeline.VerdictAccept:
		for i := range j.faults {
			if j.faults[i].Severity == pipeline.Blocking {
				j.faults[i].Severity = pipeline.Warning
			}
		}
		return
	case !ok:
		item.Figures = stated(at.reading.Observations)
		j.waiting = append(j.waiting, item)
	}
	j.quarantined = true
}

// shownReasons bounds the reasons that are kept of one document in doubt.
const shownReasons = 20

// stated are observations as they wait with their document.
func stated(list []pipeline.Observation) []pipeline.StatedFigure {
	figures := make([]pipeline.StatedFigure, 0, len(list))
	for _, o := range list {
		figures = append(figures, pipeline.StatedFigure{
			ID: o.ID(), Series: clean(o.SeriesKey()), Period: o.Period.Key(), Indicator: o.Indicator, Level: string(o.Level), Area: string(o.Area),
			Kind: string(o.Kind), Value: o.Quantity.Value, Max: o.Quantity.Max, Unit: o.Quantity.Unit, Qualifier: string(o.Quantity.Qualifier),
			Locator: o.Origin.Locator.String(), Shown: o.Origin.Shown, Context: o.Origin.Context,
		})
	}
	return figures
}

func (w *Warehouse) heldFigures(ctx context.Context) ([]heldFigure, error) {
	rows, err := w.conn.QueryContext(ctx, statement("held_figures"))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []heldFigure
	for rows.Next() {
		var f heldFigure
		var standing *string
		s := &f.stated
		err := rows.Scan(&s.ID, &f.claim, &f.series, &f.period, &s.Indicator, &s.Level, &s.Area, &s.Kind, &s.Value, &s.Max, &s.Unit, &s.Qualifier,
			&s.Locator, &s.Shown, &s.Context, &standing, &s.Standing, &f.corrected)
		if err != nil {
			return nil, err
		}
		s.Series, s.Period = f.series, f.period
		if standing != nil {
			f.standing = *standing
		}
		list = append(list, f)
	}
	return list, rows.Err()
}

// decide lets through what a person accepted and keeps the rest as waiting, or
// as rejected.
func (w *Warehouse) decide(ctx context.Context, at staging, j *judgement, figures []heldFigure, reasons map[string][]pipeline.WaitingReason) error {
	told, accepted := w.sortOut(at, j, figures, reasons)
	if err := w.keepWaiting(ctx, at, told); err != nil {
		return err
	}
	j.soften(accepted, figures)
	return w.letThrough(ctx, accepted)
}

// sortOut parts the figures in doubt into what a person accepted and what waits or
// was refused, of which readers are told.
func (w *Warehouse) sortOut(at staging, j *judgement, figures []heldFigure, reasons map[string][]pipeline.WaitingReason) (told []toldWaiting, accepted map[figureID]heldFigure) {
	of := map[figureID][]pipeline.WaitingReason{}
	for _, f := range figures {
		of[f.figureID] = append(of[f.figureID], reasons[f.stated.ID]...)
	}
	accepted = map[figureID]heldFigure{}
	subjects := map[string]string{}
	for _, f := range figures {
		s := f.stated
		subjects[s.ID] = pipeline.FigureKey(at.source.ID, f.series, f.period, s.Value, s.Max, s.Qualifier)
		if d, ok := w.opt.Decisions.Of(subjects[s.ID]); ok && d.Verdict == pipeline.VerdictAccept {
			accepted[f.figureID] = f
		}
	}
	w.standCorrected(figures, subjects, accepted)
	seen, out := map[string]bool{}, map[figureID]bool{}
	rules := w.rules()
	for _, f := range figures {
		subject := subjects[f.stated.ID]
		if _, in := accepted[f.figureID]; in || seen[subject] {
			continue
		}
		seen[subject] = true
		out[f.figureID] = true
		item := pipeline.Waiting{
			ID: subject, Kind: pipeline.WaitingFigure, Source: at.source.ID, Document: at.snap.Document, Snapshot: at.snap.Digest,
			Figures: []pipeline.StatedFigure{f.stated}, Reasons: unique(of[f.figureID]),
		}
		for i, r := range item.Reasons {
			item.Reasons[i].Rule = rules[r.Check]
		}
		if f.corrected {
			for i, r := range item.Reasons {
				text := ofCorrection(pipeline.Text{VI: r.VI, EN: r.EN})
				item.Reasons[i].VI, item.Reasons[i].EN = text.VI, text.EN
			}
		}
		if _, decided := w.opt.Decisions.Of(subject); decided {
			item.Kind = refused
		} else {
			j.waiting = append(j.waiting, item)
		}
		told = append(told, toldWaiting{item, f.claim, f.standing})
	}
	j.held = len(out)
	return told, accepted
}

// standCorrected adds to what is accepted the figures whose value a person put
// there: who corrects has judged the value. It does not where the document states
// another value of the figure besides, nor where somebody refused the new one.
func (w *Warehouse) standCorrected(figures []heldFigure, subjects map[string]string, accepted map[figureID]heldFigure) {
	values := map[figureID]map[string]bool{}
	for _, f := range figures {
		if values[f.figureID] == nil {
			values[f.figureID] = map[string]bool{}
		}
		values[f.figureID][subjects[f.stated.ID]] = true
	}
	for _, f := range figures {
		subject := subjects[f.stated.ID]
		_, decided := w.opt.Decisions.Of(subject)
		if f.corrected && len(values[f.figureID]) == 1 && !decided && len(w.opt.Decisions.Dispute(subject)) == 0 {
			accepted[f.figureID] = f
		}
	}
}

// letThrough takes accepted figures out of what is held. Of several values of
// one figure only the accepted one goes on.
func (w *Warehouse) letThrough(ctx context.Context, accepted map[figureID]heldFigure) error {
	for id, f := range accepted {
		for _, change := range []struct {
			query string
			args  []any
		}{
			{`DELETE FROM staged_hold WHERE claim = ? AND series_id = ? AND period_id = ?`, []any{id.claim, id.series, id.period}},
			{`DELETE FROM staged_observation WHERE claim = ? AND series_id = ? AND period_id = ?
			  AND NOT (value = ? AND value_max IS NOT DISTINCT FROM ? AND qualifier = ?)`,
				[]any{id.claim, id.series, id.period, f.stated.Value, f.stated.Max, f.stated.Qualifier}},
		} {
			if _, err := w.conn.ExecContext(ctx, change.query, change.args...); err != nil {
				return fmt.Errorf("let %s through: %w", f.stated.ID, err)
			}
		}
	}
	return nil
}

// soften makes warnings of the faults of figures that a person accepted.
func (j *judgement) soften(accepted map[figureID]heldFigure, figures []heldFigure) {
	taken := map[string]heldFigure{}
	for _, f := range figures {
		if _, ok := accepted[f.figureID]; ok {
			taken[f.stated.ID] = f
		}
	}
	for i, f := range j.faults {
		of, ok := taken[f.Observation]
		if f.Severity != pipeline.Held || !ok {
			continue
		}
		j.faults[i].Severity = pipeline.Warning
		if of.corrected {
			j.faults[i].Message = ofCorrection(f.Message)
		}
	}
}

// ofCorrection says of a fault that it is that of a corrected value: the cell that
// the message names states another.
func ofCorrection(message pipeline.Text) pipeline.Text {
	return pipeline.Text{VI: "Giá trị sau khi sửa theo quyết định (văn bản ghi khác): " + message.VI, EN: "Of the value corrected by decision (the document states another): " + message.EN}
}

func unique(list []pipeline.WaitingReason) []pipeline.WaitingReason {
	var kept []pipeline.WaitingReason
	for _, r := range list {
		if !slices.Contains(kept, r) {
			kept = append(kept, r)
		}
	}
	return kept
}
