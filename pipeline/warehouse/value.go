//go:build duckdb_arrow

package warehouse

import (
	"strings"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// clean replaces what is no UTF-8: DuckDB takes nothing else.
func clean(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }

// orNull is the text, or NULL when it is empty.
func orNull(s string) any {
	if s == "" {
		return nil
	}
	return clean(s)
}

// dayOrNull is the day, or NULL for the zero time.
func dayOrNull(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t
}

// vietnamDay is the calendar day of t in Viet Nam, which has kept one offset
// since 1975, as midnight in UTC; the zero time stays.
func vietnamDay(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return pipeline.DateOf(t.In(time.FixedZone("ICT", 7*60*60))).First()
}
