//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"github.com/apache/arrow-go/v18/arrow"

	"github.com/tonghop/tonghop/pipeline"
)

// How much is staged together: with more the statements cost more than planning
// them, and what one document must do alone keeps many waiting.
const (
	togetherDocuments = 128
	togetherFigures   = 100_000
	togetherKnown     = 2_000 // of a document that was known: of a larger one a part may do
)

// A gathering are documents of one source that are loaded in one change, each at most
// in one version; nothing that people decided lets anything of them through. Beside
// them are those at fault: nothing of them is loaded.
type gathering struct {
	run    pipeline.Run
	source pipeline.Source
	list   []pipeline.Incoming // what was given, in its order
	places []int               // where in the list the docs are, and the first that stays behind, if any
	docs   []*gathered
	known  bool // earlier versions of some were loaded before
	basis  string

	toldState                      // what the next statements are asked about
	told      *toldState           // what staged_asked holds
	out       []int64              // the turns of which nothing is accepted
	stood     bool                 // the tables of what will be in force are by what is held
	stating   map[string][]int     // by series, which documents state it
	plans     map[string]*sql.Stmt // of questions, while the gathering lasts
}

// A gathered is one document of a gathering; its turn is its place in it.
type gathered struct {
	staging
	fingerprint string
	known       bool                        // a version of it was loaded before
	names       []figureID                  // of each observation, see figures
	ids         []string                    // of each observation, see figures
	own         map[figureID]standingFigure // what of it is in force
	losses      []loss                      // what of it stays in force though it is not stated
	held        map[figureID]bool           // what of it is held, as far as is known
	heldAt      []int64                     // the ordinals of that
	found       map[string]findings         // by check
	said        []pipeline.Fault            // what was found when it was judged
	judged      bool                        // once at least by what was found
	judgement
	told   []toldWaiting
	loaded pipeline.Loaded
}

// A standingFigure is one that is in force.
type standingFigure struct {
	id    string
	value float64
}

// findings are what one check found in one document.
type findings struct {
	due    bool // as far as is known
	ran    bool
	state  int // of what was held then
	faults []pipeline.Fault
}

// LoadAll loads documents of a source in their order. See pipeline.Store: each
// becomes what it would have become alone, after those before it.
func (w *Warehouse) LoadAll(ctx context.Context, run pipeline.Run, s pipeline.Source, list []pipeline.Incoming) (done []pipeline.Loaded, err error) {
	most := togetherDocuments
	for len(done) < len(list) {
		rest := list[len(done):]
		loaded, all, err := w.loadTogether(ctx, run, s, rest[:min(most, len(rest))])
		if err != nil {
			return done, err
		}
		if len(loaded) == 0 { // the first is loaded alone
			one, err := w.loadAlone(ctx, run, s, rest[0])
			if err != nil {
				return done, err
			}
			loaded = []pipeline.Loaded{one}
		}
		most = togetherDocuments
		if !all { // what is staged and sent back is staged again: fewer are tried at once then
			most = min(2*len(loaded), most)
		}
		done = append(done, loaded...)
	}
	return done, nil
}

// loadAlone loads one document, and tells that its being at fault is over, or that it
// is.
func (w *Warehouse) loadAlone(ctx context.Context, run pipeline.Run, s pipeline.Source, d pipeline.Incoming) (pipeline.Loaded, error) {
	if err := w.SourceState(ctx, run, s, d.Document, d.Fault); err != nil || d.Unchanged || d.Fault != nil {
		return pipeline.Loaded{}, err
	}
	return w.Load(ctx, run, s, d.Snapshot, d.Reading, d.Fingerprint)
}

// loadTogether loads the first documents of the list in one change, and gives what
// became of each, and whether they are all that were staged. Of none where the first one
// must be loaded alone.
func (w *Warehouse) loadTogether(ctx context.Context, run pipeline.Run, s pipeline.Source, list []pipeline.Incoming) (loaded []pipeline.Loaded, all bool, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.madeForChecks(ctx); err != nil {
		return nil, false, err
	}
	g, err := w.gather(ctx, run, s, list)
	if err != nil {
		return nil, false, fmt.Errorf("load documents of %s: %w", s.ID, err)
	}
	staged := len(g.docs)
	if staged > 0 {
		err := w.loadGathering(ctx, g)
		if broken := (*togetherError)(nil); errors.As(err, &broken) && ctx.Err() == nil {
			return nil, false, nil // a check cannot be run: alone it is told which, and of what
		}
		if err != nil {
			return nil, false, fmt.Errorf("load %d documents of %s from %s: %w", len(g.docs), s.ID, list[g.places[0]].Document, err)
		}
	}
	if len(g.docs) == 0 && len(g.head()) > 0 {
		if err := w.committed(ctx, func() error { return w.recordGathering(ctx, g) }); err != nil && !errors.Is(err, errNothing) {
			return nil, false, fmt.Errorf("keep faults of documents of %s: %w", s.ID, err)
		}
	}
	return g.outcomes(), len(g.docs) == staged, nil
}

