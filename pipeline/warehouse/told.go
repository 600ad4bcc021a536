//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"

	"github.com/tonghop/tonghop/pipeline"
)

// What readers are told of what waits no more, for a person decided: a figure is
// refused for good, and one that its document no longer states is kept for good.
const (
	refused     pipeline.WaitingKind = "refused"
	keptForGood pipeline.WaitingKind = "kept"
)

// A toldWaiting is an item of which readers are told, with what is in force of
// its one figure meanwhile; of figures that are lost they stand themselves.
type toldWaiting struct {
	item     pipeline.Waiting
	claim    bool
	standing string // ID, "" for none
}

// keepWaiting tells readers that the figures of the items wait, and nothing more.
func (w *Warehouse) keepWaiting(ctx context.Context, at staging, list []toldWaiting) error {
	var columns [11][]string
	var claims []bool
	var since []int64
	for _, t := range list {
		check := ""
		if len(t.item.Reasons) > 0 {
			check = t.item.Reasons[0].Check
		}
		first := w.since(t.item, at.run).UnixMicro()
		for _, f := range t.item.Figures {
			standing := t.standing
			if t.item.Kind == pipeline.WaitingWithdrawal || t.item.Kind == keptForGood {
				standing = f.ID
			}
			row := [11]string{string(t.item.Kind), f.Indicator, f.Level, f.Area, f.Kind, f.Unit, f.Series, f.Period, f.Locator, check, standing}
			for i, cell := range row {
				columns[i] = append(columns[i], cell)
			}
			claims, since = append(claims, t.claim), append(since, first)
		}
	}
	if len(claims) == 0 {
		return nil
	}
	args := []any{claims, since}
	for _, column := range columns {
		args = append(args, column)
	}
	args = append(args, at.turn)
	if _, err := w.conn.ExecContext(ctx, statement("keep_waiting"), args...); err != nil {
		return fmt.Errorf("keep %d waiting figures: %w", len(claims), err)
	}
	return nil
}
