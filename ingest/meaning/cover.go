package meaning

import (
	"cmp"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// cover chooses the wordings that explain most words with the fewest mentions
// and gives, for each token, whether one covers it.
func (x *Lexicon) cover(t *Text, tokens []token, strict bool) []bool {
	n := len(tokens)
	cost := make([]int, n+1)
	choice := make([]*phrase, n)
	for i := n - 1; i >= 0; i-- {
		cost[i] = cost[i+1] + 20
		if tokens[i].taken {
			cost[i] = cost[i+1]
			continue
		}
		for _, p := range at(x.phrases, tokens, i, strict) {
			if crossesTaken(tokens[i : i+len(p.folded)]) {
				continue
			}
			if c := cost[i+len(p.folded)] + p.weight(); c < cost[i] {
				cost[i], choice[i] = c, &p
			}
		}
	}
	covered := make([]bool, n)
	for i := 0; i < n; {
		p := choice[i]
		if p == nil {
			i++
			continue
		}
		for _, w := range p.words {
			t.Mentions = append(t.Mentions, Mention{w, tokens[i].start, tokens[i+len(p.folded)-1].end})
		}
		if p.words[0].Slot == catalog.DimensionSlot {
			x.lookInside(t, tokens[i:i+len(p.folded)], strict)
		}
		for k := range p.folded {
			covered[i+k] = true
		}
		i += len(p.folded)
	}
	return covered
}

// joinOwners drops the nouns that only go on with whose money a purse is, up to the end of
// the text: "đối ứng của doanh nghiệp, HTX, cơ sở" counts no cooperatives.
func (t *Text) joinOwners() {
	i := slices.IndexFunc(t.Mentions, func(m Mention) bool { return m.Slot == catalog.PurseSlot })
	if i < 0 {
		return
	}
	source := []rune(t.Source)
	end, listed := t.Mentions[i].End, false
	for _, m := range t.Mentions[i+1:] {
		if m.Slot != catalog.NounSlot && m.Slot != catalog.ProgrammeSlot && m.Slot != catalog.NeutralSlot {
			return
		}
		if m.Start < end {
			continue // another meaning of the same words
		}
		between := strings.TrimSpace(string(source[end:m.Start]))
		if between != "" && between != "," && between != "/" || !listed && between == "" {
			return
		}
		end, listed = m.End, true
	}
	if listed && strings.Trim(string(source[end:]), " .)") == "" {
		t.Mentions = t.Mentions[:i+1]
	}
}

// dropServed drops the nouns that only say whom the content of a text serves: "hỗ trợ máy móc,
// thiết bị cho cơ sở công nghiệp nông thôn" counts no facilities.
func (t *Text) dropServed(text string) {
	at := slices.IndexFunc(t.Mentions, func(m Mention) bool { return m.Slot == catalog.DimensionSlot })
	if at < 0 || slices.ContainsFunc(t.Mentions[:at], func(m Mention) bool { return m.Slot == catalog.NounSlot }) {
		return
	}
	source, end := []rune(text), t.Mentions[at].End
	t.Mentions = slices.DeleteFunc(t.Mentions, func(m Mention) bool {
		return m.Slot == catalog.NounSlot && m.Start >= end && serves.MatchString(vietnamese.Tone(string(source[end:m.Start])))
	})
}

var serves = pattern.MustCompile(`^\s*(cho|đối với|phục vụ)( các| những)?\s*$`)

// lookInside finds the programmes that the words of a dimension's value name:
// "phát triển cụm công nghiệp".
func (x *Lexicon) lookInside(t *Text, tokens []token, strict bool) {
	for i := range tokens {
		for _, p := range at(x.phrases, tokens, i, strict) {
			for _, w := range p.words {
				if w.Slot == catalog.ProgrammeSlot {
					t.Inner = append(t.Inner, Mention{w, tokens[i].start, tokens[i+len(p.folded)-1].end})
				}
			}
		}
	}
}

func crossesTaken(tokens []token) bool {
	return slices.ContainsFunc(tokens, func(t token) bool { return t.taken })
}

// takeItems finds the names of indicators that the whole text is: every word
// outside the name says nothing of what is counted.
func (x *Lexicon) takeItems(t *Text, tokens []token, covered []bool, strict bool) {
	words := map[Mention]int{} // an abbreviation is several words in one place
	for i := range tokens {
		if tokens[i].taken || tokens[i].part {
			continue
		}
		for _, p := range at(x.items, tokens, i, strict) {
			end := i + len(p.folded)
			if crossesTaken(tokens[i:end]) {
				continue
			}
			for _, w := range p.words {
				if !x.quiet(t, w.ID, tokens, covered, i, end) {
					continue
				}
				item := Mention{w, tokens[i].start, tokens[end-1].end}
				t.Items = append(t.Items, item)
				words[item] = max(words[item], len(p.folded))
			}
		}
	}
	slices.SortStableFunc(t.Items, func(a, b Mention) int {
		return cmp.Or((b.End-b.Start)-(a.End-a.Start), words[b]-words[a])
	})
	for i := 1; i < len(t.Items); i++ {
		if t.Items[i].End-t.Items[i].Start < t.Items[0].End-t.Items[0].Start || words[t.Items[i]] < words[t.Items[0]] && t.Items[i].Start == t.Items[0].Start && t.Items[i].End == t.Items[0].End {
			t.Items = t.Items[:i]
			break
		}
	}
}

// quiet tells whether nothing outside the tokens [from, to), which name an
// indicator, says what is counted or what happened to it, but for what the
// indicator takes: "mô hình trình diễn kỹ thuật được hỗ trợ". A name never
// begins in the middle of what is counted.
func (x *Lexicon) quiet(t *Text, indicator string, tokens []token, covered []bool, from, to int) bool {
	start, end := tokens[from].start, tokens[to-1].end
	for i, tok := range tokens {
		if (i < from || i >= to) && !tok.taken && !covered[i] && !enumerates(tok.folded) && !endsInShare(tokens, i) && !foreign(tokens, i) {
			return false
		}
	}
	for _, m := range t.Mentions {
		outside := m.End <= start || m.Start >= end
		switch {
		case m.Slot == catalog.NounSlot && m.Start < start && m.End > start:
			return false
		case m.Slot == catalog.StatusSlot && !m.Implied && m.Start > start && m.Start < end && m.End > end && !x.takesStatus(indicator, m.ID):
			return false // "Số cụm công nghiệp thành lập mới" are not those that there are
		case outside && m.Slot == catalog.StatusSlot && !m.Implied && (m.Other || !x.takesStatus(indicator, m.ID)):
			return false
		case outside && (m.Slot == catalog.NounSlot || m.Slot == catalog.PurseSlot):
			return false
		}
	}
	return true
}

// takesStatus tells whether one of the ways to recognise an indicator asks for a
// status, and another one does without.
func (x *Lexicon) takesStatus(indicator, status string) bool {
	with, without := false, false
	for _, n := range x.recipe(indicator).needs {
		with = with || slices.Contains(n.Slots[catalog.StatusSlot], status)
		without = without || len(n.Slots[catalog.StatusSlot]) == 0
	}
	return with && without
}

// explain keeps the words that nothing covers.
func (t *Text) explain(tokens []token, covered []bool) {
	for i, tok := range tokens {
		if tok.taken || covered[i] || tok.part || enumerates(tok.folded) || endsInShare(tokens, i) || foreign(tokens, i) {
			continue
		}
		if len(t.Items) > 0 && tok.start >= t.Items[0].Start && tok.end <= t.Items[0].End {
			continue
		}
		t.Unexplained = append(t.Unexplained, Span{Text: string([]rune(t.Source)[tok.start:tok.end]), Start: tok.start, End: tok.end})
	}
}

var ordinal = pattern.MustCompile(`^([0-9]{1,3}|[ivx]{1,6}|[a-h])$`)

// enumerates tells whether a word only numbers: "1.2", "II", "a)".
func enumerates(folded string) bool { return ordinal.MatchString(folded) }

// endsInShare tells whether token i is a "%" that ends a text: its unit, from the row of units below
// the heads.
func endsInShare(tokens []token, i int) bool {
	return i > 0 && i == len(tokens)-1 && tokens[i].folded == "%"
}

// foreign tells whether token i belongs to a translation that ends a text
// written in Vietnamese: "Thu nội địa - Domestic revenue".
func foreign(tokens []token, i int) bool {
	if !toned(tokens) {
		return false
	}
	from := len(tokens)
	for from > 0 && tokens[from-1].toned == tokens[from-1].folded && !tokens[from-1].short {
		from--
	}
	if i < from {
		return false
	}
	strange := 0
	for _, t := range tokens[from:] {
		if !vietnamese.IsSyllable(t.toned) && len(t.toned) > 2 {
			strange++
		}
	}
	return strange*2 >= len(tokens)-from
}
