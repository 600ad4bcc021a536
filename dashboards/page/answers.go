package page

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/pipeline"
)

// Answers are the answers that pages are drawn from, by the ID of their
// question.
type Answers map[string]*answer

// An answer is what a question gave, with the column period added in words
// wherever it has period_start and period_end.
type answer struct {
	*pipeline.Table
	index map[string]int
	look  sync.Mutex                  // of found: languages are drawn at once
	found map[string]map[string][]int // rows by the text of a column, made when first looked for
	next  *answer                     // further rows, of the same columns; nil for none

	left   map[string]bool // columns that the answer has and that were not asked for
	missed *atomic.Int64   // how often pages looked to them
}

// mostScanned is how many rows are looked through without an index.
const mostScanned = 500

// candidates are the rows that may fulfil the conditions: those that fulfil the
// first that names one value; all is true where it may be any.
func (a *answer) candidates(where []condition) (list []int, all bool) {
	at := slices.IndexFunc(where, func(c condition) bool { return c.op == "=" && len(c.values) == 1 })
	if at < 0 || a.Len() <= mostScanned {
		return nil, true
	}
	return a.places(where[at].column)[where[at].values[0]], false
}

// places are the rows by the text of a column.
func (a *answer) places(column string) map[string][]int {
	a.look.Lock()
	defer a.look.Unlock()
	if a.found[column] == nil {
		index := map[string][]int{}
		for i := range a.Len() {
			text := row{a, i}.text(column)
			index[text] = append(index[text], i)
		}
		if a.found == nil {
			a.found = map[string]map[string][]int{}
		}
		a.found[column] = index
	}
	return a.found[column]
}

// NewAnswers makes answers ready to be drawn.
func NewAnswers(given []*pipeline.Table) Answers {
	all := Answers{}
	for _, a := range given {
		all[a.Question.ID] = ready(a)
	}
	return all
}

// ready is an answer with its periods and kinds in words.
func ready(a *pipeline.Table) *answer { return newAnswer(withKind(withPeriod(a))) }

func newAnswer(a *pipeline.Table) *answer {
	ready := &answer{Table: a, index: make(map[string]int, len(a.Columns))}
	for i, c := range a.Columns {
		ready.index[c.Name] = i
	}
	return ready
}

// at is where a column stands, -1 where there is none.
func (a *answer) at(column string) int {
	if at, ok := a.index[column]; ok {
		return at
	}
	if a.left[column] {
		a.missed.Add(1)
	}
	return -1
}

// has tells whether the answer has a column, plain or in two languages.
func (a *answer) has(column string) bool {
	return a.at(column) >= 0 || a.at(column+"_vi") >= 0
}

// rows are the rows for which all conditions hold.
func (a *answer) rows(where []condition) []row {
	var list []row
	for ; a != nil; a = a.next {
		list = a.addRows(list, where)
	}
	return list
}

// addRows adds rows of this answer without those that are further.
func (a *answer) addRows(list []row, where []condition) []row {
	candidates, all := a.candidates(where)
	n := len(candidates)
	if all {
		n = a.Len()
	}
	if n == 0 {
		return list
	}
	columns := make([]int, len(where))
	for i, c := range where {
		columns[i] = a.at(c.column)
	}
	list = slices.Grow(list, n)
next:
	for i := range n {
		r := row{a, i}
		if !all {
			r.i = candidates[i]
		}
		for w, c := range where {
			if !c.holdsIn(r, columns[w]) {
				continue next
			}
		}
		list = append(list, r)
	}
	return list
}

// withPeriod adds the period in words, under the names that pages (period) and
// charts (period_text) look for.
func withPeriod(a *pipeline.Table) *pipeline.Table {
	if a.Column("period_start") < 0 || a.Column("period_end") < 0 || a.Column("period_vi") >= 0 {
		return a
	}
	plain := newAnswer(a)
	vi, en := remembered(plain, "vi"), remembered(plain, "en")
	b := a.With("period_vi", vi).With("period_en", en).With("period_text_vi", vi).With("period_text_en", en)
	return b.With("year", func(i int) string { return yearOf(row{plain, i}) })
}

