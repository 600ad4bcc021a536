package learn

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// longestID bounds what a label gives to an ID, in letters.
const longestID = 40

// From drafts a topic from the tables of a document. name is what the topic will
// be called by its folder, title how people call it.
func From(x *meaning.Lexicon, book *sheet.Book, name, title string) Draft {
	w := &writer{lexicon: x, topic: name, ids: map[string]bool{}, spelled: map[string]string{}}
	tables := surveys(x, book)
	for i := range tables {
		w.name(&tables[i])
	}
	w.topicFile(title)
	w.indicators(tables)
	w.vocabulary()
	w.forms(tables)
	return w.draft
}

// A writer puts the files of a draft together.
type writer struct {
	lexicon *meaning.Lexicon
	topic   string
	ids     map[string]bool   // taken
	spelled map[string]string // folded name → ID
	draft   Draft
	units   []ownUnit // that items have, each once
	splits  []*split  // that items have, each once
}

func (w *writer) add(name, content string) {
	w.draft.Files = append(w.draft.Files, File{Name: name, Content: []byte(content)})
}

func (w *writer) doubt(file, where, vi, en string) {
	w.draft.Doubts = append(w.draft.Doubts, Doubt{File: file, Where: where, VI: vi, EN: en})
}

// name gives every item its ID; the same words under the same item are one item,
// on whatever sheet they stand.
func (w *writer) name(s *survey) {
	for i := range s.items {
		it := &s.items[i]
		key := vietnamese.Fold(it.names[0])
		if it.parent >= 0 {
			key = s.items[it.parent].id + "/" + key
		}
		if id, known := w.spelled[key]; known {
			it.id = id
			continue
		}
		it.id = w.fresh(it.names[0])
		w.spelled[key] = it.id
	}
}

// fresh is an ID of plain letters that nothing else has.
func (w *writer) fresh(name string) string {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(vietnamese.Fold(name), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }) {
		if b.Len() > 0 && b.Len()+len(word) >= longestID {
			break
		}
		if b.Len() > 0 {
			b.WriteByte('_')
		}
		b.WriteString(word)
	}
	base := plain(w.topic) + "_" + b.String()
	id := base
	_, taken := w.lexicon.Catalog().Indicator(id)
	for n := 2; taken || w.ids[id]; n++ {
		id = base + "_" + strconv.Itoa(n)
		_, taken = w.lexicon.Catalog().Indicator(id)
	}
	w.ids[id] = true
	return id
}

func (w *writer) topicFile(title string) {
	w.add("topic.yaml", fmt.Sprintf("# Bản nháp: hãy đọc lại từng tệp, sửa và xóa các dòng «# XEM LẠI». / A draft: go through every file.\nvi: %s\nen: %s  # XEM LẠI: tên tiếng Anh\norder: 50\n", quote(title), quote(title)))
	w.doubt("topic.yaml", "", "Tên tiếng Anh của lĩnh vực chưa có.", "The topic has no English name yet.")
}

// indicators proposes one indicator for each different item.
func (w *writer) indicators(tables []survey) {
	const file = "indicators.yaml"
	var b strings.Builder
	b.WriteString("# Mỗi mục dưới đây là một chỉ tiêu được đề xuất từ bảng. / Each entry is an indicator proposed from a table.\nindicators:\n")
	written := map[string]bool{}
	for _, s := range tables {
		for i, it := range s.items {
			if written[it.id] {
				continue
			}
			written[it.id] = true
			w.draft.Items++
			unit := w.unitOf(it)
			fmt.Fprintf(&b, "  - id: %s  # %s\n    vi: %s%s\n    en: %s  # XEM LẠI\n    unit: %s%s\n", it.id, it.where, quote(it.names[0]), mark(it.titled, "tên lấy từ tiêu đề"), quote(it.names[0]), unit, w.doubtedUnit(it))
			fmt.Fprintf(&b, "    behaviour: %s  # XEM LẠI: flow (trong kỳ), cumulative (lũy kế) hay stock (tại thời điểm)\n    adds: {areas: %t, time: false}  # XEM LẠI\n",
				behaviour(s, unit), unit != percent && !averaged.MatchString(it.names[0]))
			if dims := w.dimensionsOf(s, it); len(dims) > 0 {
				fmt.Fprintf(&b, "    dimensions: [%s]\n", strings.Join(dims, ", "))
			}
			if it.parent >= 0 {
				fmt.Fprintf(&b, "    parent: %s\n", s.items[it.parent].id)
			}
			if parts := s.partsOf(i); it.adds && !s.isForm() {
				w.draft.Sums++
				fmt.Fprintf(&b, "    # các phần cộng đúng bằng chỉ tiêu này / its parts add up to it: %s\n", strings.Join(parts, " + "))
			}
			fmt.Fprintf(&b, "    names: [%s]\n", quote(counted(it.names[0])))
			if it.doubtful {
				w.doubt(file, it.where, fmt.Sprintf("Không thấy đơn vị tính của «%s».", it.names[0]), fmt.Sprintf("No unit is stated for %q.", it.names[0]))
			}
		}
	}
	w.add(file, b.String())
}

