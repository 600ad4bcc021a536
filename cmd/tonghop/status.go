package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/release"
	"github.com/tonghop/tonghop/pipeline/warehouse"
	"github.com/tonghop/tonghop/schedules"
)

// shownRuns bounds the runs that `tonghop status` lists.
const shownRuns = 10

func (a *app) statusCommand() *cobra.Command {
	return &cobra.Command{
		Use: "status", Short: "What is due, what ran, which sources are at fault, who has not reported",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.status(c.Context()) },
	}
}

func (a *app) status(ctx context.Context) error {
	w, err := a.openWorkspace()
	if err != nil {
		return err
	}
	journal, err := w.journal()
	if err != nil {
		return err
	}
	if err := a.statusDue(w, journal); err != nil {
		return err
	}
	a.statusRuns(w, journal)
	if err := a.statusWaiting(w); err != nil {
		return err
	}
	if err := a.statusDraft(w); err != nil {
		return err
	}
	dir, m, err := w.shelf().Current()
	if errors.Is(err, release.ErrNone) {
		fmt.Fprintln(a.stdout, "\nBẢN PHÁT HÀNH\n  Chưa có; hãy chạy `tonghop run`. (No release yet.)")
		return nil
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "\nBẢN PHÁT HÀNH\n  %s, lập lúc %s, kiểm lại lúc %s\n", m.Release, w.local(m.CreatedAt), w.local(m.VerifiedAt))
	published, err := openRelease(ctx, dir)
	if err != nil {
		return err
	}
	defer published.Close()
	state, err := published.Status(ctx)
	if err != nil {
		return err
	}
	a.statusReports(w, state)
	return a.statusDuties(ctx, published)
}

// mostNames bounds the provinces that one line of the status names, mostDuties the
// lines about duties.
const (
	mostNames  = 12
	mostDuties = 40
)

// statusDuties tells of each duty how many reported for the latest period that is
// due, and who did not; of very many duties those with somebody missing first.
func (a *app) statusDuties(ctx context.Context, published *warehouse.ReadOnly) error {
	answer, err := published.Ask(ctx, "duties_overview")
	if err != nil {
		return err
	}
	if missing := answer.Column("reports_missing"); len(answer.Rows) > mostDuties {
		slices.SortStableFunc(answer.Rows, func(a, b []any) int { // no count is none missing
			one, _ := a[missing].(int64)
			other, _ := b[missing].(int64)
			return cmp.Compare(other, one)
		})
	}
	var lines []string
	for _, row := range answer.Rows[:min(len(answer.Rows), mostDuties)] {
		text := func(column string) string { return plain(row[answer.Column(column)], "") }
		if text("period") == "" {
			lines = append(lines, text("duty_vi")+": chưa có kỳ nào đến hạn")
			continue
		}
		line := fmt.Sprintf("%s · kỳ %s · hạn %s: %s/%s đã nộp", text("duty_vi"), text("period"), dayInWords(text("due")), text("reports_received"), text("reports_expected"))
		for _, more := range []struct{ column, words string }{
			{"reports_late", "muộn"}, {"reports_partial", "chưa đủ"}, {"reports_held", "chờ xem"}, {"reports_missing", "chưa nộp"},
		} {
			if n := text(more.column); n != "0" {
				line += ", " + n + " " + more.words
			}
		}
		if names, _ := row[answer.Column("missing_names")].([]string); len(names) > 0 {
			line += " (" + strings.Join(names[:min(len(names), mostNames)], ", ")
			if len(names) > mostNames {
				line += ", …"
			}
			line += ")"
		}
		lines = append(lines, line)
	}
	if more := len(answer.Rows) - mostDuties; more > 0 {
		lines = append(lines, fmt.Sprintf("… và %d loại báo cáo nữa: trang bao-cao/, hoặc `tonghop sql \"FROM duties_overview\"` (and %d more)", more, more))
	}
	a.statusList("NGHĨA VỤ BÁO CÁO (duties)", lines, "chưa khai báo trong duties.yaml")
	return nil
}

// dayInWords is a day in ISO form as it is written in Vietnamese; anything else
// stays.
func dayInWords(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format("02/01/2006")
}

func (a *app) statusDue(w *space, journal *schedules.Journal) error {
	plan, err := w.plan()
	if err != nil {
		return usageError{err}
	}
	fmt.Fprintln(a.stdout, "SẮP TỚI (due)")
	if missed := plan.Missed(journal.Last, a.now()); len(missed) > 0 {
		fmt.Fprintf(a.stdout, "  đã lỡ: %s; `tonghop serve` sẽ chạy bù khi khởi động\n", strings.Join(missed, ", "))
	}
	if at, names := plan.Next(a.now()); !at.IsZero() {
		fmt.Fprintf(a.stdout, "  %s: %s\n", w.local(at), strings.Join(names, ", "))
	}
	return nil
}

