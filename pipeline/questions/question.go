package questions

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/config"
	"github.com/tonghop/tonghop/pipeline/internal/sqlfile"
)

// The keys of a header. English may be left out: Vietnamese stands for it then.
var (
	needed   = []string{"title_vi", "grain_vi", "basis_vi", "left_out_vi"}
	optional = []string{"title_en", "grain_en", "basis_en", "left_out_en", "columns", "takes", "by"}
)

func (s *Set) loadQuestions(f Folder) (config.Faults, error) {
	ids, faults, err := statements(f, "questions")
	for _, id := range ids {
		faults = append(faults, s.loadQuestion(f, id)...)
	}
	return faults, err
}

func (s *Set) loadQuestion(f Folder, id string) config.Faults {
	at := Place{Folder: f, File: path.Join("questions", id+".sql")}
	text, err := fs.ReadFile(f.Files, at.File)
	if err != nil {
		return config.Faults{{File: at.Shown(), VI: "không đọc được tệp.", EN: err.Error()}}
	}
	file, err := sqlfile.Parse(string(text), needed, optional...)
	if err != nil {
		return config.Faults{headerFault(at.Shown(), err, needed)}
	}
	q := pipeline.Question{
		ID: id, Topic: f.Topic, Title: both(file, "title"), Grain: both(file, "grain"), Basis: both(file, "basis"), LeftOut: both(file, "left_out"),
		SQL: file.SQL,
	}
	if q.Columns, err = sqlfile.Columns(file.Header["columns"]); err != nil {
		return columnsFault(at.Shown(), string(text), err)
	}
	if q.OnBasis, err = sqlfile.Takes(file.Header["takes"]); err != nil || q.OnBasis && !readsBasis(file.SQL) {
		return takesFault(at.Shown(), string(text), err)
	}
	if q.By, err = sqlfile.By(file.Header["by"]); err != nil {
		return byFault(at.Shown(), string(text), q, err)
	}
	if _, ok := q.SortedBefore(); q.By != "" && !(ok && q.MayLack()) { // nobody proved that each row has one
		return byFault(at.Shown(), string(text), q, nil)
	}
	at.SQL = file.SQL
	at.Above = strings.Count(string(text)[:strings.Index(string(text), file.SQL)], "\n")
	if at.Explains = slices.Sorted(maps.Keys(q.Columns)); len(at.Explains) > 0 {
		at.Columns, _ = placeIn(string(text), "columns:")
	}
	if said := unspoken.ReplaceAllString(file.SQL, " "); !ordered.MatchString(said) && (!aggregated.MatchString(said) || grouped.MatchString(said)) {
		return config.Faults{{File: at.Shown(), Line: at.Above + 1, VI: "câu lệnh chưa có ORDER BY.", EN: "the statement has no ORDER BY.",
			HintVI: "Thêm ORDER BY theo các cột phân biệt được từng dòng, để lần nào hỏi cũng ra cùng thứ tự.", HintEN: "Add one that tells its rows apart, so that the answer is always in the same order."}}
	}
	faults := casesOf(&at, "câu hỏi chưa có ca thử.", "the question has no case.",
		"Thêm tệp này với TÊN/given (số liệu cho trước) và TÊN/wanted.csv (các dòng phải ra).",
		"Add this file with NAME/given (figures) and NAME/wanted.csv (the rows that must come).")
	over, fault := s.stand(aQuestion, id, at, s.taken[id])
	if fault != nil {
		return append(faults, *fault)
	}
	if over {
		s.Questions = without(s.Questions, func(q pipeline.Question) bool { return q.ID == id })
	}
	s.Questions = append(s.Questions, q)
	return faults
}

var (
	// unspoken is what of a statement is a comment or a text.
	unspoken  = regexp.MustCompile(`(?s)/\*.*?\*/|--[^\n]*|'(?:[^']|'')*'`)
	parameter = regexp.MustCompile(`(?i)\bbasis\b`)
	ordered   = regexp.MustCompile(`(?i)\border\s+by\b`)
	// aggregated and not grouped is a statement of one row, whose order is no question.
	aggregated = regexp.MustCompile(`(?i)^\s*select\s+(count|sum|avg|median|min|max)\s*\(`)
	grouped    = regexp.MustCompile(`(?i)\bgroup\s+by\b|\bover\s*\(|\bunion\b`)
)

// readsBasis tells whether a statement names the parameter basis.
func readsBasis(statement string) bool {
	return parameter.MatchString(unspoken.ReplaceAllString(statement, " "))
}

func without[T any](list []T, gone func(T) bool) []T {
	var kept []T
	for _, one := range list {
		if !gone(one) {
			kept = append(kept, one)
		}
	}
	return kept
}

