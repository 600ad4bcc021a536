package article

import (
	"strings"
)

// dimensionsOf are the words that tell figures of one indicator apart.
func (r *reader) dimensionsOf(s *sentence, it *item, f frame, prev *claim) map[string]string {
	d := map[string]string{}
	set := func(name, value string) {
		if value != "" {
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
			set(name, s.starsOfItem(it))
		case "stage":
			set(name, s.stageOf(it))
		case "content":
			set(name, s.contentOf(it, f, prev))
		default:
			if c, ok := s.first(r.lex.kindOf(kind), it.fig.Start, it.cut); ok {
				set(name, c.value)
			} else if c, ok := s.last(r.lex.kindOf(kind), it.from, it.quantity); ok {
				set(name, c.value)
			}
		}
	}
	return d
}

// contentOf is what projects are about: said in the figure's own words, or of
// the same programme's figure before.
func (s *sentence) contentOf(it *item, f frame, prev *claim) string {
	if c, ok := s.first(contentWords, it.fig.Start, it.cut); ok {
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
	if v := s.starsIn(it.body, it.reach); v != "" {
		return v
	}
	return s.starsIn(it.from, it.quantity)
}

// groupOf is the product group: named before the figure since the one before
// it, or after it.
func (s *sentence) groupOf(it *item) string {
	from := 0
	for i := range s.items {
		other := &s.items[i]
		if other.fig.End <= it.quantity {
			from = max(from, other.body)
		}
	}
	if c, ok := s.last(groupWords, from, it.quantity); ok && s.hasKey(nhom, 0, it.quantity) {
		return c.value
	}
	if c, ok := s.first(groupWords, it.body, it.cut); ok && (s.hasKey(nhom, it.body, it.cut) || c.value == "khac") {
		return c.value
	}
	return ""
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
	if c, ok := s.last(stageWords, it.body, it.cut); ok {
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
