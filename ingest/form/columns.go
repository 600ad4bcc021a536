package form

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A column is what one column of figures holds. Empty fields are left to the
// item, the title and the form.
type column struct {
	col      int
	kind     pipeline.Kind
	derived  bool // worked out from other columns
	level    pipeline.Level
	year     int
	months   months
	span     span // the years that it adds up
	last     bool // of the year before that of the title: "cùng kỳ năm trước"
	samePart bool // of the same part of its year as the title's
	unit     unit
	strange  string // a word of its head that nobody explains
	part     bool   // stands under "bao gồm": a part of the column left of it
	head     string
	upper    bool // a plan that a higher level gave
	other    bool // counts a part of every item, which nobody counts alone
	narrow   map[string]string
	whole    bool // adds up the tiers, which are purses: of none of them

	headless bool // one of several without any head: its kind cannot be known
}

// A phrase is a wording of heads and what it stands for.
type phrase struct {
	words []string
	means string
}

// heads reads the heads of columns.
type heads struct {
	lexicon *lexicon
	known   *memory
	kinds   []phrase // longest first
	part    []phrase
	levels  []phrase
	plain   []phrase
	upper   []phrase

	codeWhole, codeBegins map[string]bool
}

func newHeads(words catalog.FormWords, l *lexicon, known *memory) *heads {
	h := &heads{lexicon: l, known: known}
	for _, k := range words.Kinds {
		h.kinds = append(h.kinds, l.phrases(k.Words, k.Kind)...)
	}
	for _, v := range words.Levels {
		h.levels = append(h.levels, l.phrases(v.Words, v.Level)...)
	}
	h.codeWhole, h.codeBegins = l.wordSet(words.Codes.Whole), l.wordSet(words.Codes.Begins)
	h.plain, h.part, h.upper = l.phrases(words.Plain, ""), l.phrases(words.Part, ""), l.phrases(words.Upper, "")
	for _, list := range [][]phrase{h.kinds, h.levels, h.plain, h.part, h.upper} {
		slices.SortStableFunc(list, func(a, b phrase) int { return len(b.words) - len(a.words) })
	}
	return h
}

func (l *lexicon) phrases(texts []string, means string) []phrase {
	list := make([]phrase, 0, len(texts))
	for _, t := range texts {
		list = append(list, phrase{l.words(t), means})
	}
	return list
}

// wordSet is the set of some texts, each as its words.
func (l *lexicon) wordSet(texts []string) map[string]bool {
	set := make(map[string]bool, len(texts))
	for _, t := range texts {
		set[strings.Join(l.words(t), " ")] = true
	}
	return set
}

// take finds every phrase of the list in words, longest first, blanks its words
// and gives what they mean, in order of place.
func take(words []string, list []phrase) []string {
	type hit struct {
		at    int
		means string
	}
	var hits []hit
	for _, p := range list {
		for i := 0; i+len(p.words) <= len(words); i++ {
			if !matches(words[i:], p.words) {
				continue
			}
			hits = append(hits, hit{i, p.means})
			for k := range p.words {
				words[i+k] = ""
			}
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return a.at - b.at })
	means := make([]string, len(hits))
	for i, h := range hits {
		means[i] = h.means
	}
	return means
}

// matches tells whether words begin with a phrase. Of several words half may be misspelt:
// were it all of them, "tổng giai đoạn" would be "tăng, giảm".
func matches(words, want []string) bool {
	misspelt := 0
	for k, w := range want {
		if words[k] == w {
			continue
		}
		if misspelt++; 2*misspelt > len(want) || words[k] == "" || sameWord(words[k], w) == 0 {
			return false
		}
	}
	return len(want) > 0
}

var (
	yearInHead  = pattern.MustCompile(`\b(19[89][0-9]|20[0-4][0-9])\b`)
	workedOut   = pattern.MustCompile(`\b[0-9a-z]{1,2}\s*\)?\s*=\s*\(?\s*[0-9a-z]{1,2}\s*\)?\s*[-/:x*]`)
	numberWord  = pattern.MustCompile(`(^|[^\pL])số($|[^\pL])`)
	overAnother = pattern.MustCompile(`(^|\b)(qt|th|uth|quyet toan|thuc hien|uoc th)\s*/\s*(dt|kh|du toan|ke hoach)|\bso (voi )?(dt|du toan|ke hoach)\b`)
)

