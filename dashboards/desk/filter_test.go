package desk

import (
	"slices"
	"testing"
)

// A filter offers what there is by its name, with its number; what has no name
// stands by its ID.
func TestChoicesHaveNamesAndNumbers(t *testing.T) {
	items := []Item{{Source: "so", Checks: []string{"magnitude_jump"}}, {Source: "bao", Checks: []string{"far_from_peers", "magnitude_jump"}}, {Source: "so", Checks: []string{"gone"}}}
	got := choicesOf(items, map[string]string{"magnitude_jump": "Nhảy xa", "far_from_peers": "Xa nơi khác"}, func(i Item) []string { return i.Checks })
	want := []Choice{{"magnitude_jump", "Nhảy xa", 2}, {"far_from_peers", "Xa nơi khác", 1}, {"gone", "gone", 1}}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := (Filter{Source: "so", Check: "gone"}).pick(items); len(got) != 1 {
		t.Errorf("picked %v", got)
	}
}
