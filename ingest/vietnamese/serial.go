package vietnamese

import (
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// SerialDate is the day that spreadsheets store as the whole number n, days
// since 1899-12-30: 45839 is 2025-07-01. It is the unknown Date before 1900-03-01
// and after 9999-12-31.
func SerialDate(n int) pipeline.Date {
	if n < 61 || n > 2958465 {
		return pipeline.Date{}
	}
	return pipeline.DateOf(time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n))
}
