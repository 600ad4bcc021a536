package article

import "github.com/tonghop/tonghop/ingest/vietnamese"

// dimensionsOf are the words that tell figures of one indicator apart.
func (r *reader) dimensionsOf(s *sentence, it item, f frame, prev *claim) map[string]string {
	d := map[string]string{}
	set := func(name, value string) {
		if value != "" {
			d[name] = value
		}
	}
	switch f.prog {
	case "cnnt":
		if f.noun == "product" {
			set("group", s.groupOf(it))
		}
	case "kc":
		c, ok := s.first("content", it.fig.Start, it.cut)
		if !ok {
			c, ok = s.last("content", it.from, it.quantity)
		}
		switch {
		case ok:
			set("content", c.value)
		case prev != nil && f.noun == "money" && prev.frame.prog == "kc":
			set("content", prev.obs.Dimensions["content"])
		}
	case "ocop":
		if f.noun == "product" || f.noun == "certification" {
			set("stars", s.starsOfItem(it))
			set("stage", s.stageOf(it))
		}
	case "craft":
		if f.noun == "village" && s.has("status", "recognized", it.body, it.cut) {
			set("stage", "recognized")
		}
	case "ic", "iz", "invest":
		if s.has("fdi", "", it.fig.Start, it.cut) {
			set("content", "fdi")
		}
	}
	return d
}

func (s *sentence) starsOfItem(it item) string {
	if v := s.starsIn(it.body, it.reach); v != "" {
		return v
	}
	return s.starsIn(it.from, it.quantity)
}

// groupOf is the product group: named before the figure since the one before
// it, or after it.
func (s *sentence) groupOf(it item) string {
	from := 0
	for _, other := range s.items {
		if other.fig.End <= it.quantity {
			from = max(from, other.body)
		}
	}
	if c, ok := s.last("group", from, it.quantity); ok && s.hasKey(nhom, 0, it.quantity) {
		return c.value
	}
	if c, ok := s.first("group", it.body, it.cut); ok && (s.hasKey(nhom, it.body, it.cut) || c.value == "khac") {
		return c.value
	}
	return ""
}

var nhom = vietnamese.Key("nhóm")

func (s *sentence) hasKey(key string, from, to int) bool {
	for i := s.tokenAt(from); i < len(s.tokens) && s.tokens[i].End <= to; i++ {
		if s.tokens[i].Key == key {
			return true
		}
	}
	return false
}

func (s *sentence) stageOf(it item) string {
	if c, ok := s.last("stage", it.body, it.cut); ok {
		return c.value
	}
	if c, ok := s.last("stage", it.from, it.quantity); ok {
		return c.value
	}
	if c, ok := s.last("stage", 0, it.quantity); ok && c.value == "cumulative" {
		return c.value
	}
	return ""
}
