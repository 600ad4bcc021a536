package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/dashboards/site"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// shortestID is how many digits of an ID `tonghop explain` wants at least.
const shortestID = 4

func (a *app) explainCommand() *cobra.Command {
	var asOf string
	c := &cobra.Command{
		Use: "explain ID", Short: "From a number back to its cell or sentence, and forward to every page that shows it",
		Long: "ID is that of a figure, a claim or a reject, as the pages' links (#o-ID), the column id of `tonghop sql` and the exports give it;\n" +
			"its first digits are enough when they are unique. A figure is told with its whole life: first reading, revisions and withdrawals with\n" +
			"document and release, what waits for a person, and what was decided by whom. Names and held values stand on no page.",
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return a.explain(c.Context(), args[0], asOf) },
	}
	c.Flags().StringVar(&asOf, "as-of", "", "look in the release of a past time: YYYY-MM-DD, RFC 3339 or the name of a release")
	return c
}

func (a *app) explain(ctx context.Context, id, asOf string) error {
	id = strings.TrimPrefix(strings.ToLower(strings.TrimSpace(id)), "o-")
	if len(id) < shortestID || strings.Trim(id, "0123456789abcdef") != "" {
		return usage("mã %q: cần ít nhất %d chữ số thập lục phân (want at least %d hexadecimal digits)", id, shortestID, shortestID)
	}
	w, err := a.openWorkspace()
	if err != nil {
		return err
	}
	dir, err := w.releaseDir(asOf)
	if err != nil {
		return err
	}
	published, err := openRelease(ctx, dir)
	if err != nil {
		return err
	}
	defer published.Close()
	trace, err := published.Explain(ctx, id)
	var several *warehouse.AmbiguousError
	switch {
	case errors.Is(err, warehouse.ErrUnknownID):
		return usage("không có số liệu nào mang mã %s trong bản phát hành này (no such ID)", id)
	case errors.As(err, &several):
		return usage("nhiều mã bắt đầu bằng %s: %s; hãy ghi thêm chữ số (the ID is not unique)", id, strings.Join(several.IDs, ", "))
	case err != nil:
		return err
	}
	a.printTrace(w, trace)
	var until time.Time
	if asOf != "" {
		if until, err = w.moment(asOf); err != nil {
			return err
		}
	}
	if err := a.printLife(ctx, w, published, trace, until); err != nil {
		return err
	}
	return a.printPages(dir, trace.ID)
}

func (a *app) printTrace(w *space, t warehouse.Trace) {
	o := t.Origin
	illustrative := ""
	if o.Illustrative {
		illustrative = "minh họa (illustrative)"
	}
	fetched := ""
	if t.Metric == nil {
		fetched = w.local(o.FetchedAt)
	}
	kind := ""
	if t.Series.Kind != "" {
		kind = join(" · ", chart.KindName(pipeline.Kind(t.Series.Kind), "vi"), t.Series.Kind)
	}
	lines := [][2]string{
		{"Mã", t.ID + " (" + t.Record + ")"},
		{"Chỉ tiêu", join(" · ", t.Series.IndicatorName.VI, t.Series.Indicator)},
		{"Cấp", join(" · ", w.levelName(t.Series.Level), t.Series.Level)},
		{"Nơi", join(" · ", t.Series.AreaName, t.Series.Area)},
		{"Kỳ", join(" · ", t.Period.Text, t.Period.ID)},
		{"Loại", kind},
		{"Vì sao bị trả lại", t.Reject.MessageVI},
		{"Nguồn", join(" · ", o.SourceTitle, o.Source, o.Publisher, illustrative)},
		{"Tài liệu", join(" · ", o.Document, o.URL, o.Format)},
		{"Công bố", o.PublishedOn},
		{"Lấy về", fetched},
		{"SHA-256", string(o.Snapshot)},
		{"Chỗ", o.Locator},
		{"Nguyên văn", o.Raw},
		{"Ngữ cảnh", o.Context},
		{"Quy tắc đọc", o.Rule},
		{"Ngoài biểu", takenFrom(o.Rule)},
	}
	for _, l := range lines {
		if l[1] != "" {
			fmt.Fprintln(a.stdout, visible(fmt.Sprintf("%-18s %s", l[0]+":", l[1])))
		}
	}
	a.printMetric(w, t)
	for _, v := range t.Versions {
		fmt.Fprintln(a.stdout, visible("Giá trị:           "+versionText(w, v, t.Series.Unit)))
	}
	a.printParts(w, "Dùng để tính (goes into):", t.Into)
	if len(t.Conflicts) > 0 {
		fmt.Fprintln(a.stdout, "Có nguồn khác nêu số khác: "+strings.Join(t.Conflicts, ", "))
	}
	if len(t.Questions) > 0 {
		fmt.Fprintln(a.stdout, "Có trong các câu hỏi: "+strings.Join(t.Questions, ", "))
	}
}

// printMetric says how a figure was reckoned that no document states, and from
// which figures.
func (a *app) printMetric(w *space, t warehouse.Trace) {
	m := t.Metric
	if m == nil {
		return
	}
	q := pipeline.Quantity{Value: m.Value, Max: m.Max, Qualifier: pipeline.Qualifier(m.Qualifier)}
	fmt.Fprintln(a.stdout, visible("Giá trị:           "+w.writtenIn(q, t.Series.Unit)))
	fmt.Fprintln(a.stdout, visible("Cách tính:         "+m.Expression))
	a.printParts(w, "Tính từ (reckoned from):", m.Parts)
}

// printParts lists figures by what leads on to them: their IDs, and their cells or
// sentences where they have any.
func (a *app) printParts(w *space, title string, parts []warehouse.TracedPart) {
	if len(parts) == 0 {
		return
	}
	fmt.Fprintln(a.stdout, title)
	for _, p := range parts {
		q := pipeline.Quantity{Value: p.Value, Max: p.Max, Qualifier: pipeline.Qualifier(p.Qualifier)}
		fmt.Fprintln(a.stdout, visible("  "+join(" · ", p.ID, p.Indicator.VI, w.writtenIn(q, p.Unit), p.Source, p.Document, p.Locator)))
	}
}

func versionText(w *space, v warehouse.FigureVersion, unit string) string {
	q := pipeline.Quantity{Value: v.Value, Max: v.Max, Qualifier: pipeline.Qualifier(v.Qualifier)}
	text := w.writtenIn(q, unit) + ", ghi nhận " + w.local(v.RecordedAt)
	switch {
	case v.SupersededAt.IsZero():
		return text + ", đang có hiệu lực"
	case v.SupersededBy == "":
		return text + ", rút lại " + w.local(v.SupersededAt)
	}
	return text + ", bị thay bởi " + v.SupersededBy + " " + w.local(v.SupersededAt)
}

// printPages lists the pages of the release that show the figure.
func (a *app) printPages(dir, id string) error {
	root := filepath.Join(dir, "site")
	pages, err := site.PagesShowing(os.DirFS(root), id)
	if err != nil {
		return err
	}
	if len(pages) == 0 {
		fmt.Fprintln(a.stdout, "Không trang nào hiển thị. (No page shows it.)")
		return nil
	}
	fmt.Fprintln(a.stdout, "Các trang hiển thị (pages that show it):")
	for _, p := range pages {
		fmt.Fprintln(a.stdout, "  "+filepath.Join(root, filepath.FromSlash(p)))
	}
	return nil
}

func join(sep string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, sep)
}
