package main

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	deskpages "github.com/tonghop/tonghop/dashboards/desk"
	"github.com/tonghop/tonghop/dashboards/page"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/lock"
	"github.com/tonghop/tonghop/pipeline/review"
)

// A house is what the pages of the reviewers ask of the workspace. It takes the
// same ways as the commands do.
type house struct {
	app     *app
	now     func() *space // as it is declared
	reading sync.Mutex    // one document is read at a time for them
	drafted draftMemory
}

var (
	_ deskpages.Matters = (*house)(nil)
	_ deskpages.Drafts  = (*house)(nil)
)

// Waiting implements desk.Matters.
func (h *house) Waiting(context.Context) (deskpages.Pile, error) {
	d, err := h.app.openDesk(h.now())
	if err != nil {
		return deskpages.Pile{}, err
	}
	pile := deskpages.Pile{Seen: len(d.ledger.Lines), Titles: map[string]string{}, Sources: map[string]string{}}
	tests, err := h.now().checks()
	if err != nil {
		return deskpages.Pile{}, err
	}
	for _, c := range tests {
		pile.Titles[c.ID] = c.Title.VI
	}
	for _, s := range h.now().Sources {
		pile.Sources[s.ID] = s.Title.VI
	}
	for _, item := range d.room.All(d.decided) {
		pile.Items = append(pile.Items, h.itemOf(item))
	}
	return pile, nil
}

func (h *house) itemOf(item pipeline.Waiting) deskpages.Item {
	out := deskpages.Item{ID: item.ID, Kind: kindWords[item.Kind], Source: item.Source, Document: item.Document, Since: h.now().local(item.Since), Count: len(item.Figures)}
	if len(item.Figures) == 1 {
		f := item.Figures[0]
		q := pipeline.Quantity{Value: f.Value, Max: f.Max, Qualifier: pipeline.Qualifier(f.Qualifier)}
		out.Figure, out.Stated = h.now().figureWords(f), h.now().writtenIn(q, f.Unit)
		if f.Standing != nil {
			out.Standing = h.now().writtenIn(pipeline.Quantity{Value: *f.Standing}, f.Unit)
		}
	}
	for _, r := range item.Reasons {
		out.Reasons = append(out.Reasons, r.VI)
		if !slices.Contains(out.Checks, r.Check) {
			out.Checks = append(out.Checks, r.Check)
		}
	}
	return out
}

// figureWords say what a figure is about: indicator, level, place and period.
func (w *space) figureWords(f pipeline.StatedFigure) string {
	name := f.Indicator
	if i, ok := w.catalog.Indicator(f.Indicator); ok {
		name = i.Name.VI
	}
	return join(" · ", name, w.levelName(f.Level), w.areaName(f.Area), page.PeriodWords(f.Period, "vi"))
}

// levelName is a tier in words: "cấp tỉnh".
func (w *space) levelName(level string) string {
	return w.catalog.LevelName(pipeline.Level(level)).VI
}

// mostShown bounds the figures of one thing that are listed.
const mostShown = 200

// Look implements desk.Matters.
func (h *house) Look(ctx context.Context, id string) (deskpages.Look, error) {
	d, err := h.app.openDesk(h.now())
	if err != nil {
		return deskpages.Look{}, err
	}
	item, waits, err := d.find(id)
	if err != nil {
		return deskpages.Look{}, asRefusal(err)
	}
	if decided := h.about(d, id); !waits && len(decided) > 0 {
		last := decided[len(decided)-1]
		return deskpages.Look{Settled: true, Seen: len(d.ledger.Lines), Decided: decided, Item: deskpages.Item{ID: id, Kind: "việc đã quyết định", Source: last.Source, Figure: last.What}}, nil
	}
	if !waits {
		return h.lookInForce(ctx, d, id)
	}
	out := deskpages.Look{Item: h.itemOf(item), Seen: len(d.ledger.Lines), Decided: h.about(d, item.ID)}
	for i, f := range item.Figures {
		if i == mostShown {
			out.More = len(item.Figures) - i
			break
		}
		out.Figures = append(out.Figures, h.now().figureWords(f)+": "+h.now().writtenIn(pipeline.Quantity{Value: f.Value, Max: f.Max, Qualifier: pipeline.Qualifier(f.Qualifier)}, f.Unit)+" ("+f.Locator+")")
	}
	var places []string
	for _, f := range item.Figures {
		places = append(places, f.Locator)
	}
	out.Excerpts, out.Absent = h.excerpts(ctx, item.Source, item.Document, item.Snapshot, places)
	if len(item.Figures) == 1 {
		err = h.surround(ctx, &out, item.Figures[0].Series, item.Figures[0].Period)
	}
	return out, err
}