// dimensionsOf are the dimensions that figures of an item have.
func (w *writer) dimensionsOf(s survey, it item) []string {
	var dims []string
	if it.split != nil {
		dims = append(dims, w.splitID(it.split))
	}
	if s.local {
		dims = append(dims, "locality")
	}
	return dims
}

// averaged is the name of a mean, which does not add up.
var averaged = regexp.MustCompile(`(?i)(bình quân|trung bình|mật độ|tỷ lệ|tỉ lệ)`)

// percent is the unit of shares and rates, which do not add up.
const percent = "percent"

// behaviour is what the table says of time: how things stand on a day, as shares do,
// or what happened within a period.
func behaviour(s survey, unit string) string {
	if s.moment || unit == percent {
		return "stock"
	}
	return "flow"
}

var numberOf = regexp.MustCompile(`(?i)^(tổng số|số lượng|số)\s+`)

// counted is a name without the word that says that it is counted: prose says "115 xã
// đạt chuẩn" where a table says "Số xã đạt chuẩn".
func counted(name string) string {
	if rest := numberOf.ReplaceAllString(name, ""); strings.Contains(rest, " ") {
		return rest
	}
	return name
}

// scales are the words of size before a unit: "nghìn lượt người".
var scales = regexp.MustCompile(`(?i)^((mươi|chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s+)+`)

// unitOf is the item's unit where the catalog knows it, else a unit of the topic's
// own: the one that the language knows, that of the word which the table writes, or
// one to be named.
func (w *writer) unitOf(it item) string {
	if _, ok := w.lexicon.Catalog().Unit(it.unit); ok {
		return it.unit
	}
	it.word = scales.ReplaceAllString(it.word, "")
	id := cmp.Or(it.unit, plain(w.topic)+"_"+cmp.Or(plain(it.word), "unit"))
	if !slices.ContainsFunc(w.units, func(u ownUnit) bool { return u.id == id }) {
		w.units = append(w.units, ownUnit{id, it.word, it.fraction})
	}
	return id
}

// doubtedUnit marks a unit that nobody states, and one that the catalog knows by that
// word for something else: "lượt" is also how the certifications of products are
// counted.
func (w *writer) doubtedUnit(it item) string {
	if it.doubtful {
		return mark(true, "không thấy đơn vị tính")
	}
	u, ok := w.lexicon.Catalog().Unit(it.unit)
	return mark(ok && u.Short.VI != "" && u.Short.VI != u.Name.VI, fmt.Sprintf("đơn vị này là «%s»; nếu không phải, đặt đơn vị riêng trong vocabulary.yaml", u.Name.VI))
}

// An ownUnit is a unit that no topic has yet.
type ownUnit struct {
	id, word string
	fraction bool // there are parts of it
}

// plain is a text as an ID writes it.
func plain(text string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, vietnamese.Fold(text)), "_")
}

func (w *writer) vocabulary() {
	if len(w.units)+len(w.splits) == 0 {
		return
	}
	var b strings.Builder
	if len(w.units) > 0 {
		b.WriteString("units:\n")
	}
	for _, u := range w.units {
		measured := ""
		if u.fraction {
			measured = ", measured: true"
		}
		if u.word == "" {
			fmt.Fprintf(&b, "  - {id: %s, vi: đơn vị, en: units, words: []%s}  # XEM LẠI: đặt tên đơn vị tính\n", u.id, measured)
			continue
		}
		fmt.Fprintf(&b, "  - {id: %s, vi: %s, en: %s, words: [%s]%s}  # XEM LẠI\n", u.id, quote(u.word), quote(u.word), quote(u.word), measured)
	}
	w.dimensions(&b)
	w.add("vocabulary.yaml", b.String())
}

func mark(yes bool, why string) string {
	if !yes {
		return ""
	}
	return "  # XEM LẠI: " + why
}

// quote writes a text as YAML reads it back.
func quote(s string) string { return strconv.Quote(s) }
