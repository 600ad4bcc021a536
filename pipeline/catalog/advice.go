package catalog

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tonghop/tonghop/pipeline/config"
	"github.com/tonghop/tonghop/pipeline/topics"
)

// ToReview marks, in a comment, a guess of a draft that nobody has looked at.
const ToReview = "# XEM LẠI"

// Advice is what stands in the topics laid over the built-in ones and is no fault,
// yet seldom meant: a guess that was left as it is, a topic that nothing is read by,
// an indicator of another topic declared anew, one wording of two things. Sorted by
// place.
func (c *Catalog) Advice() config.Faults {
	var list config.Faults
	for _, l := range c.formLayers {
		if l.builtIn {
			continue
		}
		for _, id := range topicFolders(l.files) {
			list = append(list, guesses(l.files, id)...)
			list = append(list, c.idle(id)...)
			list = append(list, c.sharedWordings(l, id)...)
		}
	}
	list = append(list, c.overridden...)
	if sorted, ok := list.Err().(config.Faults); ok { //nolint:errorlint // Err gives Faults itself
		return sorted
	}
	return nil
}

// guesses are the files of a topic's folder with lines that a draft marked and nobody
// looked at, each at its first one.
func guesses(files fs.FS, id string) config.Faults {
	var list config.Faults
	_ = fs.WalkDir(files, id, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !slices.Contains([]string{".yaml", ".sql", ".md", ".txtar"}, path.Ext(name)) {
			return nil //nolint:nilerr // what cannot be read is told where it is read
		}
		text, err := fs.ReadFile(files, name)
		if err != nil || len(text) > config.MaxBytes {
			return nil //nolint:nilerr // likewise
		}
		if f, ok := guessed(string(text)); ok {
			f.File = "topics/" + name
			list = append(list, f)
		}
		return nil
	})
	return list
}

func guessed(text string) (f config.Fault, ok bool) {
	var lines []string
	for i, line := range strings.Split(text, "\n") {
		before, why, marked := strings.Cut(line, ToReview)
		if !marked || strings.HasPrefix(why, "»") { // a line that tells of the mark
			continue
		}
		if len(lines) == 0 {
			f.Line, f.Column = i+1, utf8.RuneCountInString(before)+1
		}
		lines = append(lines, strconv.Itoa(i+1))
	}
	f.VI = fmt.Sprintf("còn %d dòng máy đoán mà chưa ai xem lại: dòng %s.", len(lines), strings.Join(lines, ", "))
	f.EN = fmt.Sprintf("%d guesses that nobody has looked at yet: lines %s.", len(lines), strings.Join(lines, ", "))
	f.HintVI = "Xem từng dòng, sửa nếu cần, rồi xóa «" + ToReview + "»."
	f.HintEN = "Look at each, mend it where needed, then delete «" + ToReview + "»."
	return f, len(lines) > 0
}

// idle tells of a new topic without an indicator: no figure can be of it.
func (c *Catalog) idle(id string) config.Faults {
	topic, ok := c.Topic(id)
	if !ok || topic.BuiltIn || id == topics.Common {
		return nil
	}
	for _, ind := range c.indicators {
		if ind.Topic == id {
			return nil
		}
	}
	return config.Faults{{File: "topics/" + id + "/indicators.yaml", VI: "lĩnh vực chưa có chỉ tiêu nào, nên không con số nào đọc được theo nó.", EN: "the topic has no indicator: no figure is read by it.",
		HintVI: "Khai ít nhất một chỉ tiêu trong tệp này.", HintEN: "Declare at least one indicator in this file."}}
}

// sharedWordings tells of wordings in the vocabulary and the indicators of a topic
// that mean two things of one sort: neither can be told from the other by them.
func (c *Catalog) sharedWordings(l layer, id string) config.Faults {
	var list config.Faults
	if doc, faults, err := l.document(id + "/vocabulary.yaml"); doc != nil && len(faults) == 0 && err == nil {
		var file vocabularyFile
		if len(doc.Decode(&file)) == 0 {
			list = append(list, c.sharedUnits(doc, file)...)
			list = append(list, sharedNouns(doc, file.Nouns)...)
			list = append(list, wordsTwice(doc, file)...)
		}
	}
	if doc, faults, err := l.document(id + "/indicators.yaml"); doc != nil && len(faults) == 0 && err == nil {
		var file indicatorFile
		if len(doc.Decode(&file)) == 0 {
			list = append(list, c.sharedNames(doc, file)...)
			list = append(list, namesTwice(doc, file)...)
		}
	}
	return list
}

