//go:build duckdb_arrow

package checks_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/simulate"
)

// A check that was worded anew finds what it found as it was worded first: over the
// nights of an archive every table, all that is told and what waits are the same.
func TestWordedAnewItFindsTheSame(t *testing.T) {
	list, _ := withTopics(t)
	var reworded []string
	first := make([]pipeline.Check, len(list))
	for i, c := range list {
		if c.First != "" {
			reworded = append(reworded, c.ID)
			c.SQL = c.First
		}
		first[i] = c
	}
	empty := bench(t).Empty()
	folder := pipeline.Source{ID: "luu-tru", Kind: pipeline.FolderSource, Title: pipeline.Text{VI: "Lưu trữ"}, Publisher: "Các tỉnh", Precedence: 2}
	all := ""
	for seed := range uint64(2) {
		nights := archive(t, 11+seed)
		if seed == 0 {
			nights = resent(t)
		}
		was, waited, told := nightsOf(t, empty, first, folder, nights, pipeline.Decisions{}, rand.New(rand.NewPCG(seed, 1)))
		is, waits, tells := nightsOf(t, empty, list, folder, nights, pipeline.Decisions{}, rand.New(rand.NewPCG(seed, 1)))
		wantSame(t, was, is, waited, waits, told, tells)
		all += strings.Join(told, "\n")
	}
	for _, id := range reworded {
		if !strings.Contains(all, id) {
			t.Errorf("nothing was found by %s", id)
		}
	}
}

// resent are reports of which every other states the figures of the year before again,
// and a night on which some come otherwise.
func resent(t *testing.T) []night {
	t.Helper()
	country := simulate.New(words(t), simulate.Plan{Seed: 5, Provinces: 3, Indicators: 40, FirstYear: 2021, LastYear: 2024})
	type figure struct {
		source, indicator string
		kind              pipeline.Kind
		year              int
	}
	values := map[figure]float64{}
	dice := rand.New(rand.NewPCG(5, 5))
	var nights [2]night
	for d := range country.First() {
		again := dice.IntN(2) == 0
		for i := range d.Reading.Observations {
			o := &d.Reading.Observations[i]
			before, stated := values[figure{d.Source, o.Indicator, o.Kind, d.Year - 1}]
			if again && stated {
				o.Quantity.Value = before
			}
			values[figure{d.Source, o.Indicator, o.Kind, d.Year}] = o.Quantity.Value
		}
		d.Snapshot.Document = d.Source + "/" + d.Snapshot.Document
		one := pipeline.Incoming{Document: d.Snapshot.Document, Snapshot: d.Snapshot, Reading: d.Reading, Fingerprint: string(d.Snapshot.Digest)}
		nights[0].documents = append(nights[0].documents, one)
		if dice.IntN(3) == 0 {
			nights[1].documents = append(nights[1].documents, revised(one, dice))
		}
	}
	return nights[:]
}
