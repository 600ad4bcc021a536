package main

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"github.com/tonghop/tonghop/pipeline"
)

func (a *app) runCommand() *cobra.Command {
	var sources []string
	c := &cobra.Command{
		Use: "run", Short: "One night now: fetch, read, load, check, compare, publish",
		Long: "Does one night: visits every source (or those named with --source), reads what is new, checks and stores it, and publishes a\n" +
			"release when anything published would change. On a terminal it shows its progress; elsewhere it writes one JSON line a step\n" +
			"to standard error. Exit code 3 when there were rejects, figures or documents\n" +
			"held back or missing, or sources that failed.\n\n" +
			"A document that ended the same way on two nights (it is no workbook, the reader stops at it, it needs more than it may) is not\n" +
			"read a third time until it is sent anew or the program or the topics are other ones; its fault is told each night. --again\n" +
			"reads it all the same.",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.runNight(c.Context(), sources) },
	}
	c.Flags().BoolVar(&a.forgetful, "forget-decisions", false, "go on by decisions.jsonl as it is, although decisions that the last night knew are lost from it or altered")
	c.Flags().BoolVar(&a.again, "again", false, "read documents again that could not be read on the last two nights")
	c.Flags().StringSliceVar(&sources, "source", nil, "visit this source only; may be given again")
	return c
}

// collectAt is by how much the memory of a night may grow, in per cent, before what is
// dead is collected; collectPublishing is the same while a release is made, when most
// lives long.
const (
	collectAt         = 300
	collectPublishing = 100
)

func (a *app) runNight(ctx context.Context, names []string) error {
	defer debug.SetGCPercent(debug.SetGCPercent(collectAt)) // what a night makes lives short, see decision 59
	w, err := a.openWorkspace()
	if err != nil {
		return err
	}
	if len(names) == 0 {
		names = []string{nightly}
	}
	started := a.now()
	p := newProgress(a.stderr, isTerminal(a.stderr))
	report, err := a.night(ctx, w, names, "command", p)
	p.close()
	if err != nil {
		return err
	}
	a.printReport(w, report, a.now().Sub(started))
	if !report.Clean() {
		return errWithFaults
	}
	return nil
}

// printReport says what a night did, for a person.
func (a *app) printReport(w *space, r pipeline.Report, took time.Duration) {
	var total pipeline.Loaded
	found, untold := 0, 0
	for _, s := range r.Steps {
		total.New += s.Loaded.New
		total.Revised += s.Loaded.Revised
		total.Withdrawn += s.Loaded.Withdrawn
		total.Rejects += s.Loaded.Rejects
		total.Held += s.Loaded.Held
		total.Kept += s.Loaded.Kept
		own := len(s.Rejects) + len(s.Loaded.Faults)
		a.printStep(s, found < shownFindings)
		if found >= shownFindings && own > 0 {
			untold++
		}
		found += own
	}
	if untold > 0 {
		fmt.Fprintf(a.stdout, "Còn %d văn bản có mục bị trả lại hoặc chỗ cần xem lại không kể từng mục ở trên; xem trang «Chất lượng» (more on the page of data quality).\n", untold)
	}
	fmt.Fprintf(a.stdout, "Đêm %s: %d số liệu mới, %d sửa đổi, %d rút lại, %d mục bị trả lại.\n",
		r.Run.ID, total.New, total.Revised, total.Withdrawn, total.Rejects)
	if total.Held+total.Kept > 0 {
		fmt.Fprintf(a.stdout, "Tối nay %d số liệu bị giữ lại và %d số liệu chờ xác nhận rút; xem bằng `tonghop review`.\n", total.Held, total.Kept)
	}
	switch {
	case r.Published.Draft != "":
		a.printDraft(r.Published, took)
		return
	case r.Published.Changed:
		fmt.Fprintf(a.stdout, "Đã phát hành %s (%s).\n", r.Published.Release, took.Round(time.Millisecond))
	default:
		fmt.Fprintf(a.stdout, "Không có gì thay đổi; bản phát hành %s vẫn có hiệu lực (%s).\n", r.Published.Release, took.Round(time.Millisecond))
	}
	fmt.Fprintf(a.stdout, "Mở bằng trình duyệt: %s\n", filepath.Join(w.ReleasesDir(), "current", "site", "index.html"))
}

