package main

import (
	"fmt"
	"path/filepath"
	"slices"

	"github.com/tonghop/tonghop/pipeline/correspondence"
)

// correspondenceName is where the letters of a workspace are recorded.
const correspondenceName = "correspondence.jsonl"

func (w *space) correspondencePath() string { return filepath.Join(w.Dir, correspondenceName) }

// letterLog lists what was written and answered, the newest first.
func (a *app) letterLog(w *space, provinces []string) error {
	list, unreadable, err := correspondence.Records(w.correspondencePath())
	if err != nil {
		return err
	}
	if unreadable > 0 {
		fmt.Fprintf(a.stderr, "%s: bỏ qua %d dòng không đọc được (unreadable lines)\n", correspondenceName, unreadable)
	}
	kinds := map[correspondence.RecordKind]string{correspondence.ReturnRecord: "gửi trả", correspondence.ReminderRecord: "công văn", correspondence.AnswerRecord: "trả lời", correspondence.ReceiptRecord: "xác nhận"}
	shown := 0
	for _, r := range slices.Backward(list) {
		if len(provinces) > 0 && !slices.Contains(provinces, r.Province) {
			continue
		}
		shown++
		line := fmt.Sprintf("%s  %s  %s", w.local(r.At), kinds[r.Kind], r.Province)
		if len(r.Owed) > 0 {
			line += fmt.Sprintf(" · %d báo cáo đôn đốc", len(r.Owed))
		}
		for _, d := range r.Documents {
			line += fmt.Sprintf(" · «%s»", d.Name)
			if r.Kind != correspondence.ReceiptRecord {
				line += fmt.Sprintf(" %d nội dung", d.Flaws)
			}
		}
		for _, state := range []correspondence.State{correspondence.Mended, correspondence.Repeated, correspondence.Gone, correspondence.New} {
			if n := r.Outcomes[state]; n > 0 {
				line += fmt.Sprintf(" · %d %s", n, correspondence.Words[state])
			}
		}
		if r.Due != "" {
			line += " · hạn " + r.Due
		}
		fmt.Fprintln(a.stdout, visible(line))
	}
	if shown == 0 {
		fmt.Fprintln(a.stdout, "Chưa có công văn nào. (No correspondence yet.)")
	}
	return nil
}