// head is how much of the list is in the gathering, of which documents may have been
// taken out.
func (g *gathering) head() []pipeline.Incoming {
	if len(g.docs) < len(g.places) {
		return g.list[:g.places[len(g.docs)]]
	}
	return g.list
}

// outcomes are what became of the documents of the list up to the first that is not
// in the gathering any more.
func (g *gathering) outcomes() []pipeline.Loaded {
	loaded := make([]pipeline.Loaded, len(g.head()))
	for i, d := range g.docs {
		loaded[g.places[i]] = d.loaded
	}
	return loaded
}

// gather takes documents from the head of the list as long as they can be loaded
// together: unchanged ones of which nothing is to be told, those at fault, new ones, and
// others where judging a part of them would take no less.
func (w *Warehouse) gather(ctx context.Context, run pipeline.Run, s pipeline.Source, list []pipeline.Incoming) (g *gathering, err error) {
	g = &gathering{run: run, source: s, list: list}
	known, faulty, err := w.knownOf(ctx, s.ID, list)
	if err != nil {
		return g, err
	}
	alone := len(w.opt.Decisions.Corrections(s.ID)) > 0 || slices.ContainsFunc(w.active(), func(c pipeline.Check) bool { return !c.Together && c.When == "" })
	decided := w.opt.Decisions.Digest(s.ID) != ""
	seen, figures := map[string]bool{}, 0
	for i, d := range list {
		d.Reading = withinBounds(d.Reading)
		name, digest := clean(d.Document), string(d.Snapshot.Digest)
		figures += len(d.Reading.Observations)
		stays := alone || w.mayRest(known, name, d) || decided && len(w.formerNames(s.ID, d.Reading)) > 0 || seen["digest "+digest] || figures > togetherFigures
		if seen["document "+name] || d.Fault == nil && (faulty[name] || !d.Unchanged && stays) {
			g.places = append(g.places, i)
			return g, nil
		}
		seen["document "+name] = true
		if d.Unchanged || d.Fault != nil {
			continue
		}
		seen["digest "+digest] = true
		at := staging{run: run, source: s, snap: d.Snapshot, reading: d.Reading, turn: len(g.docs), from: figures - len(d.Reading.Observations)}
		if len(d.Reading.Observations) >= smallDocument {
			if g.basis == "" {
				if g.basis, err = w.basisOf(ctx, s); err != nil {
					return g, err
				}
			}
			at.basis = g.basis
		}
		_, met := known[name]
		g.known = g.known || met
		g.docs = append(g.docs, &gathered{staging: at, fingerprint: d.Fingerprint, known: met, found: map[string]findings{}})
		g.places = append(g.places, i)
	}
	return g, nil
}

// mayRest tells that nothing of a document may be left to do, or that a part of it may
// be.
func (w *Warehouse) mayRest(known map[string]string, name string, d pipeline.Incoming) bool {
	print, met := known[name]
	return met && (print == d.Fingerprint || len(d.Reading.Observations) >= togetherKnown)
}

// knownOf gives the fingerprints of those documents of a list that the store has met,
// none of what was withdrawn, and tells which are at fault, or lost what waited of them.
func (w *Warehouse) knownOf(ctx context.Context, source string, list []pipeline.Incoming) (known map[string]string, faulty map[string]bool, err error) {
	names := make([]string, len(list))
	for i, d := range list {
		names[i] = clean(d.Document)
	}
	known, faulty = map[string]string{}, map[string]bool{}
	rows, err := w.conn.QueryContext(ctx, `
		SELECT document, if(state = 'withdrawn', '', fingerprint) FROM document_state WHERE source_id = ? AND list_contains(?::VARCHAR[], document)`, source, names)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var name, print string
		if err := rows.Scan(&name, &print); err != nil {
			return nil, nil, err
		}
		known[name] = print
	}
	if err := rows.Err(); err != nil {
		return nil, nil, err
	}
	met, err := w.strings(ctx, `SELECT document FROM source_fault WHERE source_id = ? AND list_contains(?::VARCHAR[], document)`, source, names)
	if err != nil {
		return nil, nil, err
	}
	for _, name := range met {
		faulty[name] = true
	}
	told, err := w.strings(ctx, `SELECT DISTINCT document FROM waiting WHERE source_id = ? AND kind = 'figure' AND list_contains(?::VARCHAR[], document)`, source, names)
	for _, name := range told {
		faulty[name] = faulty[name] || w.missesRoom(source, name)
	}
	return known, faulty, err
}

// stagings are the gathered documents by their turn.
func (g *gathering) stagings() []staging {
	list := make([]staging, len(g.docs))
	for i, d := range g.docs {
		list[i] = d.staging
	}
	return list
}

