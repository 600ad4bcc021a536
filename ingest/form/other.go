package form

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// An Other is a form that is known by its mark alone, or what a district or a
// commune sent.
type Other struct {
	Mark  string        // "01/CKTC-NSNN", "" where the places tell
	Whose pipeline.Text // "(của Bộ Tài chính, …)"
	Seats []string      // the districts or communes that it is of, "huyện Chợ Mới"
	User  string        // the line that names the body whose money it is, "Chương: 416"
	Of    string        // the topic whose money that is
	Body  bool          // the line names the body alone, without a code
}

// userOf is what a line of titles says of the body whose money a table states, nil
// when it names none.
func (r *Reader) userOf(l layout.Line, folded string) *Other {
	if l.Kind == layout.Note || len(l.Text) > longestLabel {
		return nil
	}
	for _, u := range r.users {
		if u.code.MatchString(folded) {
			return &Other{User: l.Text, Of: u.topic}
		}
	}
	for _, b := range r.bodies {
		if m := b.named.FindStringIndex(folded); m != nil && !b.reports.MatchString(folded) {
			return &Other{User: l.Text, Of: b.topic, Body: true}
		}
	}
	return nil
}

// A body is how lines name the bodies that have money of a topic of their own.
type body struct {
	topic          string
	named, reports *pattern.Pattern
}

func bodiesOf(words []catalog.BodyWords) []body {
	var list []body
	for _, w := range words {
		list = append(list, body{w.Topic, afterUnit(w.Words), afterUnit(w.Reporters)})
	}
	return list
}

// afterUnit finds one of some words behind "Đơn vị:".
func afterUnit(words []string) *pattern.Pattern {
	var list []string
	for _, w := range words {
		list = append(list, regexp.QuoteMeta(vietnamese.Fold(w)))
	}
	return pattern.MustCompile(`^\(?\s*(?:ten )?don vi(?: bao cao| du toan| su dung ngan sach)?\s*:\s*(?:` + strings.Join(list, "|") + `)\b`)
}

// A userCode is how the codes of bodies that use the money of a topic are written.
type userCode struct {
	topic string
	code  *pattern.Pattern
}

func userCodes(words []catalog.UserWord) []userCode {
	var codes []userCode
	of := map[string][]string{}
	for _, w := range words {
		of[w.Topic] = append(of[w.Topic], regexp.QuoteMeta(vietnamese.Fold(w.Word)))
	}
	for _, topic := range slices.Sorted(maps.Keys(of)) {
		codes = append(codes, userCode{topic, pattern.MustCompile(`\b(?:` + strings.Join(of[topic], "|") + `)(?: so)?\s*[:.]?\s*[0-9]{3}`)})
	}
	return codes
}

// wholeMark is the number and the series of a mark: "Mẫu số 01/CKTC- NSNN".
var wholeMark = pattern.MustCompile(`\b([0-9]{2,3})\s*/\s*(ck[\s-]*(?:tc)?[\s-]*ns[a-z]+)`)

// ofLocality tells whether titles or offices say that a table is a district's.
func (r *Reader) ofLocality(t *layout.Table) *Other {
	var seats []string
	for _, l := range t.Titles {
		if l.Kind != layout.Agency && l.Kind != layout.Title || len(l.Text) > longestLabel {
			continue
		}
		for _, p := range r.gazetteer.Localities(l.Text) {
			if name := p.Type + " " + p.Name; !slices.Contains(seats, name) {
				seats = append(seats, name)
			}
		}
	}
	if len(seats) == 0 {
		return nil
	}
	return &Other{Seats: seats}
}

// otherForm is the form that a line of titles marks, nil when it marks none of
// those that are not read.
func (r *Reader) otherForm(folded string) *Other {
	m := wholeMark.FindStringSubmatch(folded)
	if m == nil {
		return nil
	}
	number, _ := strconv.Atoi(m[1])
	joined := strings.NewReplacer(" ", "", "-", "") // "CK-TC-NSNN" and "CK TC-NSNN" are one series
	series := joined.Replace(m[2])
	for _, o := range r.others {
		if number >= o.From && number <= o.To && joined.Replace(vietnamese.Fold(o.Series)) == series {
			return &Other{Mark: fmt.Sprintf("%s/%s", m[1], o.Series), Whose: pipeline.Text{VI: o.VI, EN: o.EN}}
		}
	}
	return nil
}
