//go:build duckdb_arrow

package warehouse

import (
	"context"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// forgotten tells that readers were told that something waits of a document, and
// the room knows nothing of it: its file was lost. Reading anew finds it again.
func (w *Warehouse) forgotten(ctx context.Context, source, document string) (bool, error) {
	if !w.missesRoom(source, document) {
		return false, nil
	}
	var told bool
	err := w.conn.QueryRowContext(ctx, `SELECT count(*) > 0 FROM waiting WHERE source_id = ? AND document = ? AND kind IN ('figure', 'withdrawal')`, source, document).Scan(&told)
	return told, err
}

// missesRoom tells that there is a room and nothing of a document waits in it.
func (w *Warehouse) missesRoom(source, document string) bool {
	return w.opt.Waiting != nil && len(w.opt.Waiting.Of(source, document)) == 0
}

// since is the night that first held an item.
func (w *Warehouse) since(item pipeline.Waiting, run pipeline.Run) time.Time {
	if w.opt.Waiting == nil {
		return run.StartedAt
	}
	for _, old := range w.opt.Waiting.Of(item.Source, item.Document) {
		if old.ID == item.ID {
			return old.Since
		}
	}
	return run.StartedAt
}

// keepRoom hands what waits of a document to the room, in the place of what
// waited before; kinds are the kinds that items are all of.
func (w *Warehouse) keepRoom(run pipeline.Run, source, document string, items []pipeline.Waiting, kinds ...pipeline.WaitingKind) error {
	if w.opt.Waiting == nil {
		return nil
	}
	document = clean(document)
	return w.opt.Waiting.Keep(source, map[string][]pipeline.Waiting{document: w.roomOf(run, source, document, items, kinds...)})
}

// roomOf is what waits of a document now that items of the kinds do.
func (w *Warehouse) roomOf(run pipeline.Run, source, document string, items []pipeline.Waiting, kinds ...pipeline.WaitingKind) []pipeline.Waiting {
	for i := range items {
		items[i].Document = document
		items[i].Since = w.since(items[i], run)
	}
	for _, old := range w.opt.Waiting.Of(source, document) {
		if !contains(kinds, old.Kind) {
			items = append(items, old)
		}
	}
	return items
}

func contains(kinds []pipeline.WaitingKind, kind pipeline.WaitingKind) bool {
	for _, k := range kinds {
		if k == kind {
			return true
		}
	}
	return false
}

// ofReading are the kinds of waiting that a document's own reading decides.
var ofReading = []pipeline.WaitingKind{pipeline.WaitingFigure, pipeline.WaitingWithdrawal, pipeline.WaitingDocument, pipeline.WaitingMended}

// forgetWaiting clears what readers were told of a document before.
func (w *Warehouse) forgetWaiting(ctx context.Context, source, document string) error {
	_, err := w.conn.ExecContext(ctx, `DELETE FROM waiting WHERE source_id = ? AND document = ?`, source, document)
	return err
}
