package article

import "slices"

// A starSpan is a grade of OCOP: "4 sao", "từ 3 sao trở lên", "tiềm năng 5 sao".
type starSpan struct {
	start, end int
	value      string
}

var starDigits = map[string]string{"1": "1", "2": "2", "3": "3", "4": "4", "5": "5", "03": "3", "04": "4", "05": "5",
	keyOf([]rune("ba")): "3", keyOf([]rune("bốn")): "4", keyOf([]rune("năm")): "5"}

func starsOf(tokens []token) []starSpan {
	is := func(i int, words ...string) bool {
		return i >= 0 && i < len(tokens) && slices.Contains(words, tokens[i].key)
	}
	up, on := keyOf([]rune("trở")), keyOf([]rune("lên"))
	to, able, latent := keyOf([]rune("đến")), keyOf([]rune("năng")), keyOf([]rune("tiềm"))
	var found []starSpan
	for i := 1; i < len(tokens); i++ {
		value, from, end := starDigits[tokens[i-1].key], i-1, i+1
		if !is(i, "sao") || value == "" {
			continue
		}
		low := i - 2
		if is(low, to) {
			low--
		}
		switch {
		case is(end, up) && is(end+1, on):
			end, value = end+2, value+"+"
		case low >= 0 && starDigits[tokens[low].key] != "" && tokens[i-1].start-tokens[low].end <= 5:
			value, from = starDigits[tokens[low].key]+"-"+value, low
			if value == "4-5" {
				value = "4+"
			}
		case is(from-1, able) && is(from-2, latent):
			value, from = value+"_potential", from-2
		}
		found = append(found, starSpan{tokens[from].start, tokens[end-1].end, value})
	}
	return found
}
