//go:build duckdb_arrow

package warehouse

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// Few groups of peers are gone through and many are looked up: both tell the same.
func TestPeersAreToldAlikeOfFewGroupsAndOfMany(t *testing.T) {
	dice := rand.New(rand.NewPCG(3, 4))
	figure := func() pipeline.Observation {
		o := pipeline.Observation{
			Indicator: "i", Level: pipeline.Level(fmt.Sprint("level", dice.IntN(2))), Kind: pipeline.Kind(fmt.Sprint("kind", dice.IntN(2))), Part: dice.IntN(3) == 0,
			Quantity: pipeline.Quantity{Unit: fmt.Sprint("unit", dice.IntN(2))}, Period: pipeline.Period{Start: pipeline.Date{Year: 2024}, End: pipeline.Date{Year: 2024}},
		}
		if n := dice.IntN(4); n > 0 {
			o.Dimensions = map[string]string{"locality": fmt.Sprint(n)}
		}
		return o
	}
	var found, missed int
	for _, n := range []int{1, 2, fewPeers, fewPeers + 1, 40} {
		s := survey{peers: map[group]bool{}}
		p := s.marker.period(&pipeline.Period{Start: pipeline.Date{Year: 2024}, End: pipeline.Date{Year: 2024}})
		var groups []group
		for len(groups) < n {
			o := figure()
			o.Dimensions = maps.Clone(o.Dimensions)
			if n > fewPeers {
				o.Quantity.Unit = fmt.Sprint("unit", dice.IntN(20))
			}
			g := group{o.Indicator, string(o.Level), string(o.Kind), o.Quantity.Unit, o.DimensionsKey(), p.key, o.Part, "", 0, time.Time{}}
			if !s.peers[g] {
				s.peers[g], groups = true, append(groups, g)
			}
		}
		for range 200 {
			o := figure()
			want := s.peers[group{o.Indicator, string(o.Level), string(o.Kind), o.Quantity.Unit, o.DimensionsKey(), p.key, o.Part, "", 0, time.Time{}}]
			if got := s.isPeer(groups, &o, p); got != want {
				t.Fatalf("%d groups: %+v is a peer: %t, want %t", n, o, got, want)
			}
			if want {
				found++
			} else {
				missed++
			}
		}
	}
	if found < 20 || missed < 20 {
		t.Errorf("%d found and %d not", found, missed)
	}
}

// A figure has the same mark whether its dimensions are in the map of the one before or in
// one like it.
func TestMarksHangOnWhatIsInAMapAndNotOnTheMap(t *testing.T) {
	dice := rand.New(rand.NewPCG(5, 6))
	shared := []map[string]string{nil, {}, {"locality": "a"}, {"locality": "b"}, {"locality": "a", "purse": "c"}, {"purse": "a"}}
	var one, other marker
	seen := map[uint64]int{}
	for range 2000 {
		n := dice.IntN(len(shared))
		o := pipeline.Observation{Indicator: fmt.Sprint("i", dice.IntN(2)), Dimensions: shared[n]}
		p := one.period(&o.Period)
		got := one.identity(&o, p)
		own := o
		own.Dimensions = maps.Clone(o.Dimensions)
		if want := other.identity(&own, other.period(&own.Period)); got != want {
			t.Fatalf("%v: %x with the map of another figure, %x with its own", o.Dimensions, got, want)
		}
		seen[got] = n
	}
	if len(seen) != 2*(len(shared)-1) { // none and an empty one are the same
		t.Errorf("%d marks, want %d", len(seen), 2*(len(shared)-1))
	}
}
