package vietnamese

// OneSlip tells whether a word is another with one letter lost, doubled, put in, mistaken
// or exchanged with its neighbour, or the same.
func OneSlip(typed, meant string) bool {
	if len(typed) > len(meant) {
		typed, meant = meant, typed
	}
	i := 0
	for i < len(typed) && typed[i] == meant[i] {
		i++
	}
	switch len(meant) - len(typed) {
	case 0:
		return i >= len(typed) || typed[i+1:] == meant[i+1:] ||
			i+1 < len(typed) && typed[i] == meant[i+1] && typed[i+1] == meant[i] && typed[i+2:] == meant[i+2:]
	case 1:
		return typed[i:] == meant[i+1:]
	}
	return false
}
