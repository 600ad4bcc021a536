package main

import (
	"fmt"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/review"
)

// A desk is what waits for people and what they decided.
type desk struct {
	room    *review.Room
	ledger  []pipeline.Decision
	decided pipeline.Decisions
}

func (a *app) openDesk(w *space) (*desk, error) {
	room, err := review.OpenRoom(w.WaitingDir())
	if err != nil {
		return nil, err
	}
	for _, path := range room.Damaged() {
		fmt.Fprintln(a.stderr, visible(fmt.Sprintf("tonghop: %s không đọc được; `tonghop run` tìm lại những gì đang chờ trong đó (found again by the next run)", path)))
	}
	ledger, err := review.ReadLedger(w.LedgerPath())
	if err != nil {
		return nil, err
	}
	return &desk{room: room, ledger: ledger, decided: pipeline.Settle(ledger)}, nil
}
