package nights

import (
	"cmp"
	"path/filepath"
	"slices"
)

// Before names the latest night that is recorded, when a run of this name would
// seem to be earlier than that: the clock was set back, or had been ahead. "" says
// that the names tell the order.
func (b Book) Before(run string) (string, error) {
	files, err := filepath.Glob(filepath.Join(b.Dir, "*.json"))
	if err != nil {
		return "", err
	}
	if !slices.ContainsFunc(files, func(f string) bool { return filepath.Base(f) > recordName(run) }) {
		return "", nil
	}
	list, _, err := b.Records()
	list = slices.DeleteFunc(list, func(r Record) bool { return r.Run == run })
	if err != nil || len(list) == 0 {
		return "", err
	}
	return list[len(list)-1].Run, nil
}

// inOrder puts nights in the order in which they came to pass: by their names,
// which are those of their clocks, but for those that say after which they came.
func inOrder(list []Record) []Record {
	slices.SortFunc(list, func(a, b Record) int { return cmp.Compare(a.Run, b.Run) })
	at := map[string]int{}
	for i, r := range list {
		at[r.Run] = i
	}
	after := map[string][]int{} // the nights after one, by its name; "" for those that go by theirs
	for i, r := range list {
		before := r.After
		if _, known := at[before]; !known || before == r.Run {
			before = ""
		}
		after[before] = append(after[before], i)
	}
	order, seen := make([]Record, 0, len(list)), make([]bool, len(list))
	var take func(i int)
	take = func(i int) {
		if seen[i] {
			return
		}
		seen[i] = true
		order = append(order, list[i])
		for _, next := range after[list[i].Run] {
			take(next)
		}
	}
	for _, i := range after[""] {
		take(i)
	}
	for i := range list { // records that name each other
		take(i)
	}
	return order
}

// Until are the first of these nights up to the one of that name; without it, those
// whose names are not later.
func Until(list []Record, run string) []Record {
	if i := slices.IndexFunc(list, func(r Record) bool { return r.Run == run }); i >= 0 {
		return list[:i+1]
	}
	return slices.DeleteFunc(list, func(r Record) bool { return r.Run > run })
}
