package form

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// An Other is a form that is known by its mark alone.
type Other struct {
	Mark  string        // "01/CKTC-NSNN"
	Whose pipeline.Text // "(của Bộ Tài chính, …)"
}

// wholeMark is the number and the series of a mark: "Mẫu số 01/CKTC- NSNN".
var wholeMark = regexp.MustCompile(`\b([0-9]{2,3})\s*/\s*(ck\s*(?:tc)?\s*-\s*ns[a-z]+)`)

// otherForm is the form that a line of titles marks, nil when it marks none of
// those that are not read.
func (r *Reader) otherForm(folded string) *Other {
	m := wholeMark.FindStringSubmatch(folded)
	if m == nil {
		return nil
	}
	number, _ := strconv.Atoi(m[1])
	series := strings.ReplaceAll(m[2], " ", "")
	for _, o := range r.others {
		if number >= o.From && number <= o.To && vietnamese.Fold(o.Series) == series {
			return &Other{Mark: fmt.Sprintf("%s/%s", m[1], o.Series), Whose: pipeline.Text{VI: o.VI, EN: o.EN}}
		}
	}
	return nil
}
