package config

import "strings"

// Nearest is the known word that a misspelt one was most likely meant to be,
// "" when none is near. Case, hyphens and underscores do not count.
func Nearest(word string, known []string) string {
	const longest = 64 // no key is longer, and the work grows with the square
	best, bestAt := "", 0
	plain := plainKey(word)
	if len(plain) > longest {
		return ""
	}
	for _, k := range known {
		d := distance(plain, plainKey(k))
		if limit := max(1, len(plain)/3); d <= limit && (best == "" || d < bestAt) {
			best, bestAt = k, d
		}
	}
	return best
}

func plainKey(s string) string {
	return strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(s))
}

// distance is how many letters must be put in, left out, changed or swapped
// with their neighbour.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, last := []int(nil), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := range x {
		row := make([]int, len(y)+1)
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(y)]
}
