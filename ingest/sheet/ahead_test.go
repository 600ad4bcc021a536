package sheet

import (
	"bytes"
	"errors"
	"io"
	"testing"
	"testing/iotest"
)

// TestReadingAheadGivesTheSame holds what is read ahead, in pieces of whatever
// size, against what stands there, with the error that ends it.
func TestReadingAheadGivesTheSame(t *testing.T) {
	long := bytes.Repeat([]byte("một hai ba bốn năm "), 40_000)
	broken := errors.New("broken")
	for name, c := range map[string]struct {
		reader io.Reader
		want   []byte
		err    error
	}{
		"nothing":      {bytes.NewReader(nil), nil, nil},
		"short":        {bytes.NewReader(long[:10]), long[:10], nil},
		"long":         {bytes.NewReader(long), long, nil},
		"halves":       {iotest.HalfReader(bytes.NewReader(long)), long, nil},
		"data and end": {iotest.DataErrReader(bytes.NewReader(long)), long, nil},
		"broken":       {io.MultiReader(bytes.NewReader(long), iotest.ErrReader(broken)), long, broken},
		"panics":       {io.MultiReader(bytes.NewReader(long[:pieceSize]), panicking{}), long[:pieceSize], errPanicked},
	} {
		t.Run(name, func(t *testing.T) {
			a := newAhead(c.reader)
			got, err := io.ReadAll(iotest.HalfReader(a))
			a.close()
			if errors.Is(c.err, errPanicked) && err != nil {
				err = errPanicked
			}
			if !bytes.Equal(got, c.want) || !errors.Is(err, c.err) {
				t.Errorf("%d bytes, %v; want %d, %v", len(got), err, len(c.want), c.err)
			}
		})
	}
}

var errPanicked = errors.New("panicked")

type panicking struct{}

func (panicking) Read([]byte) (int, error) { panic("on this input") }

// TestReadingAheadEnds closes one that nobody read to its end: the reader is free
// when close returns.
func TestReadingAheadEnds(t *testing.T) {
	r := &counting{}
	a := newAhead(r)
	if _, err := io.ReadFull(a, make([]byte, 3*pieceSize/2)); err != nil {
		t.Fatal(err)
	}
	a.close()
	before := r.n
	if _, err := r.Read(make([]byte, 1)); err != nil || r.n != before+1 { // the race detector looks at r.n
		t.Fatal(r.n, err)
	}
	if before > (mostPieces+1)*pieceSize {
		t.Errorf("%d bytes were read for one and a half pieces", before)
	}
}

// counting is endless.
type counting struct{ n int }

func (c *counting) Read(p []byte) (int, error) {
	c.n += len(p)
	return len(p), nil
}