// lookInForce is a figure of the release in force.
func (h *house) lookInForce(ctx context.Context, d *desk, id string) (deskpages.Look, error) {
	t, err := h.now().figureInForce(ctx, id)
	var wrong usageError
	if errors.As(err, &wrong) {
		return deskpages.Look{}, asRefusal(err)
	}
	if err != nil {
		return deskpages.Look{}, err
	}
	v := t.Versions[len(t.Versions)-1]
	q := pipeline.Quantity{Value: v.Value, Max: v.Max, Qualifier: pipeline.Qualifier(v.Qualifier)}
	out := deskpages.Look{InForce: true, Seen: len(d.ledger.Lines), Item: deskpages.Item{ID: t.ID, Kind: "số đang có hiệu lực", Source: t.Origin.Source, Document: t.Origin.Document, Count: 1,
		Figure: join(" · ", t.Series.IndicatorName.VI, h.now().levelName(t.Series.Level), t.Series.AreaName, page.PeriodWords(t.Period.ID, "vi")), Stated: h.now().writtenIn(q, t.Series.Unit)}}
	subject, _ := d.inForce(t)
	out.Decided = h.about(d, subject)
	out.Excerpts, out.Absent = h.excerpts(ctx, t.Origin.Source, t.Origin.Document, t.Origin.Snapshot, []string{t.Origin.Locator})
	return out, h.surround(ctx, &out, t.Series.ID, t.Period.ID)
}

func (h *house) surround(ctx context.Context, l *deskpages.Look, series, period string) error {
	around, err := h.now().surroundings(ctx, series, period)
	for _, n := range pastWords(around.Past) {
		l.Past = append(l.Past, deskpages.Neighbour{Name: neighbourName(n), Value: written(pipeline.Quantity{Value: n.Value, Qualifier: pipeline.Qualifier(n.Qualifier)}), Document: n.Document})
	}
	for _, n := range around.Peers[:min(len(around.Peers), mostShown)] {
		l.Peers = append(l.Peers, deskpages.Neighbour{Name: neighbourName(n), Value: written(pipeline.Quantity{Value: n.Value, Qualifier: pipeline.Qualifier(n.Qualifier)}), Document: n.Document})
	}
	return err
}

// Decisions implements desk.Matters.
func (h *house) Decisions(context.Context) ([]deskpages.Line, error) {
	d, err := h.app.openDesk(h.now())
	if err != nil {
		return nil, err
	}
	return h.lines(d, d.ledger.Decisions), nil
}

// about are the decisions on one subject, oldest first.
func (h *house) about(d *desk, subject string) []deskpages.Line {
	var list []pipeline.Decision
	for _, one := range d.ledger.Decisions {
		if one.Subject == subject {
			list = append(list, one)
		}
	}
	return h.lines(d, list)
}

// lines are decisions in words, with those that are in force and those that
// others contradict.
func (h *house) lines(d *desk, list []pipeline.Decision) []deskpages.Line {
	lines := make([]deskpages.Line, len(list))
	for i, one := range list {
		lines[i] = h.line(one)
		standing, is := d.decided.Of(one.Subject)
		if one.Verdict == pipeline.VerdictAnnotate {
			standing, is = d.decided.NoteOf(one.Subject)
		}
		lines[i].InForce = is && same(standing, one)
		lines[i].Disputed = slices.ContainsFunc(d.decided.Dispute(one.Subject), func(other pipeline.Decision) bool { return same(other, one) })
	}
	return lines
}

// same tells whether two are one decision.
func same(a, b pipeline.Decision) bool {
	return a.At.Equal(b.At) && a.By == b.By && a.Verdict == b.Verdict && a.Turn == b.Turn && a.Reason == b.Reason && a.NoteVI == b.NoteVI
}

func (h *house) line(one pipeline.Decision) deskpages.Line {
	l := deskpages.Line{Subject: one.Subject, Source: one.Source, Verdict: verdictWords[one.Verdict], What: one.What, Note: one.NoteVI, By: one.By, At: h.now().local(one.At), Reason: one.Reason}
	if one.Value != nil {
		l.Value = written(pipeline.Quantity{Value: *one.Value})
	}
	return l
}

// Decide implements desk.Matters.
func (h *house) Decide(ctx context.Context, r deskpages.Request) ([]deskpages.Line, error) {
	d, err := h.app.openDesk(h.now())
	if err != nil {
		return nil, err
	}
	if since := decidedSince(d.ledger.Lines, r.Seen, r.IDs); len(since) > 0 { // also of what a night has carried out by now
		return nil, &deskpages.Conflict{Meanwhile: h.lines(d, since)}
	}
	common := pipeline.Decision{At: r.At.UTC().Truncate(time.Second), By: r.By, Verdict: r.Verdict, Reason: r.Reason, NoteVI: r.NoteVI, NoteEN: r.NoteEN}
	list, err := h.app.decisions(ctx, h.now(), d, common, r.IDs, reviewFlags{value: r.Value, insist: r.Insist})
	if err == nil {
		err = h.app.record(h.now(), list, r.Seen)
	}
	var since *meanwhile
	var held *lock.Held
	switch {
	case errors.As(err, &since):
		if d, err = h.app.openDesk(h.now()); err != nil {
			return nil, err
		}
		return nil, &deskpages.Conflict{Meanwhile: h.lines(d, since.decisions)}
	case errors.As(err, &held):
		return nil, &deskpages.Refusal{VI: "Người khác đang ghi quyết định; hãy gửi lại sau giây lát. Chưa có gì được ghi."}
	case err != nil:
		return nil, asRefusal(err)
	}
	return h.lines(deskOf(d.room, review.Ledger{Decisions: append(slices.Clone(d.ledger.Decisions), list...)}), list), nil
}

// asRefusal tells a reviewer what a command tells its user.
func asRefusal(err error) error {
	var wrong usageError
	if !errors.As(err, &wrong) {
		return err
	}
	return &deskpages.Refusal{VI: strings.TrimSpace(err.Error())}
}
