package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/tonghop/tonghop/dashboards/page"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/release"
	"github.com/tonghop/tonghop/pipeline/review"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// decide writes one decision for each ID, all of them or none.
func (a *app) decide(ctx context.Context, verdict pipeline.Verdict, ids []string, f reviewFlags) error {
	w, err := a.openWorkspace()
	if err != nil {
		return err
	}
	d, err := a.openDesk(w)
	if err != nil {
		return err
	}
	if f.all {
		if len(ids) > 0 || f.source+f.document+f.check == "" {
			return usage("--all cần --source, --document hoặc --check và không đi cùng mã nào (--all picks by source, document or check)")
		}
		for _, item := range d.picked(f) {
			ids = append(ids, item.ID)
		}
		if len(ids) == 0 {
			return usage("không có mục nào đang chờ mà --source, --document, --check này chọn; `tonghop review` liệt kê (nothing that waits is picked)")
		}
	}
	if len(ids) == 0 {
		return usage("chưa nêu mục nào để quyết định (no ID)")
	}
	common := pipeline.Decision{At: a.now().UTC().Truncate(time.Second), By: strings.TrimSpace(f.by), Verdict: verdict, Reason: strings.TrimSpace(f.reason),
		NoteVI: strings.TrimSpace(f.note), NoteEN: strings.TrimSpace(f.noteEN)}
	if common.By == "" {
		common.By = strings.TrimSpace(a.getenv("TONGHOP_REVIEWER"))
	}
	list, err := a.decisions(ctx, w, d, common, ids, f)
	if err != nil {
		return err
	}
	if err := a.record(w, list, len(d.ledger.Lines)); err != nil {
		return err
	}
	for _, one := range list {
		fmt.Fprintln(a.stdout, visible("  "+w.decisionText(one)))
	}
	fmt.Fprintf(a.stdout, "Đã ghi %d quyết định vào %s; có hiệu lực từ lần chạy tới (`tonghop run` chạy ngay).\n", len(list), filepath.Base(w.LedgerPath()))
	return nil
}

// decisions is one decision on each ID, or what is wrong with one of them.
func (a *app) decisions(ctx context.Context, w *space, d *desk, common pipeline.Decision, ids []string, f reviewFlags) ([]pipeline.Decision, error) {
	var list []pipeline.Decision
	for _, id := range ids {
		one, err := a.decision(ctx, w, d, common, id, f)
		if err != nil {
			return nil, err
		}
		if err := review.Judge(one); err != nil {
			return nil, usage("%s: %w", id, err)
		}
		if err := a.weigh(ctx, w, one, f.insist); err != nil {
			return nil, err
		}
		list = append(list, one)
	}
	return list, nil
}

// A meanwhile is the error of who decides on what somebody else decided since
// they looked.
type meanwhile struct{ decisions []pipeline.Decision }

func (m *meanwhile) Error() string {
	one := m.decisions[len(m.decisions)-1]
	return fmt.Sprintf("%s: %s vừa quyết định «%s»; chưa ghi gì, hãy xem lại rồi quyết định (somebody decided meanwhile)", one.Subject, one.By, verdictWords[one.Verdict])
}

// decidedSince are the decisions on some subjects after the first seen lines; all
// of them where the ledger has become shorter.
func decidedSince(lines []pipeline.Decision, seen int, subjects []string) []pipeline.Decision {
	about := map[string]bool{}
	for _, s := range subjects {
		about[s] = true
	}
	var since []pipeline.Decision
	for i, one := range lines {
		if about[one.Subject] && (i >= seen || len(lines) < seen) {
			since = append(since, one)
		}
	}
	return since
}

// record writes decisions to the ledger while nobody else does; seen is how many
// lines it had when they were made. A night reads the ledger when it begins; it
// need not be waited for.
func (a *app) record(w *space, list []pipeline.Decision, seen int) (err error) {
	held, err := a.lockFile(w, ledgerLockName)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, held.Release()) }()
	ledger, err := review.ReadLedger(w.LedgerPath())
	if err != nil {
		return err
	}
	var subjects []string
	for _, one := range list {
		subjects = append(subjects, one.Subject)
	}
	since := decidedSince(ledger.Lines, seen, subjects)
	if len(since) > 0 {
		return usageError{&meanwhile{since}}
	}
	before := map[string][]pipeline.Decision{}
	for _, one := range ledger.Decisions {
		before[one.Subject] = append(before[one.Subject], one)
	}
	for i := range list {
		list[i].Turn = pipeline.NextTurn(before[list[i].Subject])
	}
	return review.Append(w.LedgerPath(), list...)
}

