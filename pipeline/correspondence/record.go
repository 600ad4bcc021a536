package correspondence

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/internal/lines"
)

// A Record is one letter that was written to a province, or one answer that was
// compared. Neither values nor names of people stand in it.
type Record struct {
	At        time.Time       `json:"at"`
	Kind      RecordKind      `json:"kind"`
	Province  string          `json:"province,omitempty"` // slug, "" when it is not known
	Documents []RecordedDoc   `json:"documents,omitempty"`
	Owed      []string        `json:"owed,omitempty"` // duty and period of reports that were asked for
	Due       string          `json:"due,omitempty"`  // ISO day by which the answer is wanted
	Files     []string        `json:"files,omitempty"`
	Answers   pipeline.Digest `json:"answers,omitempty"` // of an answer: the document that it is compared with
	Outcomes  map[State]int   `json:"outcomes,omitempty"`
}

// RecordKind is what a Record is of.
type RecordKind string

// The kinds: a marked copy of one document, a letter to a province, an answer, a
// letter that says what came.
const (
	ReturnRecord   RecordKind = "return"
	ReminderRecord RecordKind = "reminder"
	AnswerRecord   RecordKind = "answer"
	ReceiptRecord  RecordKind = "receipt"
)

// A RecordedDoc is a document that a letter was about.
type RecordedDoc struct {
	Name   string          `json:"name"`
	Digest pipeline.Digest `json:"digest"`
	Flaws  int             `json:"flaws"`
}

// Keep writes one record at the end of the file at path.
func Keep(path string, r Record) error {
	line, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("keep correspondence: %w", err)
	}
	if err := lines.Append(path, line, 0o644); err != nil {
		return fmt.Errorf("keep correspondence: %w", err)
	}
	return nil
}

// Records are the records of the file at path, oldest first in whatever order its
// lines stand; a file that is not there has none. Lines that are no records are counted, not passed on.
func Records(path string) (list []Record, unreadable int, err error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, 0, nil
	}
	if err != nil {
		return nil, 0, fmt.Errorf("read correspondence: %w", err)
	}
	for line := range bytes.Lines(data) {
		var r Record
		switch {
		case len(bytes.TrimSpace(line)) == 0:
		case json.Unmarshal(line, &r) != nil || r.Kind == "" || r.At.IsZero():
			unreadable++
		default:
			list = append(list, r)
		}
	}
	slices.SortStableFunc(list, func(a, b Record) int { return a.At.Compare(b.At) })
	return list, unreadable, nil
}
