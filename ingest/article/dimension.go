package article

import (
	"maps"
	"strings"
)

// A dimension is one of the words that tell figures apart.
type dimension struct{ name, value string }

// apart are the dimensions of a figure that has this one alone, or none. Most
// figures of an article are told apart by the same few, which are shared.
func (r *reader) apart(only dimension) map[string]string {
	d, ok := r.dimensions[only]
	if !ok {
		d = map[string]string{}
		if only.name != "" {
			d[only.name] = only.value
		}
		r.dimensions[only] = d
	}
	return d
}

// tellApart gives a claim one more dimension.
func (c *claim) tellApart(name, value string) {
	d := maps.Clone(c.obs.Dimensions)
	if d == nil {
		d = map[string]string{}
	}
	d[name] = value
	c.obs.Dimensions = d
}

// dimensionsOf are the words that tell figures of one indicator apart.
func (r *reader) dimensionsOf(s *sentence, it *item, f *frame, prev *claim) map[string]string {
	d := r.apart(dimension{}) // shared, and so never written to
	set := func(name, value string) {
		switch {
		case value == "":
		case len(d) == 0:
			d = r.apart(dimension{name, value})
		default:
			d = maps.Clone(d)
			d[name] = value
		}
	}
	for _, entry := range f.dimensions {
		kind, name, ok := strings.Cut(entry, ">")
		if !ok {
			name = kind
		}
		switch kind {
		case "group":
			set(name, s.groupOf(it))
		case "stars":
			stars := s.starsOfItem(it)
			if stars == "" && prev != nil && len(s.stars) == 1 && prev.frame.indicator == f.indicator && s.stars[0].end <= s.items[0].quantity {
				stars = prev.obs.Dimensions[name] // of all that are told here
			}
			set(name, stars)
		case "stage":
			set(name, s.stageOf(it))
		case "content":
			set(name, s.contentOf(it, f, prev))
		default:
			if c, ok := s.first(r.lex.kindOf(kind), it.fig.Start, it.cut); ok {
				set(name, c.value)
			} else if c, ok := s.last(r.lex.kindOf(kind), it.from, it.quantity); ok {
				set(name, c.value)
			} else if prev != nil && name == "content" && f.isMoney() && !prev.frame.isMoney() && prev.frame.prog == f.prog {
				set(name, prev.obs.Dimensions[name])
			}
		}
	}
	return d
}

// contentOf is what projects are about: said in the figure's own words, or of
// the same programme's figure before. What a colon parts from it is a list of
// others.
func (s *sentence) contentOf(it *item, f *frame, prev *claim) string {
	if c, ok := s.first(contentWords, it.fig.Start, it.cut); ok && !s.hasKey(":", it.fig.End, c.start) {
		for _, other := range s.find(contentWords, c.end, it.cut) {
			if other.value != c.value {
				return "" // of several together
			}
		}
		return c.value
	}
	if c, ok := s.last(contentWords, it.from, it.quantity); ok {
		return c.value
	}
	if prev != nil && f.isMoney() && prev.frame.prog == f.prog {
		return prev.obs.Dimensions["content"]
	}
	return ""
}

func (s *sentence) starsOfItem(it *item) string {
	if v := s.gradesIn(it.body, it.reach); v != "" {
		return v
	}
	return s.starsIn(it.from, it.quantity)
}

// gradesIn is the first grade named in [from, to), or both of two that are named in
// one breath: "3 sao và 4 sao".
func (s *sentence) gradesIn(from, to int) string {
	for k := range s.stars {
		st := &s.stars[k]
		if st.start < from || st.end > to {
			continue
		}
		if k+1 < len(s.stars) {
			if next := &s.stars[k+1]; next.end <= to && len(st.value) == 1 && len(next.value) == 1 && st.value < next.value && s.onlyJoined(st.end, next.start) {
				if next.value == "5" && st.value == "4" {
					return "4+"
				}
				return st.value + "-" + next.value
			}
		}
		return st.value
	}
	return ""
}

// groupOf is the product group: named before the figure since the one before
// it, or after it. What a colon parts from it is a list of groups.
func (s *sentence) groupOf(it *item) string {
	if c, ok := s.groupBefore(it); ok && s.hasKey(nhom, 0, it.quantity) && !s.groupOfEarlier(it, c) {
		return c.value
	}
	c, ok := s.first(groupWords, it.fig.End, it.cut)
	if ok && !s.hasKey(":", it.fig.End, c.start) && (c.value == "khac" || s.hasKey(nhom, it.body, it.cut) || s.listsGroups()) {
		return c.value
	}
	return ""
}

// groupBefore is the group named between a figure and the one before it.
func (s *sentence) groupBefore(it *item) (cue, bool) {
	from := 0
	for i := range s.items {
		if other := &s.items[i]; other.fig.End <= it.quantity {
			from = max(from, other.body)
		}
	}
	return s.last(groupWords, from, it.quantity)
}

// groupOfEarlier tells whether a group before a figure is that of the figure
// before it, whose own words name it: "42 sản phẩm nhóm chế biến và 4 sản phẩm".
func (s *sentence) groupOfEarlier(it *item, c cue) bool {
	for i := range s.items {
		if other := &s.items[i]; other.noun.value == it.noun.value && other.fig.End <= c.start && c.end <= other.cut && other.cut <= it.quantity && !s.hasKey(":", other.fig.End, c.start) {
			before, named := s.groupBefore(other)
			return !named || s.groupOfEarlier(other, before)
		}
	}
	return false
}

// listsGroups tells whether figures stand beside each other that name unlike
// groups after themselves: "107 sản phẩm thủ công mỹ nghệ, 30 sản phẩm cơ khí".
func (s *sentence) listsGroups() bool {
	named := ""
	for i := range s.items {
		if c, ok := s.first(groupWords, s.items[i].fig.End, s.items[i].cut); ok {
			if named != "" && named != c.value {
				return true
			}
			named = c.value
		}
	}
	return false
}

var nhom = "nhóm"

func (s *sentence) hasKey(key string, from, to int) bool {
	for i := s.tokenAt(from); i < len(s.tokens) && s.tokens[i].End <= to; i++ {
		if s.tokens[i].Key == key {
			return true
		}
	}
	return false
}

func (s *sentence) stageOf(it *item) string {
	if c, ok := s.last(stageWords, it.fig.End, it.cut); ok {
		return c.value
	}
	if c, ok := s.last(stageWords, it.from, it.quantity); ok {
		return c.value
	}
	if c, ok := s.last(stageWords, 0, it.quantity); ok && c.value == "cumulative" {
		return c.value
	}
	return ""
}
