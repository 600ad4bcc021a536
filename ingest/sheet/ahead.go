package sheet

import (
	"fmt"
	"io"
)

// An ahead reads a part a little ahead of whoever reads from it, in a goroutine of
// its own: to unpack and to understand a long sheet need two processors.
type ahead struct {
	pieces chan piece
	spare  chan []byte
	stop   chan struct{}
	now    piece
	at     int // of now, what was read
}

// A piece is what one reading gave.
type piece struct {
	bytes []byte
	err   error
}

// What is unpacked ahead, and from what size of a part on, in bytes.
const (
	pieceSize  = 128 << 10
	mostPieces = 3
	longPart   = 1 << 20
)

// newAhead begins to read from r, which nobody else may use until close.
func newAhead(r io.Reader) *ahead {
	a := &ahead{pieces: make(chan piece, mostPieces-2), spare: make(chan []byte, mostPieces), stop: make(chan struct{})}
	for range mostPieces {
		a.spare <- make([]byte, pieceSize)
	}
	go a.run(r)
	return a
}

func (a *ahead) run(r io.Reader) {
	defer close(a.pieces)
	for {
		var buf []byte
		select {
		case buf = <-a.spare:
		case <-a.stop:
			return
		}
		p := filled(r, buf)
		select {
		case a.pieces <- p:
		case <-a.stop:
			return
		}
		if p.err != nil {
			return
		}
	}
}

// filled reads a piece. A panic of the reader is an error of the part.
func filled(r io.Reader, buf []byte) (p piece) {
	defer func() {
		if why := recover(); why != nil {
			p = piece{err: fmt.Errorf("unpack: %v", why)}
		}
	}()
	n := 0
	var err error
	for n < len(buf) && err == nil {
		var k int
		k, err = r.Read(buf[n:])
		n += k
	}
	return piece{buf[:n], err}
}

// Read implements io.Reader.
func (a *ahead) Read(p []byte) (int, error) {
	for a.at == len(a.now.bytes) {
		if a.now.err != nil {
			return 0, a.now.err
		}
		if a.now.bytes != nil {
			a.spare <- a.now.bytes[:cap(a.now.bytes)]
		}
		a.now, a.at = <-a.pieces, 0
	}
	n := copy(p, a.now.bytes[a.at:])
	a.at += n
	return n, nil
}

// close ends the reading ahead; when it returns, r is free.
func (a *ahead) close() {
	close(a.stop)
	for range a.pieces { // until it is closed
	}
}
