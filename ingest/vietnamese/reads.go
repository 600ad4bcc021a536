package vietnamese

// ReadsBetter tells whether a has more Vietnamese syllables than b and fewer
// words that can be none: which of two readings of the same bytes was meant.
func ReadsBetter(a, b string) bool { return vietnameseScore(sample(a)) > vietnameseScore(sample(b)) }