// headerFault says what is wrong with a header: the line, the column and the key
// that was meant.
func headerFault(file string, err error, keys []string) config.Fault {
	fault := config.Fault{File: file, VI: "phần đầu tệp chưa đúng.", EN: "the header is wrong: " + err.Error() + ".",
		HintVI: "Mỗi dòng đầu là «-- khóa: nội dung»; phải có " + strings.Join(keys, ", ") + ".",
		HintEN: "Each line of the header is «-- key: text»; it must have " + strings.Join(keys, ", ") + "."}
	if errors.Is(err, sqlfile.ErrNoStatement) {
		fault.VI, fault.EN = "dưới phần đầu tệp chưa có câu lệnh nào.", "no statement stands below the header."
		fault.HintVI, fault.HintEN = "Viết câu lệnh SELECT sau các dòng «-- khóa: nội dung».", "Write the SELECT after the lines «-- key: text»."
		return fault
	}
	var header *sqlfile.HeaderError
	if !errors.As(err, &header) {
		return fault
	}
	fault.Line, fault.Column, fault.Path = max(header.Line, 1), header.Column, header.Key
	switch {
	case header.Line == 0 && header.Key != "":
		fault.VI = "phần đầu tệp thiếu «" + header.Key + "»."
	case header.Key != "" && !slices.Contains(header.Known, header.Key):
		fault.VI = "phần đầu tệp không có khóa «" + header.Key + "»."
	case header.Empty:
		fault.VI = "ở phần đầu tệp, khóa «" + header.Key + "» chưa có nội dung."
	case header.Key != "":
		fault.VI = "ở phần đầu tệp, khóa «" + header.Key + "» được ghi hai lần."
	default:
		fault.VI = "ở phần đầu tệp, dòng này không có dạng «-- khóa: nội dung»."
	}
	if near := config.Nearest(header.Key, header.Known); near != "" && near != header.Key {
		fault.Meant = near
		fault.HintVI, fault.HintEN = fmt.Sprintf("Có phải ý là %q?", near), fmt.Sprintf("Did you mean %q?", near)
	}
	return fault
}

func both(f sqlfile.File, key string) pipeline.Text {
	t := pipeline.Text{VI: f.Header[key+"_vi"], EN: f.Header[key+"_en"]}
	if t.EN == "" {
		t.EN = t.VI
	}
	return t
}

// columnsFault names the part of the header's columns that cannot be read.
func columnsFault(file, text string, err error) config.Faults {
	var part *sqlfile.ColumnError
	if !errors.As(err, &part) {
		return nil
	}
	line, column := placeIn(text, part.Part)
	return config.Faults{{File: file, Line: line, Column: column, VI: fmt.Sprintf("khóa columns có chỗ không đọc được: %q.", part.Part),
		EN:     "columns cannot be read.",
		HintVI: "Viết «tên_cột = ý nghĩa | meaning; tên_cột = …».", HintEN: "Write «column = ý nghĩa | meaning; column = …»."}}
}

// takesFault says that a question takes something else than a basis, or takes one
// and reads nothing with it.
func takesFault(file, text string, err error) config.Faults {
	fault := config.Fault{File: file, Path: "takes",
		VI: "khai «takes: basis» mà câu lệnh không đọc gì theo basis.", EN: "it takes a basis and reads nothing with it.",
		HintVI: "Đọc từ observation_on(basis) hoặc một câu hỏi chung như ranking(basis), hoặc bỏ dòng takes.",
		HintEN: "Read from observation_on(basis) or a generic question like ranking(basis), or leave the line out."}
	if err != nil {
		fault.VI, fault.EN = "khóa takes chỉ nhận «basis».", "takes can be basis and nothing else."
		fault.HintVI, fault.HintEN = "Viết «-- takes: basis», hoặc bỏ dòng này.", "Write «-- takes: basis», or leave the line out."
	}
	fault.Line, fault.Column = placeIn(text, "takes")
	return config.Faults{fault}
}

// byFault says that a question goes by something else than the indicator or the area, or that its
// rows could not be put in order again when some of these were worked out after others.
func byFault(file, text string, q pipeline.Question, err error) config.Faults {
	column := q.ByColumn()
	fault := config.Fault{File: file, Path: "by",
		VI: "khai «by: " + q.By + "» mà ORDER BY không có «" + column + " NULLS LAST», hoặc trước cột ấy còn thứ khác ngoài tên cột.", EN: "it goes by " + q.By + ", and ORDER BY has no " + column + " NULLS LAST or something else than columns before it.",
		HintVI: "Sắp xếp theo các cột của kết quả, trong đó có " + column + " NULLS LAST, hoặc bỏ dòng by.", HintEN: "Order by columns of the answer, " + column + " NULLS LAST among them, or leave the line out."}
	if err != nil {
		fault.VI, fault.EN = "khóa by chỉ nhận «indicator» hoặc «area».", "by can be indicator or area and nothing else."
		fault.HintVI, fault.HintEN = "Viết «-- by: indicator» hoặc «-- by: area», hoặc bỏ dòng này.", "Write «-- by: indicator» or «-- by: area», or leave the line out."
	}
	fault.Line, fault.Column = placeIn(text, "by:")
	return config.Faults{fault}
}

// placeIn is the line and the column, from 1, of a phrase that stands on one line
// of a text; 0 where it does not.
func placeIn(text, phrase string) (line, column int) {
	i := strings.Index(text, phrase)
	if i < 0 || phrase == "" {
		return 0, 0
	}
	before := text[:i]
	return strings.Count(before, "\n") + 1, utf8.RuneCountInString(before[strings.LastIndex(before, "\n")+1:]) + 1
}
