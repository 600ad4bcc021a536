package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// An event is one thing that happened to a figure.
type event struct {
	at   time.Time
	text string
}

// printLife tells what happened to a figure from its first reading on: readings,
// revisions and withdrawals with their documents and releases, what waits, and
// what people decided about it. Names and held values are told here alone; they
// reach no page.
func (a *app) printLife(ctx context.Context, w *space, published *warehouse.ReadOnly, t warehouse.Trace, until time.Time) error {
	if len(t.Versions) == 0 {
		return nil // a reject, or a figure that is reckoned
	}
	life, err := published.Life(ctx, t)
	if err != nil {
		return err
	}
	releases, err := w.releasesOfRuns()
	if err != nil {
		return err
	}
	d, err := a.openDesk(w)
	if err != nil {
		return err
	}
	events := w.lived(life, t, releases)
	events = append(events, w.decidedOn(d, life, t, until)...)
	if until.IsZero() {
		events = append(events, w.waitsOf(d, t)...)
	}
	slices.SortStableFunc(events, func(a, b event) int { return a.at.Compare(b.at) })
	fmt.Fprintln(a.stdout, "Quá trình của số này (its life):")
	for _, e := range events {
		fmt.Fprintln(a.stdout, visible("  "+w.local(e.at)+"  "+e.text))
	}
	for _, n := range life.Notes {
		if text := w.noteText(n, t.Series.Unit); text != "" {
			fmt.Fprintln(a.stdout, visible("  Người đọc được biết: "+text))
		}
	}
	return nil
}

// releasesOfRuns are the releases that runs published, by run.
func (w *space) releasesOfRuns() (map[string]string, error) {
	journal, err := w.journal()
	if err != nil {
		return nil, err
	}
	rulings, err := w.gate().Rulings()
	if err != nil {
		return nil, err
	}
	releases := map[string]string{}
	learn := func(release string) {
		if run, _, _ := strings.Cut(release, "-"); releases[run] == "" {
			releases[run] = release
		}
	}
	for _, r := range journal.Runs() {
		learn(r.Release)
	}
	for _, r := range rulings {
		if r.Publish {
			learn(r.Draft)
		}
	}
	return releases, nil
}

func inRelease(releases map[string]string, run string) string {
	if r := releases[run]; r != "" {
		return "bản phát hành " + r
	}
	return "lần chạy " + run
}

// lived are the readings of a figure.
func (w *space) lived(l warehouse.Life, t warehouse.Trace, releases map[string]string) (events []event) {
	value := func(v warehouse.LivedVersion) string {
		return w.writtenIn(pipeline.Quantity{Value: v.Value, Max: v.Max, Qualifier: pipeline.Qualifier(v.Qualifier)}, t.Series.Unit)
	}
	replaced := map[[3]string]warehouse.LivedVersion{} // by what took its place, and where
	for _, v := range l.Versions {
		if v.SupersededBy != "" {
			replaced[[3]string{v.SupersededBy, v.Source, v.Document}] = v
		}
	}
	for _, v := range l.Versions {
		text := "đọc lần đầu: "
		if old, ok := replaced[[3]string{v.ID, v.Source, v.Document}]; ok && old.SupersededRun == v.Run {
			text = "sửa: " + value(old) + " → "
		}
		events = append(events, event{v.RecordedAt, text + join(" · ", value(v), v.Source+" / "+v.Document, v.Locator, inRelease(releases, v.Run), v.ID)})
		if !v.SupersededAt.IsZero() && v.SupersededBy == "" {
			events = append(events, event{v.SupersededAt, "rút: " + join(" · ", value(v)+" không còn trong văn bản", v.Source+" / "+v.Document, inRelease(releases, v.SupersededRun))})
		}
	}
	return events
}

// decidedOn is what people decided about a figure, up to a time; a zero time is
// no bound.
func (w *space) decidedOn(d *desk, l warehouse.Life, t warehouse.Trace, until time.Time) (events []event) {
	sources, keys := map[string]bool{t.Origin.Source: true}, map[string]bool{}
	for _, v := range l.Versions {
		sources[v.Source] = true
		keys[pipeline.FigureKey(v.Source, t.Series.ID, t.Period.ID, v.Value, v.Max, v.Qualifier)] = true
	}
	for _, one := range d.ledger.Decisions {
		same := sources[one.Source] && one.Series == t.Series.ID && one.Period == t.Period.ID
		if !same && !keys[one.Subject] || !until.IsZero() && one.At.After(until) {
			continue
		}
		text := "quyết định " + verdictWords[one.Verdict] + ": " + one.What
		if one.Value != nil {
			text += " → " + w.writtenIn(pipeline.Quantity{Value: *one.Value}, t.Series.Unit)
		}
		if one.NoteVI != "" {
			text += " «" + one.NoteVI + "»"
		}
		events = append(events, event{one.At, text + " — " + one.By + ": " + one.Reason})
	}
	return events
}

// waitsOf is what of a figure waits for a person now.
func (w *space) waitsOf(d *desk, t warehouse.Trace) (events []event) {
	for _, item := range d.room.All(d.decided) {
		for _, f := range item.Figures {
			if f.Series != t.Series.ID || f.Period != t.Period.ID {
				continue
			}
			var reasons []string
			for _, r := range item.Reasons {
				reasons = append(reasons, r.VI)
			}
			value := w.writtenIn(pipeline.Quantity{Value: f.Value, Max: f.Max, Qualifier: pipeline.Qualifier(f.Qualifier)}, f.Unit)
			events = append(events, event{item.Since, "chờ xem (" + kindWords[item.Kind] + "): " + join(" · ", value, item.Source+" / "+item.Document, f.Locator, strings.Join(reasons, " "), "`tonghop review show "+item.ID[:8]+"`")})
		}
	}
	return events
}

// noteText is what readers are told of a figure, "" for what events tell.
func (w *space) noteText(n warehouse.LifeNote, unit string) string {
	switch {
	case n.Kind == "note":
		return "«" + n.Text + "»"
	case n.Kind == "correction" && n.Stated != nil:
		return "văn bản " + n.Document + " ghi " + w.writtenIn(pipeline.Quantity{Value: *n.Stated}, unit) + "; cơ quan tổng hợp đã sửa"
	case n.Kind == "waiting":
		return "một số khác trong " + n.Document + " đang chờ xem (" + strings.Join(n.Checks, ", ") + ")"
	}
	return ""
}