// loadGathering checks what is gathered and makes it the state of its documents. It
// takes out the documents from the first that must be loaded alone.
func (w *Warehouse) loadGathering(ctx context.Context, g *gathering) (err error) {
	release, err := w.stageGathering(ctx, g)
	defer release()
	defer func() {
		g.forgetPlans()
		_, dropErr := w.conn.ExecContext(context.WithoutCancel(ctx), statement("unstage"))
		err = errors.Join(err, dropErr)
	}()
	if err != nil {
		return fmt.Errorf("stage: %w", err)
	}
	if err := w.checkGathering(ctx, g); err != nil || len(g.docs) == 0 {
		return err
	}
	return w.keepGathering(ctx, g)
}

// stageGathering fills the staging tables and commits them: a statement is planned
// as if a table were empty whose rows are not committed.
func (w *Warehouse) stageGathering(ctx context.Context, g *gathering) (release func(), err error) {
	release = func() {}
	if err := w.work(ctx, w.large); err != nil {
		return release, err
	}
	err = w.committed(ctx, func() (err error) {
		if _, err := w.conn.ExecContext(ctx, statement("stage")); err != nil {
			return err
		}
		release, err = w.fillAll(ctx, append(stagingOf(g.stagings()), g.contexts())...)
		return err
	})
	if err != nil {
		return release, err
	}
	for _, query := range []string{
		statement("stage_together"),
		"CREATE OR REPLACE TEMP TABLE standing_before AS\n" + statement("standing"),
		statement("standing_together"),
	} {
		if _, err := w.conn.ExecContext(ctx, query); err != nil {
			return release, err
		}
	}
	if g.known {
		if err := w.lookUpOwn(ctx, g); err != nil {
			return release, fmt.Errorf("look up what stands: %w", err)
		}
	}
	if g.known {
		if err := w.stand(ctx, g); err != nil {
			return release, err
		}
	}
	return release, w.see(ctx, "together")
}

// lookUpOwn finds what is in force of the gathered documents.
func (w *Warehouse) lookUpOwn(ctx context.Context, g *gathering) error {
	if _, err := w.conn.ExecContext(ctx, statement("due_together")); err != nil {
		return err
	}
	rows, err := w.conn.QueryContext(ctx, `SELECT turn, claim, series_id, period_id, min(id), arg_min(value, id) FROM staged_own GROUP BY ALL`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var turn int
		var id figureID
		var own standingFigure
		if err := rows.Scan(&turn, &id.claim, &id.series, &id.period, &own.id, &own.value); err != nil {
			return err
		}
		d := g.docs[turn]
		if d.own == nil {
			d.own = map[figureID]standingFigure{}
		}
		d.own[id] = own
	}
	return rows.Err()
}

// contexts are the documents as the checks see them.
func (g *gathering) contexts() filling {
	return filling{`INSERT INTO staged_context BY NAME SELECT * REPLACE (make_timestamp(recorded_at)::TIMESTAMPTZ AS recorded_at) FROM arrow_batch`, bulk{
		rows: len(g.docs),
		columns: []arrow.Field{
			wholeField("turn"), textField("run_id"), wholeField("recorded_at"), textField("source_id"), textField("document"), textField("snapshot"), flagField("claims"),
			dayField("today"), wholeField("precedence"), flagField("illustrative"), textField("province"), flagField("known"), flagField("whole"),
		},
		append: func(row *rowBuilder, i int) {
			d := g.docs[i]
			row.whole(d.turn)
			row.text(g.run.ID)
			row.whole(int(g.run.StartedAt.UnixMicro()))
			row.text(g.source.ID)
			row.text(d.snap.Document)
			row.text(string(d.snap.Digest))
			row.flag(g.source.Claims)
			row.day(vietnamDay(g.run.StartedAt))
			row.whole(g.source.Precedence)
			row.flag(d.snap.Illustrative || g.source.Illustrative)
			row.word(g.source.Province)
			row.flag(d.known)
			row.flag(true)
		},
	}}
}

// see makes the views through which a check reads of other documents: «alone» or
// «together». It must not run in a transaction that may be rolled back.
func (w *Warehouse) see(ctx context.Context, sight string) error {
	if w.sight == sight {
		return nil
	}
	w.sight = ""
	if _, err := w.conn.ExecContext(ctx, statement(sight)); err != nil {
		return fmt.Errorf("make what checks see: %w", err)
	}
	w.sight = sight
	return nil
}

// cut takes the documents from a turn on out of the gathering.
func (w *Warehouse) cut(ctx context.Context, g *gathering, turn int) error {
	if turn >= len(g.docs) { // they are out already
		return nil
	}
	g.docs = g.docs[:turn]
	for _, table := range []string{"staged_observation", "staged_each", "staged_reject", "staged_context", "standing_each"} {
		if _, err := w.conn.ExecContext(ctx, `DELETE FROM `+table+` WHERE turn >= ?`, turn); err != nil {
			return fmt.Errorf("take out what is loaded alone: %w", err)
		}
	}
	return nil
}
