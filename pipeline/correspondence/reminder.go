package correspondence

import (
	_ "embed" // the words of the reminder
	"fmt"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// A Reminder tells one province what it owes: reports that are missing, late or in
// part, documents that have something to mend, files that could not be read.
type Reminder struct {
	From      string // who writes, "" when the letterhead is to be put in by hand
	To        string // whom it is for, "" for its people's committee
	Province  string // its full name
	Date      pipeline.Date
	Due       pipeline.Date // by when the answer is wanted, unknown for soon
	Owings    []Owing       // the newest period first
	Documents []Faulty
	Unread    []Unread
}

// An Owing is one report that did not come as it should.
type Owing struct {
	Title, Period string
	Due           pipeline.Date
	State         string // as the province reads it
	Came          bool   // late, and nothing more is to be sent
}

// A Faulty document has something to mend.
type Faulty struct {
	Name  string
	Flaws int
	Copy  string // the marked copy that goes with the letter, "" when none does
}

// An Unread file came and says nothing.
type Unread struct{ Name, Why string }

// Empty tells that there is nothing to write about.
func (r Reminder) Empty() bool { return len(r.Owings)+len(r.Documents)+len(r.Unread) == 0 }

//go:embed reminder.txt
var reminding string

// owingsTold bounds the reports that a reminder lists.
const owingsTold = 40

type owingLine struct{ Title, Period, Due, State string }

type reminderWords struct {
	From, To, Province, Day, Due, Asked         string
	Date                                        struct{ Day, Month, Year int }
	NumberOwings, NumberDocuments, NumberUnread string
	Owings                                      []owingLine
	MoreOwings                                  int
	Lacking, Late                               bool // a report is still to come; all came late and nothing else is asked
	Documents                                   []Faulty
	Unread                                      []Unread
}

func dayWords(d pipeline.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d/%02d/%d", d.Day, d.Month, d.Year)
}

func (r Reminder) lines() ([]string, error) {
	w := reminderWords{From: oneLine(r.From), To: oneLine(r.To), Province: oneLine(r.Province), Day: dayWords(r.Date), Due: dayWords(r.Due)}
	w.Date.Day, w.Date.Month, w.Date.Year = r.Date.Day, r.Date.Month, r.Date.Year
	part := 0
	number := func(there bool) string {
		if there {
			part++
		}
		return fmt.Sprint(part)
	}
	w.NumberOwings, w.NumberDocuments, w.NumberUnread = number(len(r.Owings) > 0), number(len(r.Documents) > 0), number(len(r.Unread) > 0)
	for _, o := range r.Owings[:min(len(r.Owings), owingsTold)] {
		w.Owings = append(w.Owings, owingLine{oneLine(o.Title), oneLine(o.Period), dayWords(o.Due), oneLine(o.State)})
	}
	w.MoreOwings = len(r.Owings) - len(w.Owings)
	for _, d := range r.Documents {
		w.Documents = append(w.Documents, Faulty{oneLine(d.Name), d.Flaws, oneLine(d.Copy)})
	}
	for _, u := range r.Unread {
		w.Unread = append(w.Unread, Unread{oneLine(u.Name), oneLine(u.Why)})
	}
	w.Asked = r.asked()
	w.Lacking = slices.ContainsFunc(r.Owings, func(o Owing) bool { return !o.Came })
	w.Late = !w.Lacking && len(r.Documents)+len(r.Unread) == 0
	return filledIn("reminder", reminding, w)
}

// asked is what the province is asked to do, of what there is.
func (r Reminder) asked() string {
	var all []string
	if slices.ContainsFunc(r.Owings, func(o Owing) bool { return !o.Came }) {
		all = append(all, "nộp các báo cáo còn thiếu")
	}
	if len(r.Documents) > 0 {
		where := "trên tệp đã gửi"
		if slices.ContainsFunc(r.Documents, func(d Faulty) bool { return d.Copy != "" }) {
			where = "trực tiếp trên tệp gửi kèm"
		}
		all = append(all, "sửa "+where+" và gửi lại")
	}
	if len(r.Unread) > 0 {
		all = append(all, "gửi lại các tệp không đọc được theo hướng dẫn nêu trên")
	}
	if len(all) == 0 {
		return "nộp báo cáo các kỳ sau đúng hạn"
	}
	return strings.Join(all, "; ")
}

// Text is the reminder as plain text.
func (r Reminder) Text() (string, error) {
	lines, err := r.lines()
	return plainText(lines), err
}

// Docx is the reminder as a word processor opens it. The same one gives the same
// bytes.
func (r Reminder) Docx() ([]byte, error) {
	lines, err := r.lines()
	if err != nil {
		return nil, err
	}
	return docx(lines)
}