func (a *app) statusRuns(w *space, journal *schedules.Journal) {
	fmt.Fprintln(a.stdout, "\nĐÃ CHẠY (ran)")
	runs := journal.Runs()
	switch bad := journal.Unreadable(); {
	case bad > 0 && len(runs) == 0:
		fmt.Fprintf(a.stdout, "  nhật ký %s không đọc được (%d dòng hỏng), nên không rõ đã chạy những lần nào. Đề nghị lấy lại tệp ấy từ bản sao lưu; nếu không có, cứ để nguyên: lần chạy sau ghi tiếp vào đó. (The journal cannot be read; take it from a backup, or leave it: the next run writes on.)\n", visible(w.data(journalName)), bad)
	case bad > 0:
		fmt.Fprintf(a.stdout, "  bỏ qua %d dòng không đọc được của nhật ký %s (lines that cannot be read)\n", bad, visible(w.data(journalName)))
	case len(runs) == 0:
		fmt.Fprintln(a.stdout, "  chưa chạy lần nào")
	}
	words := map[string]string{schedules.Done: "xong", schedules.WithFaults: "xong, có lỗi cần xem", schedules.Failed: "không xong", schedules.Running: "bị ngắt giữa chừng hoặc đang chạy"}
	for i := len(runs) - 1; i >= max(0, len(runs)-shownRuns); i-- {
		r := runs[i]
		line := fmt.Sprintf("  %s  %s (%s): %s", w.local(r.StartedAt), strings.Join(r.Names, ", "), r.Trigger, words[r.Outcome])
		if r.Message != "" {
			line += " — " + r.Message
		}
		fmt.Fprintln(a.stdout, visible(line))
	}
}

// statusWaiting tells how much waits for a person.
func (a *app) statusWaiting(w *space) error {
	d, err := a.openDesk(w)
	if err != nil {
		return err
	}
	a.tellDisputes(w, d)
	kinds := map[pipeline.WaitingKind]int{}
	var lines []string
	for _, item := range d.room.All(d.decided) {
		kinds[item.Kind]++
	}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		lines = append(lines, fmt.Sprintf("%d × %s", kinds[kind], kindWords[kind]))
	}
	if len(lines) > 0 {
		lines = append(lines, "xem bằng `tonghop review`")
	}
	a.statusList("CHỜ XEM (waiting)", lines, "không có")
	return nil
}

// statusDraft tells of a draft that waits, and how it is published.
func (a *app) statusDraft(w *space) error {
	_, m, returned, err := w.gate().Waiting()
	if errors.Is(err, release.ErrNone) {
		if w.Draft {
			a.statusList("BẢN NHÁP (draft)", nil, "không có")
		}
		return nil
	}
	if err != nil {
		return err
	}
	lines := []string{fmt.Sprintf("%s, lập lúc %s, chờ người duyệt phát hành", m.Release, w.local(m.CreatedAt))}
	if returned != nil {
		lines[0] = fmt.Sprintf("%s, lập lúc %s, %s trả lại lúc %s: %s; lần chạy sau có thay đổi thì lập bản khác", m.Release, w.local(m.CreatedAt), returned.By, w.local(returned.At), returned.Reason)
	}
	lines = append(lines, "xem bằng `tonghop release show`, phát hành bằng `tonghop release publish "+m.Release+" --by TÊN`, trả lại bằng `tonghop release return`")
	a.statusList("BẢN NHÁP (draft)", lines, "")
	return nil
}

// reportWords are the states of an expected report.
var reportWords = map[string]string{"received": "đã nhận", "late": "nhận muộn", "waiting": "chưa đến hạn", "missing": "quá hạn, chưa nhận"}

// statusReports tells what is in force, which sources are at fault, what is held
// back and which reports are owed.
func (a *app) statusReports(w *space, s warehouse.Status) {
	fmt.Fprintf(a.stdout, "  %d số liệu chính thức, %d số liệu báo chí, %d mục bị trả lại, %d chỗ lệch nhau\n", s.Figures, s.Claims, s.Rejects, s.Conflicts)
	var faults, held, reports []string
	for _, f := range s.Faults {
		faults = append(faults, fmt.Sprintf("%s [%s] từ %s: %s", oneLine(join(" / ", f.Source, f.Document, f.Place)), f.Reason, w.local(f.Since), join(" ", f.Message.VI, f.Hint.VI)))
	}
	for _, d := range s.Quarantined {
		held = append(held, fmt.Sprintf("%s / %s: %d lỗi, lỗi đầu: %s", d.Source, oneLine(d.Document), d.Faults, d.First.VI))
	}
	for _, r := range s.Reports {
		reports = append(reports, fmt.Sprintf("%s · %s · %s · hạn %s: %s", r.AreaName, r.IndicatorName.VI, r.Period, dayInWords(r.Due), reportWords[r.Status]))
	}
	a.statusList("NGUỒN CÓ LỖI (sources at fault)", faults, "không có")
	a.statusList("TÀI LIỆU BỊ GIỮ LẠI (quarantined)", held, "không có")
	a.statusList("BÁO CÁO PHẢI NỘP (reports due)", reports, "không nguồn nào khai riêng; nghĩa vụ chung của các tỉnh ở dưới")
}

func (a *app) statusList(head string, lines []string, none string) {
	fmt.Fprintln(a.stdout, "\n"+head)
	if len(lines) == 0 {
		lines = []string{none}
	}
	for _, l := range lines {
		fmt.Fprintln(a.stdout, visible("  "+l))
	}
}