// sharedUnits tells of words for a unit that are those of another unit.
func (c *Catalog) sharedUnits(doc *config.Document, file vocabularyFile) config.Faults {
	units := map[string][]string{} // those that have a word, by its key
	for _, u := range c.units {
		for _, word := range u.Synonyms {
			if key := Key(word); !slices.Contains(units[key], u.ID) {
				units[key] = append(units[key], u.ID)
			}
		}
	}
	var list config.Faults
	for i, u := range file.Units {
		for k, word := range u.Words {
			for _, other := range units[Key(word)] {
				if other != u.ID {
					list = append(list, doc.Fault(fmt.Sprintf("units.%d.words.%d", i, k), twice(word, "đơn vị tính", "unit", u.ID, other)))
				}
			}
		}
	}
	return list
}

func sharedNouns(doc *config.Document, nouns []wordLine) config.Faults {
	var list config.Faults
	first := map[string]string{}
	for i, n := range nouns {
		for k, word := range n.Words {
			if was, ok := first[spelled(word)]; ok && was != n.ID {
				list = append(list, doc.Fault(fmt.Sprintf("nouns.%d.words.%d", i, k), twice(word, "từ", "noun", n.ID, was)))
			} else {
				first[spelled(word)] = n.ID
			}
		}
	}
	return list
}

// sharedNames tells of names of an indicator that another one has, of its own
// topic or of another: cells that say them belong to neither, or to the one whose
// unit they state.
func (c *Catalog) sharedNames(doc *config.Document, file indicatorFile) config.Faults {
	var list config.Faults
	first := map[string]indicatorLine{}
	for _, other := range c.indicators {
		if !slices.ContainsFunc(file.Indicators, func(l indicatorLine) bool { return l.ID == other.ID }) {
			line := indicatorLine{ID: other.ID, VI: other.Name.VI, Names: other.Synonyms, Unit: other.Unit, Programme: c.programmes[other.ID], Sums: other.Sums}
			for _, name := range line.wordings() {
				first[spelled(name)] = line
			}
		}
	}
	for i, line := range file.Indicators {
		for _, name := range line.wordings() {
			was, ok := first[spelled(name)]
			switch {
			case !ok:
				first[spelled(name)] = line
			case was.ID != line.ID && was.Programme == line.Programme && !slices.Contains(was.Sums, line.ID) && !slices.Contains(line.Sums, was.ID):
				key := "vi"
				if k := slices.Index(line.Names, name); k >= 0 {
					key = fmt.Sprintf("names.%d", k)
				}
				list = append(list, doc.Fault(fmt.Sprintf("indicators.%d.%s", i, key), namedAlike(name, line, was)))
			}
		}
	}
	return list
}

// namedAlike says that a name means two indicators; of different units they are
// told apart where a table or a sentence states the unit.
func namedAlike(name string, line, was indicatorLine) config.Fault {
	f := twice(name, "chỉ tiêu", "indicator", line.ID, was.ID)
	if line.Unit != was.Unit {
		f.VI = fmt.Sprintf("«%s» là tên của cả hai chỉ tiêu «%s» (%s) và «%s» (%s), nên chỉ nơi nào ghi rõ đơn vị tính mới biết là cái nào.", name, line.ID, line.Unit, was.ID, was.Unit)
		f.EN = fmt.Sprintf("%q names two indicators, %s (%s) and %s (%s): only where the unit is stated can one tell which.", name, line.ID, line.Unit, was.ID, was.Unit)
	}
	return f
}