// printDraft tells that a person is to publish.
func (a *app) printDraft(p pipeline.Published, took time.Duration) {
	fmt.Fprintf(a.stdout, "Bản nháp %s chờ người duyệt (%s): `tonghop release show`, rồi `tonghop release publish %s` hoặc `return`.\n", p.Draft, took.Round(time.Millisecond), p.Draft)
	if p.Release != "" {
		fmt.Fprintf(a.stdout, "Bản phát hành %s vẫn có hiệu lực.\n", p.Release)
	}
}

// shownFindings bounds how many rejects and faults a night prints; of documents beyond
// it their counts alone stand there.
const shownFindings = 1000

// printStep says what became of a document; findings tells whether one by one what was
// found in it.
func (a *app) printStep(s pipeline.Step, findings bool) {
	subject := s.Source
	if s.Document != "" {
		subject += " / " + s.Document
	}
	var text string
	switch s.Outcome {
	case pipeline.Unchanged:
		return
	case pipeline.Failed:
		text = "✗ " + s.Fault.Error()
	case pipeline.Quarantined:
		text = fmt.Sprintf("✗ %s: bị giữ lại, số liệu cũ vẫn có hiệu lực (quarantined)", subject)
	case pipeline.Withdrawn:
		text = fmt.Sprintf("− %s: rút lại %d số liệu vì tài liệu không còn", subject, s.Loaded.Withdrawn)
	case pipeline.Duplicate:
		text = fmt.Sprintf("= %s: giống hệt %s từng byte, không tính thêm", subject, s.Other)
	case pipeline.Missing:
		text = fmt.Sprintf("? %s: không còn trong thư mục; số liệu vẫn có hiệu lực, sẽ rút nếu đêm sau vẫn không có", subject)
	case pipeline.Waits:
		text = "? " + s.Fault.Error()
	case pipeline.Renamed:
		text = fmt.Sprintf("✓ %s: trước đây là %s, lịch sử được giữ nguyên", subject, s.Other)
	case pipeline.Accepted:
		text = fmt.Sprintf("✓ %s: %d mới, %d sửa đổi, %d rút lại, %d giữ nguyên, %d bị trả lại", subject,
			s.Loaded.New, s.Loaded.Revised, s.Loaded.Withdrawn, s.Loaded.Unchanged, s.Loaded.Rejects)
	}
	if s.Loaded.Held > 0 {
		text += fmt.Sprintf(", %d chờ xem", s.Loaded.Held)
	}
	if s.Loaded.Kept > 0 && s.Outcome != pipeline.Waits {
		text += fmt.Sprintf(", %d không còn trong văn bản nhưng vẫn có hiệu lực", s.Loaded.Kept)
	}
	fmt.Fprintln(a.stdout, oneLine("  "+text))
	if !findings {
		return
	}
	for _, r := range s.Rejects {
		fmt.Fprintln(a.stdout, visible(fmt.Sprintf("      %s [%s] %s", r.Origin.Locator, r.Reason, r.MessageVI)))
	}
	if n := s.Unlisted.Rejects; n > 0 {
		fmt.Fprintf(a.stdout, "      … và %d mục bị trả lại nữa; xem trang «Chất lượng» (more on the page of data quality)\n", n)
	}
	for _, f := range s.Loaded.Faults {
		fmt.Fprintln(a.stdout, visible(fmt.Sprintf("      %s [%s] %s", f.Locator, f.Check, f.Message.VI)))
	}
	if n := s.Unlisted.Faults; n > 0 {
		fmt.Fprintf(a.stdout, "      … và %d chỗ cần xem lại nữa; xem trang «Chất lượng» (more on the page of data quality)\n", n)
	}
}
