package meaning

import (
	"cmp"
	"slices"

	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// Where is how near a text stands to the figure, nearest first.
type Where int

// The places of texts. Near ones must be understood to the last word.
const (
	Head     Where = iota // of the column; in prose the figure's own clause
	Label                 // of the row
	Section               // a row or head above; in prose the sentence
	Intro                 // a list introduction, a heading
	Title                 // of the table; of the article
	Sheet                 // name of the sheet
	Document              // name of the file, of the folder, of the source
)

// Near tells whether a text must be understood to the last word.
func (w Where) Near() bool { return w <= Label }

// A Said is one value of a slot with the text that says it.
type Said struct {
	Mention
	From Where
	Text *Text
}

// Slots is what the texts around one figure say together. Fill them from the
// nearest text to the farthest.
type Slots struct {
	Noun       []Said // one; several where near texts count different things
	Status     []Said
	Implied    []Said
	Other      []Said // words that say that the thing itself did not happen
	Programmes []Said // of every text that names one, nearest first
	Purse      []Said
	Level      []Said
	PurseLevel []Said // of the purse that is named: "ngân sách tỉnh"
	Kind       []Said
	Dimensions map[string]Said
	Items      []Said
	Cues       []Said
	Unit       string // stated unit, nearest
	UnitFrom   Where  // where it is stated
	Factor     float64
	Per        string // catalog.PerMonth or PerYear that is stated nearest: "triệu đồng/người/năm"
	Unknown    []Said // unexplained words of near texts, as mentions without a word
}

// Fill lets a text fill what nearer ones left empty.
func (s *Slots) Fill(t *Text, from Where) {
	if s.Dimensions == nil {
		s.Dimensions, s.Factor = map[string]Said{}, 1
	}
	if t.Unit != "" && s.Unit == "" && !(from >= Title && s.numbers(t.Unit)) {
		s.Unit, s.Factor, s.UnitFrom = t.Unit, t.Factor, from
	}
	s.Per = cmp.Or(s.Per, t.Per)
	if len(s.Items) == 0 || from.Near() {
		for _, m := range t.Items {
			s.Items = append(s.Items, Said{m, from, t})
		}
	}
	s.fillPhrases(t, from)
	if from.Near() {
		for _, u := range t.Unexplained {
			s.Unknown = append(s.Unknown, Said{Mention{nil, u.Start, u.End}, from, t})
		}
	}
}

// numbers tells whether a near text says that it is a number of something, "Số đề án",
// which the unit of the money that a title speaks of is not said of.
func (s *Slots) numbers(unit string) bool {
	if unit != "vnd" && unit != "usd" || len(s.Noun) != 1 || !s.Noun[0].From.Near() {
		return false
	}
	of := s.Noun[0].Word.Unit
	return of != "" && of != unit && of != "usd" && of != "vnd" && numberOf.MatchString(vietnamese.Fold(s.Noun[0].Text.Source))
}

// numberOf begins the name of a number of things.
var numberOf = pattern.MustCompile(`^\W*(tong )?so (luong )?`)

func (s *Slots) fillPhrases(t *Text, from Where) {
	counted := false
	if from >= Title {
		for _, m := range t.Inner {
			s.Programmes = append(s.Programmes, Said{m, from, t})
		}
	}
	for _, m := range t.Mentions {
		said := Said{m, from, t}
		switch m.Slot {
		case catalog.NounSlot:
			if !counted { // the first noun of a text is what it counts
				s.Noun = fill(s.Noun, said)
			}
			counted = true
		case catalog.StatusSlot:
			switch {
			case m.Other && t.named(m):
				// "chưa gồm bội chi" is a part of the indicator's own name
			case m.Other && (from.Near() || from == Section):
				s.Other = append(s.Other, said)
			case m.Implied:
				s.Implied = fill(s.Implied, said)
			case !m.Other && !s.saidOfAnother(t, m, from):
				s.Status = fill(s.Status, said)
			}
		case catalog.ProgrammeSlot:
			s.Programmes = append(s.Programmes, said)
			if m.Level != pipeline.NoLevel {
				s.Level = fill(s.Level, said)
			}
		case catalog.PurseSlot:
			s.Purse = fill(s.Purse, said)
			if m.Level != pipeline.NoLevel && !t.named(m) {
				s.PurseLevel = fill(s.PurseLevel, said)
			}
		case catalog.LevelSlot:
			s.Level = fill(s.Level, said)
		case catalog.KindSlot:
			s.Kind = fill(s.Kind, said)
		case catalog.DimensionSlot:
			first, known := s.Dimensions[m.Dimension]
			if known && first.Text == t && from.Near() && first.ID != m.ID && m.Start >= first.End {
				s.Unknown = append(s.Unknown, said) // "Hạng III và chợ tạm" is neither
			}
			if !known && (from < Title || from == Title && m.Titled && t.alone(m)) {
				s.Dimensions[m.Dimension] = said
			}
		case catalog.CueSlot:
			s.Cues = append(s.Cues, said)
		}
	}
}

// saidOfAnother tells whether a far text says what happened to something else
// than what a near one counts: "chủ thể tham gia" above "Số sản phẩm".
func (s *Slots) saidOfAnother(t *Text, status Mention, from Where) bool {
	if from < Title || len(s.Noun) == 0 || !s.Noun[0].From.Near() {
		return false
	}
	of, ok := t.First(catalog.NounSlot)
	return ok && of.ID != s.Noun[0].ID && !t.SaidBefore(status, s.Noun[0].ID)
}

// SaidBefore tells whether a status is said right before a noun: "hỗ trợ các cơ sở".
func (t *Text) SaidBefore(status Mention, noun string) bool {
	end := status.End
	for _, m := range t.Mentions {
		if m.Start < end || m.Start > end+1 {
			continue
		}
		if m.Slot == catalog.NounSlot && m.ID == noun {
			return true
		}
		if m.Slot == catalog.NeutralSlot {
			end = m.End
		}
	}
	return false
}

// alone tells whether a text names no other value of a dimension.
func (t *Text) alone(said Mention) bool {
	return !slices.ContainsFunc(t.Mentions, func(m Mention) bool {
		return m.Slot == catalog.DimensionSlot && m.Dimension == said.Dimension && m.ID != said.ID
	})
}

// named tells whether a mention is a part of a whole name that the text is.
func (t *Text) named(m Mention) bool {
	return slices.ContainsFunc(t.Items, func(item Mention) bool { return m.Start >= item.Start && m.End <= item.End })
}

// fill keeps a value when the slot is empty, or when a text as near says
// something else too.
func fill(slot []Said, said Said) []Said {
	if len(slot) == 0 {
		return []Said{said}
	}
	if slot[0].From.Near() != said.From.Near() || !said.From.Near() && slot[0].From != said.From {
		return slot
	}
	if slices.ContainsFunc(slot, func(known Said) bool { return known.ID == said.ID && known.Word.Level == said.Word.Level }) {
		return slot
	}
	return append(slot, said)
}

// rank joins the near places, which are equally near.
func (w Where) rank() int {
	if w.Near() {
		return 0
	}
	return int(w)
}

// LevelSaid is what the nearest text says of the level of an indicator. The purse that
// it names says it too where money is told apart by purses, as byPurse tells.
func (s *Slots) LevelSaid(byPurse bool) []Said {
	switch {
	case !byPurse || len(s.PurseLevel) == 0:
		return s.Level
	case len(s.Level) == 0 || s.PurseLevel[0].From.rank() < s.Level[0].From.rank():
		return s.PurseLevel
	case s.PurseLevel[0].From.rank() > s.Level[0].From.rank():
		return s.Level
	}
	said := slices.Clone(s.Level)
	for _, purse := range s.PurseLevel {
		if !slices.ContainsFunc(said, func(one Said) bool { return one.Level() == purse.Level() }) {
			said = append(said, purse)
		}
	}
	return said
}

// Level is the level that a mention says.
func (said Said) Level() pipeline.Level {
	if said.Slot == catalog.ProgrammeSlot || said.Slot == catalog.PurseSlot {
		return said.Word.Level
	}
	return pipeline.Level(said.ID)
}

// LevelOf is the level that is said; several at once are none.
func LevelOf(said []Said) (pipeline.Level, bool) {
	if len(said) != 1 {
		return pipeline.NoLevel, len(said) == 0
	}
	return said[0].Level(), true
}
