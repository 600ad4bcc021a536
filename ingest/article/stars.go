package article

import (
	"slices"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// A starSpan is a grade of OCOP: "4 sao", "từ 3 sao trở lên", "tiềm năng 5 sao".
type starSpan struct {
	start, end int
	value      string
}

var starDigits = map[string]string{"1": "1", "2": "2", "3": "3", "4": "4", "5": "5", "03": "3", "04": "4", "05": "5",
	"ba": "3", "bốn": "4", "năm": "5"}

// gradeAt is the grade of which token i is the word for stars.
func gradeAt(tokens []vietnamese.Word, i int) (starSpan, bool) {
	is := func(i int, words ...string) bool {
		return i >= 0 && i < len(tokens) && slices.Contains(words, tokens[i].Key)
	}
	const up, on, to, able, latent = "trở", "lên", "đến", "năng", "tiềm"
	if i == 0 || starDigits[tokens[i-1].Key] == "" {
		return starSpan{}, false
	}
	value, from, end := starDigits[tokens[i-1].Key], i-1, i+1
	low := i - 2
	if is(low, to) {
		low--
	}
	switch {
	case is(end, up) && is(end+1, on):
		end, value = end+2, value+"+"
	case low >= 0 && starDigits[tokens[low].Key] != "" && tokens[i-1].Start-tokens[low].End <= 5:
		value, from = starDigits[tokens[low].Key]+"-"+value, low
		if value == "4-5" {
			value = "4+"
		}
	case is(from-1, able) && is(from-2, latent):
		value, from = value+"_potential", from-2
	}
	return starSpan{tokens[from].Start, tokens[end-1].End, value}, true
}