// read says what a column holds from its heads and the number under them.
func (h *heads) read(t *layout.Table, c layout.Column) column {
	col := column{col: c.Col, head: c.Head()}
	texts := make([]string, 0, len(c.Heads)+1)
	for i := len(c.Heads) - 1; i >= 0; i-- {
		texts = append(texts, c.Heads[i].Text)
	}
	if t.NumberRow > 0 {
		texts = append(texts, t.Grid().Shows(t.NumberRow, c.Col))
	}
	lowest := 0
	for i, text := range texts {
		head := h.hear(text, i == lowest)
		if head.alone && i == lowest && lowest < len(texts)-1 {
			col.unit, lowest = head.only, lowest+1 // a row of units under the heads
			continue
		}
		col.take(head)
	}
	return col
}

// A head is what one text over a column says of it, see column.
type head struct {
	lowest  bool
	alone   bool // it is nothing but only, a unit
	only    unit
	same    bool // the same part of the year as the title's
	last    bool
	upper   bool
	part    bool
	derived bool
	stated  bool // the unit is
	kind    pipeline.Kind
	level   pipeline.Level
	span    span
	year    int
	months  months
	unit    unit
	strange string
}

// take adds what a text says that no lower one has said.
func (c *column) take(h head) {
	if h.same {
		c.samePart, c.last, c.kind = true, h.last, pipeline.Actual
	}
	c.upper = c.upper || h.upper
	c.part = c.part || h.part
	c.derived = c.derived || h.derived
	if c.kind == "" && !c.derived {
		c.kind = h.kind
	}
	if c.level == "" {
		c.level = h.level
	}
	if h.span.to > 0 && c.year == 0 {
		c.span = h.span
	}
	if c.year == 0 {
		c.year = h.year
	}
	if c.months == (months{}) {
		c.months = h.months
	}
	if h.stated && !c.unit.known() {
		c.unit = h.unit
	}
	if h.lowest {
		c.strange = h.strange
	}
}

// hear is what a head says, the lowest of a column or one above it.
func (h *heads) hear(text string, lowest bool) head {
	known := h.known.heads
	if lowest {
		known = h.known.lowest
	}
	return remembered(h.known, known, text, func() head { return h.understand(text, lowest) })
}

// understand is hear of a text that is not remembered.
func (h *heads) understand(text string, lowest bool) head {
	said := head{lowest: lowest}
	if u, ok := unitIn(text); ok && alone.MatchString(vietnamese.Fold(plainly(text))) {
		said.only, said.alone = u, true
	}
	text = strings.NewReplacer("100%", "100", "100 %", "100").Replace(text) // "hưởng 100%" compares nothing
	folded := vietnamese.Fold(text)
	words := h.lexicon.words(plainly(h.lexicon.vietnameseHalf(yearInHead.ReplaceAllString(text, " "))))
	if lowest && samePeriod.MatchString(folded) && !comparesWith.MatchString(folded) {
		said.same, said.last = true, !yearInHead.MatchString(folded)
		words = h.lexicon.words(samePeriod.ReplaceAllString(vietnamese.Fold(yearInHead.ReplaceAllString(text, " ")), " "))
	}
	said.upper = len(take(slices.Clone(words), h.upper)) > 0
	kinds := take(words, h.kinds)
	said.part = len(take(words, h.part)) > 0
	percent := strings.Contains(folded, "%")
	said.derived = percent || workedOut.MatchString(folded) || overAnother.MatchString(withoutNumber(text)) || slices.Contains(kinds, catalog.KindCompare) || len(slices.Compact(slices.Sorted(slices.Values(kinds)))) > 1 && !slices.Contains(kinds, string(pipeline.Estimate))
	if len(kinds) > 0 {
		said.kind = pipeline.Kind(kinds[0])
	}
	if levels := h.levelsIn(words); len(levels) > 0 {
		said.level = pipeline.Level(levels[0])
	}
	said.span = spanIn(folded)
	if years := yearInHead.FindAllString(folded, -1); len(years) > 0 {
		said.year, _ = strconv.Atoi(years[len(years)-1])
	}
	said.months = monthsOf(folded)
	if said.unit, said.stated = unitIn(text); !said.stated {
		said.unit, said.stated = bareUnitOf(text)
	}
	if lowest {
		said.strange = h.strange(words)
	}
	return said
}

// withoutNumber folds a head without the word "số", which folds as "so" does:
// "Số dự toán" compares with nothing. Without any tone the first word is taken for it.
func withoutNumber(text string) string {
	low := strings.ToLower(vietnamese.NFC(text))
	folded := vietnamese.Fold(numberWord.ReplaceAllString(low, "$1 $2"))
	if rest, ok := strings.CutPrefix(folded, "so "); ok && strings.IndexFunc(low, func(r rune) bool { return r > 0x7F }) < 0 {
		return rest
	}
	return folded
}