// remembered words the periods of an answer, each once.
func remembered(a *answer, lang string) func(i int) string {
	known := map[[4]string]string{}
	return func(i int) string {
		r := row{a, i}
		key := [4]string{r.text("period_start"), r.text("period_end"), r.text("rounds"), r.text("period")}
		words, ok := known[key]
		if !ok {
			words = periodWords(r, lang)
			known[key] = words
		}
		return words
	}
}

// withKind adds the kind of figure in words where the answer has its ID alone.
func withKind(a *pipeline.Table) *pipeline.Table {
	at := a.Column("kind")
	if at < 0 || a.Column("kind_vi") >= 0 {
		return a
	}
	name := func(lang string) func(i int) string {
		return func(i int) string { return chart.KindName(pipeline.Kind(a.Text(i, at)), lang) }
	}
	return a.With("kind_vi", name("vi")).With("kind_en", name("en"))
}

// yearOf is the one year that a row speaks of, "" for any other period.
func yearOf(r row) string {
	if start := r.text("period_start"); len(start) == 4 && start == r.text("period_end") {
		return start
	}
	return ""
}

// periodWords says what time a row speaks of.
func periodWords(r row, lang string) string {
	start, end := r.text("period_start"), r.text("period_end")
	rounds, stated := r.number("rounds")
	if n, err := strconv.Atoi(strings.TrimPrefix(r.text("period"), "rounds:")); err == nil && !stated {
		rounds = float64(n)
	}
	return spanWords(start, end, int(rounds), lang)
}

// PeriodWords says what time the key of a period (pipeline.Period.Key) speaks of.
func PeriodWords(key, lang string) string {
	if n, err := strconv.Atoi(strings.TrimPrefix(key, "rounds:")); err == nil {
		return spanWords("", "", n, lang)
	}
	start, end, _ := strings.Cut(key, "/")
	if start == "unknown" {
		start = ""
	}
	return spanWords(start, end, 0, lang)
}

func spanWords(start, end string, rounds int, lang string) string {
	switch {
	case start == "" && end == "" && rounds > 0:
		n := strconv.Itoa(rounds)
		return say(lang, n+" kỳ bình chọn", n+" rounds of the vote")
	case start == "" && end == "":
		return say(lang, "không rõ kỳ", "period not stated")
	case start == "":
		return say(lang, "đến ", "until ") + dateWords(end, lang)
	case end == "":
		return say(lang, "từ ", "since ") + dateWords(start, lang)
	case start == end && len(start) == 4:
		return say(lang, "năm "+start, start)
	case start == end:
		return dateWords(start, lang)
	}
	return dateWords(start, lang) + "–" + dateWords(end, lang)
}

// dateWords writes a year, a month or a day as it is written in the language.
// Anything else stays as it is.
func dateWords(s, lang string) string {
	switch parts := strings.Split(s, "-"); len(parts) {
	case 2:
		if t, err := time.Parse("2006-01", s); err == nil {
			return say(lang, "tháng "+t.Format("1/2006"), t.Format("January 2006"))
		}
	case 3:
		if t, err := time.Parse(time.DateOnly, s); err == nil {
			return say(lang, dayVI(t), t.Format("2 January 2006"))
		}
	}
	return s
}

// dayVI writes a day as Vietnamese documents do: a zero before days below ten
// and before the first two months alone, 01/3/2022.
func dayVI(t time.Time) string {
	if t.Month() <= time.February {
		return t.Format("02/01/2006")
	}
	return t.Format("02/1/2006")
}

// timeWords writes a moment in the zone of the reader.
func timeWords(t time.Time, zone *time.Location, lang string) string {
	t = t.In(zone)
	return say(lang, t.Format("15:04, ")+dayVI(t), t.Format("2 January 2006, 15:04"))
}

func say(lang, vi, en string) string { return pipeline.Text{VI: vi, EN: en}.In(lang) }

// Day writes the day of a moment, in its own zone, as the language does.
func Day(t time.Time, lang string) string { return dateWords(t.Format(time.DateOnly), lang) }