// wordsTwice tells of words that stand twice in one entry of a vocabulary.
func wordsTwice(doc *config.Document, file vocabularyFile) config.Faults {
	var list config.Faults
	for i, u := range file.Units {
		list = append(list, again(doc, fmt.Sprintf("units.%d.words", i), u.Words)...)
	}
	for i, d := range file.Dimensions {
		for k, v := range d.Values {
			list = append(list, again(doc, fmt.Sprintf("dimensions.%d.values.%d.words", i, k), v.Words)...)
		}
	}
	for i, l := range file.Levels {
		list = append(list, again(doc, fmt.Sprintf("levels.%d.words", i), l.Words)...)
	}
	for i, cue := range file.Cues {
		list = append(list, again(doc, fmt.Sprintf("cues.%d.words", i), cue.Words)...)
	}
	for key, words := range map[string][]wordLine{"nouns": file.Nouns, "statuses": file.Statuses, "programmes": file.Programmes, "purses": file.Purses, "kinds": file.Kinds} {
		for i, w := range words {
			list = append(list, again(doc, fmt.Sprintf("%s.%d.words", key, i), w.Words)...)
		}
	}
	return append(list, again(doc, "neutral", file.Neutral)...)
}

// namesTwice tells of names that stand twice with one indicator.
func namesTwice(doc *config.Document, file indicatorFile) config.Faults {
	var list config.Faults
	for i, line := range file.Indicators {
		list = append(list, again(doc, fmt.Sprintf("indicators.%d.names", i), line.Names)...)
	}
	return list
}

// again tells of words that stand a second time in one list.
func again(doc *config.Document, at string, words []string) config.Faults {
	var list config.Faults
	seen := map[string]bool{}
	for i, word := range words {
		if key := spelled(word); seen[key] {
			list = append(list, doc.Fault(fmt.Sprintf("%s.%d", at, i), config.Fault{VI: fmt.Sprintf("«%s» viết hai lần trong cùng một danh sách.", word), EN: fmt.Sprintf("%q stands twice in one list.", word),
				HintVI: "Xóa một; có lẽ chỗ ấy định viết từ khác.", HintEN: "Delete one; perhaps another word was meant."}))
		} else {
			seen[key] = true
		}
	}
	return list
}

// spelled is a wording as it is told from others: with its tones, whatever its case
// and blanks.
func spelled(word string) string { return strings.Join(strings.Fields(strings.ToLower(word)), " ") }

// twice says that a wording means two things of one sort.
func twice(word, vi, en, id, other string) config.Fault {
	return config.Fault{VI: fmt.Sprintf("«%s» là cách viết của cả hai %s «%s» và «%s», nên gặp nó thì không biết là cái nào.", word, vi, id, other),
		EN:     fmt.Sprintf("%q is a wording of two things (%s): %s and %s; where it stands nobody can tell which.", word, en, id, other),
		HintVI: "Chỉ để ở một bên, hoặc viết dài hơn cho khác nhau.", HintEN: "Leave it with one of them, or write a longer one."}
}

// The names that appear in tables and addresses.
var (
	plainTopic = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	plainID    = regexp.MustCompile(`^[a-z][a-z0-9_]{0,62}$`)
)

// judgeNames tells whether a workspace's topic can be named: the folder's name
// stands in addresses, its Vietnamese name over its pages.
func (c *Catalog) judgeNames(id string) config.Faults {
	if id == topics.Common {
		return nil
	}
	var faults config.Faults
	if !plainTopic.MatchString(id) {
		faults = append(faults, config.Fault{File: "topics/" + id, VI: fmt.Sprintf("thư mục lĩnh vực không dùng được tên «%s».", id), EN: fmt.Sprintf("a topic's folder cannot be named %q.", id),
			HintVI: "Đặt tên bằng chữ thường không dấu, chữ số và gạch nối, ví dụ «giao-thong».", HintEN: "Name it in small letters, digits and hyphens, like giao-thong."})
	}
	if topic, ok := c.Topic(id); !ok || topic.Name.VI == "" {
		faults = append(faults, config.Fault{File: "topics/" + id + "/topic.yaml", VI: "lĩnh vực mới chưa có tên.", EN: "a new topic has no name.",
			HintVI: "Thêm tệp này với dòng «vi: Tên lĩnh vực» (và «en: …»).", HintEN: "Add this file with a line «vi: name» (and «en: …»)."})
	}
	return faults
}