// decision fills in what is decided about: something that waits, a subject that
// was decided before, or a figure of the release in force.
func (a *app) decision(ctx context.Context, w *space, d *desk, one pipeline.Decision, id string, f reviewFlags) (pipeline.Decision, error) {
	item, waits, err := d.find(id)
	if err != nil {
		return one, err
	}
	switch {
	case waits:
		a.about(w, &one, item)
	case one.Verdict == pipeline.VerdictReopen:
		err = d.reopened(&one, d.subjectOf(ctx, w, id))
	default:
		err = a.aboutFigure(ctx, w, d, &one, id)
	}
	if err != nil {
		return one, err
	}
	if one.Verdict != pipeline.VerdictCorrect {
		one.Expects = nil
		return one, nil
	}
	if item.Kind != pipeline.WaitingFigure && waits {
		return one, usage("%s: chỉ sửa được một con số (only a figure can be corrected)", id)
	}
	return one, values(&one, f)
}

func (a *app) about(w *space, one *pipeline.Decision, item pipeline.Waiting) {
	one.Subject, one.Source, one.What = item.ID, item.Source, kindWords[item.Kind]+" · "+item.Document
	if len(item.Figures) == 1 {
		f := item.Figures[0]
		value := f.Value
		one.Series, one.Period, one.Expects, one.What = f.Series, f.Period, &value, one.What+" · "+w.statedText(f)
	} else if n := len(item.Figures); n > 1 {
		one.What += fmt.Sprintf(" · %d số", n)
	}
}

// reopened finds the decision that is taken back.
func (d *desk) reopened(one *pipeline.Decision, prefix string) error {
	for _, old := range d.ledger.Decisions {
		if strings.HasPrefix(old.Subject, strings.ToLower(prefix)) {
			one.Subject, one.Source, one.What, one.Series, one.Period = old.Subject, old.Source, old.What, old.Series, old.Period
			return nil
		}
	}
	return usage("chưa có quyết định nào về %s (nothing was decided about it)", prefix)
}

// subjectOf is the subject that an ID names: the ID of a figure in force stands for
// what was decided about it, any other for itself.
func (d *desk) subjectOf(ctx context.Context, w *space, id string) string {
	if slices.ContainsFunc(d.ledger.Decisions, func(old pipeline.Decision) bool { return strings.HasPrefix(old.Subject, strings.ToLower(id)) }) {
		return id
	}
	t, err := w.figureInForce(ctx, id)
	if err != nil {
		return id
	}
	subject, _ := d.inForce(t)
	return subject
}

// inForce is what is decided about a figure in force, and the value that its
// document states: of one that a person corrected that is the wrong one.
func (d *desk) inForce(t warehouse.Trace) (subject string, stated float64) {
	v := t.Versions[len(t.Versions)-1]
	for _, c := range d.decided.Corrections(t.Origin.Source) {
		if c.Series == t.Series.ID && c.Period == t.Period.ID && *c.Value == v.Value {
			return c.Subject, *c.Expects
		}
	}
	return pipeline.FigureKey(t.Origin.Source, t.Series.ID, t.Period.ID, v.Value, v.Max, v.Qualifier), v.Value
}

// aboutFigure is about a figure of the release in force, by the ID that
// `tonghop explain` knows.
func (a *app) aboutFigure(ctx context.Context, w *space, d *desk, one *pipeline.Decision, id string) error {
	if one.Verdict != pipeline.VerdictCorrect && one.Verdict != pipeline.VerdictAnnotate {
		return usage("không có mục nào đang chờ mang mã %s; số đang có hiệu lực chỉ sửa (correct) hoặc ghi chú (annotate) được (nothing that waits has this ID)", id)
	}
	t, err := w.figureInForce(ctx, id)
	if err != nil {
		return err
	}
	v := t.Versions[len(t.Versions)-1]
	subject, stated := d.inForce(t)
	one.Subject, one.Source, one.Series, one.Period, one.Expects = subject, t.Origin.Source, t.Series.ID, t.Period.ID, &stated
	one.What = join(" · ", t.Series.IndicatorName.VI, w.levelName(t.Series.Level), t.Series.AreaName, cmp.Or(t.Period.Text, t.Period.ID),
		w.writtenIn(pipeline.Quantity{Value: v.Value, Max: v.Max, Qualifier: pipeline.Qualifier(v.Qualifier)}, t.Series.Unit), t.Origin.Document+" "+t.Origin.Locator)
	return nil
}