// levelsIn are the tiers that a head names. Few words alone ("tỉnh", "trung
// ương") name one only when the head says nothing else: "HĐND tỉnh giao" does
// not.
func (h *heads) levelsIn(words []string) []string {
	rest := strings.Fields(strings.Join(words, " "))
	for _, p := range h.levels {
		if len(p.words) < leastLevelWords && slices.Equal(rest, p.words) {
			clear(words)
			return []string{p.means}
		}
	}
	return take(words, slices.DeleteFunc(slices.Clone(h.levels), func(p phrase) bool { return len(p.words) < leastLevelWords }))
}

const leastLevelWords = 3

// says tells whether a head says anything of what is counted besides the kind,
// the tier, the year and the unit.
func (h *heads) says(text string) bool {
	words := h.lexicon.words(h.lexicon.vietnameseHalf(withoutBrackets(yearInHead.ReplaceAllString(text, " "))))
	take(words, h.kinds)
	take(words, h.part)
	h.levelsIn(words)
	return h.strange(words) != ""
}

// strange is the first word of a head, once all known ones are taken, that
// nobody explains; "" when there is none.
func (h *heads) strange(words []string) string {
	take(words, h.plain)
	known, foreign := false, ""
	for _, w := range words {
		switch {
		case w == "":
			known = true
		case len(w) < 2, h.lexicon.neutral[w], strings.Trim(w, "0123456789") == "":
		case !vietnamese.IsBareSyllable(w) && strings.ContainsAny(w, "aeiou"):
			foreign = cmp.Or(foreign, w)
		default:
			return w
		}
	}
	if !known {
		return foreign // a head of nothing but foreign words that nobody knows: "Check"
	}
	return ""
}

// A span is several years, from the first to the last.
type span struct{ from, to int }

var (
	yearsInHead  = pattern.MustCompile(`\b((?:19[89]|20[0-4])[0-9])\s*[-–]\s*((?:19[89]|20[0-4])[0-9])\b`)
	samePeriod   = pattern.MustCompile(`\bcung ki( nam (truoc|ngoai))?\b`)
	comparesWith = pattern.MustCompile(`\bso\b|%|/|\b(tang|giam|ti le|chenh|toc do|ss)\b`)
)

// spanIn is the span of years that a folded text names.
func spanIn(folded string) span {
	m := yearsInHead.FindStringSubmatch(folded)
	if m == nil {
		return span{}
	}
	from, _ := strconv.Atoi(m[1])
	to, _ := strconv.Atoi(m[2])
	if to <= from {
		return span{}
	}
	return span{from, to}
}

// inherit gives the parts of a column ("bao gồm: ngân sách cấp tỉnh, …") what the
// column left of them says of kind and year.
func inherit(columns []column) {
	whole := -1
	for i := range columns {
		c := &columns[i]
		switch {
		case !c.part:
			whole = i
		case whole >= 0 && c.kind == "" && !c.derived:
			c.kind, c.derived = columns[whole].kind, columns[whole].derived
			if c.year == 0 {
				c.year = columns[whole].year
			}
		}
	}
}

// headLines takes the years that stand in rows of their own between the heads
// and the first item, "No | | 2004".
func (t *Table) headLines() {
	for i := range t.lines {
		ln := &t.lines[i]
		if ln.label != "" {
			return
		}
		for k := range t.columns {
			c := &t.columns[k]
			if t.Layout.Look(ln.row.Row, c.col) == layout.Year && c.year == 0 {
				c.year, _ = strconv.Atoi(t.Layout.Grid().Shows(ln.row.Row, c.col))
				ln.head = true
			}
		}
	}
}

// valueColumns are the visible columns of a table that hold figures.
func (h *heads) valueColumns(t *layout.Table) map[int]bool {
	cols := map[int]bool{}
	for _, c := range t.Columns {
		if !c.Hidden && !c.Ordinal && !c.HoldsWords() && c.Figures+c.Years > 0 && !h.codes(c) {
			cols[c.Col] = true
		}
	}
	return cols
}

// codes tells whether the whole head of a column, or the lowest, stands over the codes of
// rows, which look like figures.
func (h *heads) codes(c layout.Column) bool {
	texts := []string{c.Head()}
	if n := len(c.Heads); n > 1 {
		texts = append(texts, c.Heads[n-1].Text)
	}
	return slices.ContainsFunc(texts, func(text string) bool {
		words := h.lexicon.words(text)
		return len(words) > 0 && (h.codeWhole[strings.Join(words, " ")] || h.codeBegins[words[0]])
	})
}
