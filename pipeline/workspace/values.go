package workspace

import (
	"fmt"
	"strconv"
	"strings"
)

// FiveFields judges the form of a schedule: five fields of digits, *, commas,
// hyphens, slashes and names of months and weekdays.
func FiveFields(schedule string) error {
	fields := strings.Fields(schedule)
	if len(fields) != 5 {
		return fmt.Errorf("%d fields, want 5", len(fields))
	}
	for _, field := range fields {
		for _, r := range field {
			if !strings.ContainsRune("0123456789*,-/?", r) && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') {
				return fmt.Errorf("%q in %q", r, field)
			}
		}
	}
	return nil
}

// A size is a number of bytes: "20MB", "512 KB", "1GB" or a plain number.
type size int64

// UnmarshalText reads what a person writes for a size.
func (s *size) UnmarshalText(text []byte) error {
	word := strings.ToUpper(strings.ReplaceAll(string(text), " ", ""))
	digits := strings.TrimRight(word, "BKMGI")
	factors := map[string]int64{"": 1, "B": 1, "KB": 1e3, "MB": 1e6, "GB": 1e9, "KIB": 1 << 10, "MIB": 1 << 20, "GIB": 1 << 30}
	factor, known := factors[word[len(digits):]]
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || !known || n < 0 || n > (1<<62)/factor {
		return fmt.Errorf("size %q: want such as 20MB", text)
	}
	*s = size(n * factor)
	return nil
}

// Expects words what a size looks like.
func (s *size) Expects() (vi, en string) {
	return "một dung lượng như «20MB»", "a size such as «20MB»"
}
