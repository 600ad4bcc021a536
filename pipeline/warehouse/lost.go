//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"

	"github.com/tonghop/tonghop/pipeline"
)

// A loss is one cause for which a document lost figures, and the figures.
type loss struct {
	turn      int
	why, what string
	item      pipeline.Waiting
	decided   bool // a person confirmed that they are to stay
}

// keepLost keeps in force what the staged document no longer states and seems to
// have lost by accident, unless a person confirmed that it is to go.
func (w *Warehouse) keepLost(ctx context.Context, at staging) (kept int, waiting []pipeline.Waiting, err error) {
	losses, err := w.stay(ctx, []staging{at})
	if err != nil {
		return 0, nil, err
	}
	return w.tellLosses(ctx, at, losses)
}

// stay finds what the staged documents, by turn, lost by accident, and has it stay in
// force but for what is to go.
func (w *Warehouse) stay(ctx context.Context, documents []staging) (staying []loss, err error) {
	var withdrawn bool
	err = w.conn.QueryRowContext(ctx, `SELECT count(*) > 0 FROM staged_match WHERE NOT claim AND action = 'withdrawn'`).Scan(&withdrawn)
	if err != nil || !withdrawn {
		return nil, err
	}
	if _, err := w.conn.ExecContext(ctx, statement("lost"), w.opt.Guard.Share, w.opt.Guard.Figures); err != nil {
		return nil, fmt.Errorf("find what is lost: %w", err)
	}
	losses, err := w.losses(ctx, documents)
	if err != nil {
		return nil, err
	}
	for _, l := range losses {
		decision, decided := w.opt.Decisions.Of(l.item.ID)
		if decided && decision.Verdict == pipeline.VerdictAccept {
			continue
		}
		if _, err := w.conn.ExecContext(ctx, statement("keep_lost"), l.turn, l.why, l.what); err != nil {
			return nil, err
		}
		l.decided = decided
		staying = append(staying, l)
	}
	return staying, nil
}

// tellLosses tells readers that the figures of losses stand though they are not stated,
// and gives how many they are and what of it waits for a person.
func (w *Warehouse) tellLosses(ctx context.Context, at staging, losses []loss) (kept int, waiting []pipeline.Waiting, err error) {
	for _, l := range losses {
		kept += len(l.item.Figures)
		if l.decided {
			l.item.Kind = keptForGood
		} else {
			waiting = append(waiting, l.item)
		}
		if err := w.keepWaiting(ctx, at, []toldWaiting{{item: l.item}}); err != nil {
			return kept, nil, err
		}
	}
	return kept, waiting, nil
}

func (w *Warehouse) losses(ctx context.Context, documents []staging) ([]loss, error) {
	rows, err := w.conn.QueryContext(ctx, `
		SELECT turn, why, what, id, series_id, period_id, indicator_id, level, area_id, kind, value, value_max, unit, qualifier, locator, shown, context
		FROM staged_lost ORDER BY turn, why, what, row_id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []loss
	var keys [][]string
	for rows.Next() {
		var turn int
		var why, what string
		var f pipeline.StatedFigure
		err := rows.Scan(&turn, &why, &what, &f.ID, &f.Series, &f.Period, &f.Indicator, &f.Level, &f.Area, &f.Kind, &f.Value, &f.Max, &f.Unit,
			&f.Qualifier, &f.Locator, &f.Shown, &f.Context)
		if err != nil {
			return nil, err
		}
		at := &documents[turn]
		if n := len(list); n == 0 || list[n-1].turn != turn || list[n-1].why != why || list[n-1].what != what {
			list = append(list, loss{turn: turn, why: why, what: what, item: pipeline.Waiting{
				Kind: pipeline.WaitingWithdrawal, Source: at.source.ID, Document: at.snap.Document, Snapshot: at.snap.Digest}})
			keys = append(keys, nil)
		}
		last := len(list) - 1
		value := f.Value
		f.Standing = &value
		list[last].item.Figures = append(list[last].item.Figures, f)
		keys[last] = append(keys[last], pipeline.FigureKey(at.source.ID, f.Series, f.Period, f.Value, f.Max, f.Qualifier))
	}
	for i := range list {
		l := &list[i]
		l.item.ID = pipeline.GroupKey(l.item.Kind, l.item.Source, keys[i])
		l.item.Reasons = []pipeline.WaitingReason{l.reason()}
	}
	return list, rows.Err()
}

func (l loss) reason() pipeline.WaitingReason {
	vi, en := "", ""
	switch l.why {
	case "sheet_gone":
		vi, en = fmt.Sprintf("trang «%s» không còn hoặc không còn cho số nào", l.what), fmt.Sprintf("sheet «%s» is gone or gives no figure", l.what)
		if l.what == "" {
			vi, en = "văn bản không còn cho số nào", "the document gives no figure any more"
		}
	case "period_gone":
		vi, en = fmt.Sprintf("mọi số của kỳ %s không còn trong văn bản", l.what), fmt.Sprintf("all figures of %s are gone from the document", l.what)
	case "area_gone":
		vi, en = fmt.Sprintf("mọi số của %s không còn trong văn bản", l.what), fmt.Sprintf("all figures of %s are gone from the document", l.what)
	default:
		vi, en = "quá nhiều số không còn trong văn bản cùng lúc", "too many figures are gone from the document at once"
	}
	n := len(l.item.Figures)
	return pipeline.WaitingReason{Check: l.why,
		VI: fmt.Sprintf("Bản mới: %s (%d số). Các số ấy vẫn có hiệu lực cho đến khi có người xác nhận rút.", vi, n),
		EN: fmt.Sprintf("The new version: %s (%d figures). They stay in force until a person confirms that they are to go.", en, n)}
}
