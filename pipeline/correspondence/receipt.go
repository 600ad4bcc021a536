package correspondence

import (
	_ "embed" // the words of the receipt

	"github.com/tonghop/tonghop/pipeline"
)

// A Receipt tells a province that what it sent came and has nothing to mend.
type Receipt struct {
	From      string // who writes, "" when the letterhead is to be put in by hand
	To        string // whom it is for, "" for its people's committee
	Province  string // its full name
	Date      pipeline.Date
	Documents []Received
	Reports   []Owing // that came; State as the province reads it
}

// A Received document states figures, all of which were taken.
type Received struct {
	Name    string
	Day     pipeline.Date // on which it was fetched
	Figures int
}

// Empty tells that nothing came.
func (r Receipt) Empty() bool { return len(r.Documents) == 0 }

//go:embed receipt.txt
var receiving string

// receiptTold bounds the documents that a receipt lists.
const receiptTold = 40

func (r Receipt) lines() ([]string, error) {
	type document struct {
		Name, Day string
		Figures   int
	}
	w := struct {
		From, To, Province, Day string
		Date                    pipeline.Date
		Documents               []document
		More                    int
		Reports                 []owingLine
	}{From: oneLine(r.From), To: oneLine(r.To), Province: oneLine(r.Province), Day: dayWords(r.Date), Date: r.Date}
	for _, d := range r.Documents[:min(len(r.Documents), receiptTold)] {
		w.Documents = append(w.Documents, document{oneLine(d.Name), dayWords(d.Day), d.Figures})
	}
	w.More = len(r.Documents) - len(w.Documents)
	for _, o := range r.Reports[:min(len(r.Reports), owingsTold)] {
		w.Reports = append(w.Reports, owingLine{Title: oneLine(o.Title), Period: oneLine(o.Period), State: oneLine(o.State)})
	}
	return filledIn("receipt", receiving, w)
}

// Text is the receipt as plain text.
func (r Receipt) Text() (string, error) {
	lines, err := r.lines()
	return plainText(lines), err
}

// Docx is the receipt as a word processor opens it. The same one gives the same
// bytes.
func (r Receipt) Docx() ([]byte, error) {
	lines, err := r.lines()
	if err != nil {
		return nil, err
	}
	return docx(lines)
}