// figureInForce is an official figure of the release in force with where it
// stands.
func (w *space) figureInForce(ctx context.Context, id string) (t warehouse.Trace, err error) {
	dir, err := w.releaseDir("")
	if err != nil {
		return t, err
	}
	published, err := openRelease(ctx, dir)
	if err != nil {
		return t, err
	}
	defer published.Close()
	t, err = published.Look(ctx, id)
	var several *warehouse.AmbiguousError
	switch {
	case errors.As(err, &several):
		return t, usage("nhiều số liệu bắt đầu bằng %s; hãy ghi thêm chữ số (the ID is not unique)", id)
	case errors.Is(err, warehouse.ErrUnknownID) || (err == nil && (t.Record != "observation" || len(t.Versions) == 0)):
		return t, usage("không có số liệu chính thức nào mang mã %s (no such figure)", id)
	}
	return t, err
}

// values reads the values of a correction.
func values(one *pipeline.Decision, f reviewFlags) error {
	for _, v := range []struct {
		flag, text string
		into       **float64
	}{{"--value", f.value, &one.Value}, {"--expects", f.expects, &one.Expects}} {
		if v.text == "" {
			continue
		}
		n, err := strconv.ParseFloat(v.text, 64)
		if err != nil || n != n || n > 1e18 || n < -1e18 {
			return usage("%s %q: cần một số viết bằng chữ số, ví dụ 11000000000 (want a plain number)", v.flag, v.text)
		}
		*v.into = &n
	}
	return nil
}

// verdictWords name what was decided.
var verdictWords = map[pipeline.Verdict]string{
	pipeline.VerdictAccept: "chấp nhận", pipeline.VerdictReject: "loại", pipeline.VerdictCorrect: "sửa", pipeline.VerdictAnnotate: "ghi chú", pipeline.VerdictReopen: "mở lại",
}

func (w *space) decisionText(d pipeline.Decision) string {
	text := fmt.Sprintf("%s  %s: %s", d.Subject, verdictWords[d.Verdict], d.What)
	if d.Value != nil {
		text += fmt.Sprintf(" → %s", written(pipeline.Quantity{Value: *d.Value}))
	}
	if d.NoteVI != "" {
		text += " «" + d.NoteVI + "»"
	}
	return text + fmt.Sprintf(" — %s, %s: %s", d.By, w.local(d.At), d.Reason)
}

func (a *app) reviewLog() error {
	w, err := a.openWorkspace()
	if err != nil {
		return err
	}
	d, err := a.openDesk(w)
	if err != nil {
		return err
	}
	if len(d.ledger.Decisions) == 0 {
		fmt.Fprintln(a.stdout, "Chưa có quyết định nào. (Nothing was decided yet.)")
	}
	for _, one := range d.ledger.Decisions {
		fmt.Fprintln(a.stdout, visible(w.decisionText(one)))
	}
	return nil
}

// printSurroundings shows what a figure is compared with.
func (a *app) printSurroundings(ctx context.Context, w *space, f pipeline.StatedFigure) error {
	around, err := w.surroundings(ctx, f.Series, f.Period)
	if err != nil {
		return err
	}
	a.printNeighbours("Các kỳ của chính chuỗi này (its past):", pastWords(around.Past))
	a.printNeighbours("Nơi khác cùng kỳ (its peers):", around.Peers)
	return nil
}

// pastWords name the figures of a series by their periods in words.
func pastWords(past []warehouse.Neighbour) []warehouse.Neighbour {
	list := slices.Clone(past)
	for i, n := range list {
		list[i].Name = page.PeriodWords(n.Name, "vi")
	}
	return list
}

// neighbourName is the name of what stands beside a figure, with its boundaries
// where they are others.
func neighbourName(n warehouse.Neighbour) string {
	if n.Boundary == "" {
		return n.Name
	}
	return n.Name + ", địa giới " + n.Boundary
}

// surroundings are what the release in force says around a figure; nothing
// before the first release.
func (w *space) surroundings(ctx context.Context, series, period string) (around warehouse.Surroundings, err error) {
	dir, _, err := w.shelf().Current()
	if errors.Is(err, release.ErrNone) {
		return around, nil
	}
	if err != nil {
		return around, err
	}
	published, err := openRelease(ctx, dir)
	if err != nil {
		return around, err
	}
	defer published.Close()
	return published.Surroundings(ctx, series, period)
}

func (a *app) printNeighbours(head string, list []warehouse.Neighbour) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintln(a.stdout, head)
	for i, n := range list {
		if i == shownFigures {
			fmt.Fprintf(a.stdout, "  … và %d dòng nữa\n", len(list)-i)
			return
		}
		q := pipeline.Quantity{Value: n.Value, Qualifier: pipeline.Qualifier(n.Qualifier)}
		fmt.Fprintln(a.stdout, visible(fmt.Sprintf("  %-24s %20s   %s", neighbourName(n), written(q), n.Document)))
	}
}
