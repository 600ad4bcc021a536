//go:build duckdb_arrow

package warehouse

import (
	"cmp"
	"context"
	"fmt"
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

// goesOnWaiting adds the faults of before to each figure that waits and of which
// nothing speaks against it now, as long as nobody decided on its series since and
// the check that holds it is what it was. Such a check looks at what stands
// elsewhere: what came since may speak for the figure, but it is no person.
func (w *Warehouse) goesOnWaiting(at *staging, faults []pipeline.Fault) []pipeline.Fault {
	if w.opt.Waiting == nil {
		return faults
	}
	waits := map[string]pipeline.Waiting{}
	for _, item := range w.opt.Waiting.Of(at.source.ID, clean(at.snap.Document)) {
		if item.Kind == pipeline.WaitingFigure && item.Snapshot == at.snap.Digest {
			waits[item.ID] = item
		}
	}
	if len(waits) == 0 {
		return faults
	}
	rules := w.rules()
	doubted := doubts(at, faults)
	for o := range at.staged() {
		q, series := o.Quantity, clean(o.SeriesKey())
		item, before := waits[pipeline.FigureKey(at.source.ID, series, o.Period.Key(), q.Value, q.Max, string(q.Qualifier))]
		if !before || len(doubted[o.ID()]) > 0 || w.opt.Decisions.Since(series, item.Since) {
			continue
		}
		for _, r := range item.Reasons {
			if rule, held := rules[r.Check]; held && (r.Rule == rule || r.Rule == "") { // earlier versions did not name it
				faults = append(faults, pipeline.Fault{Check: r.Check, Severity: pipeline.Held, Observation: o.ID(), Locator: o.Origin.Locator.String(), Message: pipeline.Text{VI: r.VI, EN: r.EN}})
			}
		}
	}
	return faults
}

// rules name what each check does that holds figures for what stands elsewhere. One that
// was worded anew and finds the same keeps the name of its first wording.
func (w *Warehouse) rules() map[string]string {
	rules := map[string]string{}
	for _, c := range w.active() {
		if c.Severity == pipeline.Held && readsOthers(c) {
			rules[c.ID] = digestOf(cmp.Or(c.First, c.SQL), c.When, fmt.Sprint(c.Limits))
		}
	}
	return rules
}

// waitedBefore adds a fault to each figure of which readers were told that it waits,
// where the room lost why and nothing speaks against it now: another reading of the
// same bytes, in another hour, is no person who let it through.
func (w *Warehouse) waitedBefore(ctx context.Context, at *staging, faults []pipeline.Fault) ([]pipeline.Fault, error) {
	if !w.missesRoom(at.source.ID, clean(at.snap.Document)) {
		return faults, nil
	}
	rows, err := w.conn.QueryContext(ctx, statement("waited"), at.source.ID, clean(at.snap.Document), string(at.snap.Digest))
	if err != nil {
		return faults, err
	}
	defer rows.Close()
	waited := map[figureID]string{}
	for rows.Next() {
		var id figureID
		var check string
		if err := rows.Scan(&id.claim, &id.series, &id.period, &check); err != nil {
			return faults, err
		}
		waited[id] = check
	}
	if err := rows.Err(); err != nil || len(waited) == 0 {
		return faults, err
	}
	doubted := doubts(at, faults)
	for o := range at.staged() {
		id := figureID{o.Claim || at.source.Claims, clean(o.SeriesKey()), o.Period.Key()}
		if check, before := waited[id]; before && len(doubted[o.ID()]) == 0 {
			faults = append(faults, pipeline.Fault{Check: check, Severity: pipeline.Held, Observation: o.ID(), Locator: o.Origin.Locator.String(), Message: pipeline.Text{
				VI: "Số này đã chờ xem từ trước; phần ghi chi tiết lý do bị mất nên số vẫn chờ đến khi có người quyết định.",
				EN: "This figure waited before; the details of why were lost, so it waits until a person decides."}})
		}
	}
	return faults, nil
}

// missesRoom tells that there is a room and nothing of a document waits in it.
func (w *Warehouse) missesRoom(source, document string) bool {
	return w.opt.Waiting != nil && len(w.opt.Waiting.Kinds(source, document)) == 0
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
