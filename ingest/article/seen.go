package article

import (
	"encoding/binary"
	"hash/maphash"
)

// seen are the sentences that an article has said, without their marks. An
// article may be a book: their words stand one after another, and a table says
// where each sentence ends.
type seen struct {
	words []byte
	ends  []int32 // of each sentence in words
	slots []int32 // numbers of sentences, from 1, by their hash; a power of two of them, half of them empty
	seed  maphash.Seed
}

func newSeen() *seen { return &seen{slots: make([]int32, 64), seed: maphash.MakeSeed()} }

// expect makes room for the sentences of a text of so many bytes.
func (t *seen) expect(bytes int) { t.words = make([]byte, 0, bytes*2/5) }

// add takes a sentence in and tells whether it has no words, and whether the very
// same was there before.
func (t *seen) add(s *sentence) (empty, again bool) {
	start := len(t.words)
	for i := range s.tokens {
		switch w := &s.tokens[i]; {
		case w.Mark:
		case w.Number > 0:
			t.words = appendNumber(t.words, w.Number)
		default: // its letters, behind no number and how many they are
			t.words = append(binary.AppendUvarint(append(t.words, 0), uint64(len(w.Key))), w.Key...)
		}
	}
	said := t.words[start:]
	if len(said) == 0 {
		return true, false
	}
	at, found := t.find(said)
	if found {
		t.words = t.words[:start]
		return false, true
	}
	t.ends = append(t.ends, int32(len(t.words))) //nolint:gosec // of a text that is bounded
	t.slots[at] = int32(len(t.ends))             //nolint:gosec // likewise
	if 2*len(t.ends) > len(t.slots) {
		t.grow()
	}
	return false, false
}

// appendNumber is binary.AppendUvarint for a number that is positive and most often
// of two bytes.
func appendNumber(to []byte, n int) []byte {
	if n >= 1<<7 && n < 1<<14 {
		return append(to, byte(n)|0x80, byte(n>>7))
	}
	return binary.AppendUvarint(to, uint64(n)) //nolint:gosec // it is positive
}

// sentence are the words of one of them, by its number.
func (t *seen) sentence(n int32) []byte {
	from := int32(0)
	if n > 1 {
		from = t.ends[n-2]
	}
	return t.words[from:t.ends[n-1]]
}

// find is the slot of a sentence, or the empty one for it.
func (t *seen) find(said []byte) (at int, found bool) {
	mask := uint64(len(t.slots) - 1)
	for at := maphash.Bytes(t.seed, said) & mask; ; at = (at + 1) & mask {
		n := t.slots[at]
		if n == 0 || string(t.sentence(n)) == string(said) {
			return int(at), n != 0 //nolint:gosec // below the number of slots
		}
	}
}

func (t *seen) grow() {
	t.slots = make([]int32, 2*len(t.slots))
	for n := range t.ends {
		at, _ := t.find(t.sentence(int32(n + 1))) //nolint:gosec // of a text that is bounded
		t.slots[at] = int32(n + 1)                //nolint:gosec // likewise
	}
}
