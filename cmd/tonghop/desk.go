package main

import (
	"fmt"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/review"
)

// A desk is what waits for people and what they decided.
type desk struct {
	room    *review.Room
	ledger  review.Ledger
	decided pipeline.Decisions
	byID    []pipeline.Waiting // everything that waits, made when first looked for
}

func (a *app) openDesk(w *space) (*desk, error) {
	room, err := review.OpenRoom(w.WaitingDir())
	if err != nil {
		return nil, fmt.Errorf("%s không đọc được; `tonghop run` để riêng thứ nằm ở đó rồi tìm lại những gì đang chờ (the next run sets it aside): %w", w.Relative(w.WaitingDir()), err)
	}
	for _, path := range room.Damaged() {
		fmt.Fprintln(a.stderr, visible(fmt.Sprintf("tonghop: %s không đọc được; `tonghop run` tìm lại những gì đang chờ trong đó (found again by the next run)", path)))
	}
	ledger, err := review.ReadLedger(w.LedgerPath())
	if err != nil {
		return nil, err
	}
	return deskOf(room, ledger), nil
}

func deskOf(room *review.Room, ledger review.Ledger) *desk {
	return &desk{room: room, ledger: ledger, decided: pipeline.Settle(ledger.Decisions)}
}

// tellDisputes says what people decided without knowing of each other, and what of
// the ledger nobody has put together yet.
func (a *app) tellDisputes(w *space, d *desk) {
	if marks := d.ledger.Marks; len(marks) > 0 {
		fmt.Fprintf(a.stderr, "tonghop: %s:%d: tệp còn dấu gộp của git; quyết định của cả hai bên đều được đọc, hãy xóa %d dòng dấu (both sides of the merge are read; delete the marks)\n",
			w.Relative(w.LedgerPath()), marks[0], len(marks))
	}
	for _, subject := range d.decided.Disputed("") {
		fmt.Fprintln(a.stderr, visible("tonghop: "+w.disputeText(d.decided.Dispute(subject))))
	}
}

// disputeText tells of decisions of which none is in force, and how one of them
// comes into force.
func (w *space) disputeText(list []pipeline.Decision) string {
	var who []string
	for _, one := range list {
		text := verdictWords[one.Verdict]
		if one.Value != nil {
			text += " → " + written(pipeline.Quantity{Value: *one.Value})
		}
		who = append(who, fmt.Sprintf("%s %s (%s)", one.By, text, w.local(one.At)))
	}
	return fmt.Sprintf("%s  quyết định trái nhau về %s: %s; không quyết định nào trong số này được áp dụng cho đến khi có người quyết định lại, hoặc `tonghop review reopen %s` (decided otherwise by people who did not know of each other)",
		list[0].Subject, list[0].What, strings.Join(who, "; "), list[0].Subject)
}
