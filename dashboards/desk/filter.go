package desk

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// A Filter picks from what waits; "" picks all.
type Filter struct{ Source, Document, Check string }

func filterOf(q url.Values) Filter {
	return Filter{q.Get("nguon"), q.Get("van-ban"), q.Get("kiem-tra")}
}

func (f Filter) pick(items []Item) []Item {
	var picked []Item
	for _, i := range items {
		if (f.Source == "" || i.Source == f.Source) && (f.Document == "" || i.Document == f.Document) && (f.Check == "" || slices.Contains(i.Checks, f.Check)) {
			picked = append(picked, i)
		}
	}
	return picked
}

// query is the filter as part of an address.
func (f Filter) query() string { return f.values().Encode() }

func (f Filter) values() url.Values {
	q := url.Values{}
	for name, value := range map[string]string{"nguon": f.Source, "van-ban": f.Document, "kiem-tra": f.Check} {
		if value != "" {
			q.Set(name, value)
		}
	}
	return q
}

func (f Filter) page(n int) string {
	q := f.values()
	q.Set("trang", strconv.Itoa(n))
	return "/?" + q.Encode()
}

// digestOf names a set of items: who decides on all of them decides on these.
func digestOf(items []Item) string {
	ids := make([]string, len(items))
	for i, item := range items {
		ids[i] = item.ID
	}
	slices.Sort(ids)
	sum := sha256.New()
	for _, id := range ids {
		sum.Write([]byte(id + "\n"))
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// A Choice is one value of a filter: its name, and how much of what waits it
// picks.
type Choice struct {
	Value, Name string
	Count       int
}

// choicesOf are the values that items have, by their names, the ID where there is
// none.
func choicesOf(items []Item, names map[string]string, of func(Item) []string) []Choice {
	counts := map[string]int{}
	for _, i := range items {
		for _, v := range of(i) {
			counts[v]++
		}
	}
	var list []Choice
	for v, n := range counts {
		list = append(list, Choice{v, cmp.Or(names[v], v), n})
	}
	slices.SortFunc(list, func(a, b Choice) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Value, b.Value))
	})
	return list
}
