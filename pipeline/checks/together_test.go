//go:build duckdb_arrow

package checks_test

import (
	"context"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/simulate"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// A room keeps what waits in memory.
type room map[string][]pipeline.Waiting

func (r room) Keep(_ string, items map[string][]pipeline.Waiting) error {
	for document, list := range items {
		r[document] = list
		if len(list) == 0 {
			delete(r, document)
		}
	}
	return nil
}
func (r room) Rename(string, string, string) error      { return nil }
func (r room) Of(_, document string) []pipeline.Waiting { return r[document] }
func (r room) Kinds(_, document string) (kinds []pipeline.WaitingKind) {
	for _, item := range r[document] {
		kinds = append(kinds, item.Kind)
	}
	return kinds
}

// A night is what is loaded on one, after what got another name and before what is gone.
type night struct {
	renamed   [][2]string
	documents []pipeline.Incoming
	present   []string // all that is there still, where anything is gone
}

// archive are the documents of some nights of a made-up country, all in one folder:
// faults within them, copies of one another, jumps, what cannot be a number, what
// its reader denies, and documents that cannot be read. Then most of them come in
// other versions, some under another name; some go, and come back.
func archive(t *testing.T, seed uint64) (nights []night) {
	t.Helper()
	country := simulate.New(words(t), simulate.Plan{Seed: seed, Provinces: 4, Indicators: 6, FirstYear: 2022, LastYear: 2025})
	dice := rand.New(rand.NewPCG(seed, 7))
	var documents []pipeline.Incoming
	for d := range country.First() {
		if len(documents) > 0 {
			spoil(&d.Reading, documents[dice.IntN(len(documents))].Reading.Observations, dice)
		}
		d.Snapshot.Document = d.Source + "/" + d.Snapshot.Document
		documents = append(documents, pipeline.Incoming{Document: d.Snapshot.Document, Snapshot: d.Snapshot, Reading: d.Reading, Fingerprint: string(d.Snapshot.Digest)})
	}
	half := len(documents) * 2 / 3
	one, two := slices.Clone(documents[:half]), slices.Clone(documents[half:])
	for i := 0; i < half; i += 4 { // comes again between what comes for the first time
		two = append(two, revised(documents[i], dice))
	}
	for i := range two {
		if i%5 == 0 { // it is at fault on the first night, and comes on the second
			one = slices.Insert(one, dice.IntN(len(one)), atFault(two[i].Document))
		}
	}
	for i := 1; i < half; i += 6 { // what was there is at fault
		two = append(two, atFault(documents[i].Document))
	}
	for i := range 3 { // and stays so
		one, two = append(one, atFault(fmt.Sprint("hỏng ", i))), append(two, atFault(fmt.Sprint("hỏng ", i)))
	}
	dice.Shuffle(len(two), func(i, k int) { two[i], two[k] = two[k], two[i] })
	nights = []night{{documents: one}, {documents: two}}
	for range 2 {
		var n night
		for i, d := range documents {
			switch dice.IntN(8) {
			case 0: // not there
			case 1: // as it was
				n.present, n.documents = append(n.present, d.Document), append(n.documents, d)
			default:
				name := d.Document
				if dice.IntN(8) == 0 {
					name += " mới"
					n.renamed = append(n.renamed, [2]string{d.Document, name})
				}
				d.Document, d.Snapshot.Document = name, name
				documents[i] = changed(revised(d, dice), documents[dice.IntN(len(documents))].Reading.Observations, dice)
				n.present, n.documents = append(n.present, name), append(n.documents, documents[i])
			}
		}
		dice.Shuffle(len(n.documents), func(i, k int) { n.documents[i], n.documents[k] = n.documents[k], n.documents[i] })
		nights = append(nights, n)
	}
	return nights
}

// changed is a version of a document that states more, less or other than before.
func changed(d pipeline.Incoming, other []pipeline.Observation, dice *rand.Rand) pipeline.Incoming {
	list := d.Reading.Observations
	if len(list) == 0 {
		return d
	}
	one := list[dice.IntN(len(list))]
	less := func(o pipeline.Observation) bool { return false }
	switch dice.IntN(8) {
	case 0:
		less = func(o pipeline.Observation) bool { return o.Area == one.Area }
	case 1:
		less = func(o pipeline.Observation) bool { return o.Period.Key() == one.Period.Key() }
	case 2:
		less = func(o pipeline.Observation) bool { return o.Origin.Locator.Sheet == one.Origin.Locator.Sheet }
	case 3:
		less = func(pipeline.Observation) bool { return dice.IntN(9) == 0 }
	case 4: // more
		for _, o := range other[:len(other)/3] {
			o.Origin.Snapshot = d.Snapshot.Digest
			list = append(list, o)
		}
	case 5:
		less = func(pipeline.Observation) bool { return true }
	default:
		spoil(&d.Reading, other, dice)
		list = d.Reading.Observations
	}
	d.Reading.Observations = slices.DeleteFunc(slices.Clone(list), less)
	if n := len(d.Reading.Rejects); n > 0 && dice.IntN(2) == 0 {
		d.Reading.Rejects = d.Reading.Rejects[:n-1]
	}
	return d
}

func atFault(document string) pipeline.Incoming {
	return pipeline.Incoming{Document: document, Fault: &pipeline.SourceError{Reason: "damaged", Document: document, Message: pipeline.Text{VI: "Tệp hỏng: " + document}}}
}

// revised is another version of a document.
func revised(d pipeline.Incoming, dice *rand.Rand) pipeline.Incoming {
	d.Snapshot.Digest = pipeline.DigestOf([]byte(d.Snapshot.Digest + " revised"))
	d.Fingerprint = string(d.Snapshot.Digest)
	d.Reading.Observations = slices.Clone(d.Reading.Observations)
	for i := range d.Reading.Observations {
		o := &d.Reading.Observations[i]
		o.Origin.Snapshot = d.Snapshot.Digest
		if dice.IntN(5) == 0 {
			o.Quantity.Value++
		}
	}
	return d
}

// spoil makes a fault in half of the readings.
func spoil(r *pipeline.Reading, other []pipeline.Observation, dice *rand.Rand) {
	if len(r.Observations) == 0 {
		return
	}
	r.Observations = slices.Clone(r.Observations)
	one := &r.Observations[dice.IntN(len(r.Observations))]
	switch dice.IntN(12) {
	case 0: // a unit wrong by a thousand
		for i := range r.Observations {
			r.Observations[i].Quantity.Value *= 1000
		}
	case 1: // the figures of another report
		for i := range min(len(r.Observations), len(other)) {
			r.Observations[i].Quantity = other[i].Quantity
		}
	case 2: // said twice otherwise
		again := *one
		again.Quantity.Value++
		again.Origin.Locator.Row += 500
		r.Observations = append(r.Observations, again)
	case 3:
		one.Quantity.Value = math.Inf(1)
	case 4: // denied by the reader
		one.Held = "unit_wrong"
		r.Faults = append(r.Faults, pipeline.DocumentFault{Type: "unit_wrong", Locator: one.Origin.Locator, MessageVI: "Đơn vị sai.", MessageEN: "A wrong unit."})
	case 5:
		one.Quantity.Value *= -300
	}
}

// slow is a check that cannot tell documents apart.
var slow = pipeline.Check{ID: "z_alone", Severity: pipeline.Held, When: "f.value BETWEEN 900 AND 1000",
	SQL: `SELECT id AS observation_id, locator, (SELECT count(*) FROM staged_observation)::VARCHAR || ' ' || (SELECT count(*) FROM observation_history)::VARCHAR AS message_vi, '' AS message_en
	      FROM staged_observation WHERE value BETWEEN 900 AND 1000 ORDER BY id`}

// What becomes of documents does not depend on what they are loaded with: tables,
// what is told of each, and what waits are the same as one after the other.
func TestTogetherIsAsOneAfterTheOther(t *testing.T) {
	list, _ := withTopics(t)
	list = append(list, slow)
	empty := bench(t).Empty()
	folder := pipeline.Source{ID: "luu-tru", Kind: pipeline.FolderSource, Title: pipeline.Text{VI: "Lưu trữ"}, Publisher: "Các tỉnh", Precedence: 2}
	nights := archive(t, 1)
	alone, waits, told := nightsOf(t, empty, list, folder, nights, pipeline.Decisions{}, nil)
	together, waiting, loaded := nightsOf(t, empty, list, folder, nights, pipeline.Decisions{}, rand.New(rand.NewPCG(1, 1)))
	wantSame(t, alone, together, waits, waiting, told, loaded)
	// The same where people decided about some of what waits.
	decided := decideSome(waits)
	alone, waits, told = nightsOf(t, empty, list, folder, nights, decided, nil)
	together, waiting, loaded = nightsOf(t, empty, list, folder, nights, decided, rand.New(rand.NewPCG(1, 9)))
	wantSame(t, alone, together, waits, waiting, told, loaded)
}

func wantSame(t *testing.T, alone, together string, waits, waiting room, told, loaded []string) {
	t.Helper()
	ctx := context.Background()
	a, err := warehouse.OpenRelease(ctx, alone)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	b, err := warehouse.OpenRelease(ctx, together)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	names, err := warehouse.DifferingTables(ctx, a, b)
	if err != nil || len(names) > 0 {
		t.Errorf("other rows in %v, %v", names, err)
	}
	held := 0
	for i := range told {
		if told[i] != loaded[i] {
			t.Errorf("document %d: alone\n%.2000s\ntogether\n%.2000s", i, told[i], loaded[i])
		}
	}
	if one, other := fmt.Sprintf("%+v", waits), fmt.Sprintf("%+v", waiting); len(one) != len(other) || len(waits) == 0 {
		t.Errorf("%d documents wait, together %d", len(waits), len(waiting))
	}
	for _, document := range slices.Sorted(maps.Keys(waits)) {
		held += len(waits[document])
		if fmt.Sprintf("%+v", plain(waits[document])) != fmt.Sprintf("%+v", plain(waiting[document])) {
			t.Errorf("%s: what waits differs:\n%+v\n%+v", document, plain(waits[document]), plain(waiting[document]))
		}
	}
	t.Logf("%d documents, %d items wait", len(told), held)
}

// plain are items without pointers.
func plain(list []pipeline.Waiting) (texts []string) {
	for _, item := range list {
		texts = append(texts, fmt.Sprint(item.ID, item.Kind, item.Document, item.Since, len(item.Figures), item.Reasons))
	}
	slices.Sort(texts)
	return texts
}

// nightsOf loads two nights: in compositions of dice, or one after the other.
func nightsOf(t *testing.T, empty []byte, list []pipeline.Check, s pipeline.Source, nights []night, decided pipeline.Decisions, dice *rand.Rand) (path string, waits room, told []string) {
	t.Helper()
	ctx := context.Background()
	path, waits = filepath.Join(t.TempDir(), "case.duckdb"), room{}
	if err := os.WriteFile(path, empty, 0o600); err != nil {
		t.Fatal(err)
	}
	w, err := warehouse.Open(ctx, path, warehouse.Options{Checks: list, Waiting: waits, Decisions: decided})
	if err != nil {
		t.Fatal(err)
	}
	for day, n := range nights {
		documents := n.documents
		run := pipeline.RunAt(time.Date(2026, 11, 1+day, 1, 30, 0, 0, time.UTC), "command")
		if err := w.SyncSources(ctx, run, []pipeline.Source{s}); err != nil {
			t.Fatal(err)
		}
		for _, names := range n.renamed {
			if err := w.Rename(ctx, run, s, names[0], names[1]); err != nil {
				t.Fatal(err)
			}
		}
		for len(documents) > 0 {
			if dice == nil {
				d := documents[0]
				documents = documents[1:]
				if err := w.SourceState(ctx, run, s, d.Document, d.Fault); err != nil {
					t.Fatal(err)
				}
				if d.Fault != nil {
					told = append(told, fmt.Sprintf("%s %+v", d.Document, pipeline.Loaded{}))
					continue
				}
				loaded, err := w.Load(ctx, run, s, d.Snapshot, d.Reading, d.Fingerprint)
				if err != nil {
					t.Fatal(err)
				}
				told = append(told, fmt.Sprintf("%s %+v", d.Document, loaded))
				continue
			}
			some := min(1+dice.IntN(30), len(documents))
			loaded, err := w.LoadAll(ctx, run, s, documents[:some])
			if err != nil {
				t.Fatal(err)
			}
			for i, l := range loaded {
				told = append(told, fmt.Sprintf("%s %+v", documents[i].Document, l))
			}
			documents = documents[some:]
		}
		if len(n.present) > 0 {
			if _, err := w.Withdraw(ctx, run, s, n.present); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return path, waits, told
}

// decideSome decides about every third document: what waits of it comes through, or never does.
func decideSome(waits room) pipeline.Decisions {
	var ledger []pipeline.Decision
	for i, document := range slices.Sorted(maps.Keys(waits)) {
		for _, item := range waits[document] {
			verdict := pipeline.VerdictAccept
			if i%2 == 0 {
				verdict = pipeline.VerdictReject
			}
			if i%3 == 0 && item.Kind != pipeline.WaitingDocument {
				ledger = append(ledger, pipeline.Decision{Subject: item.ID, Source: item.Source, Verdict: verdict})
			}
		}
	}
	return pipeline.Settle(ledger)
}
