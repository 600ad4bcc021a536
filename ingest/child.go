package ingest

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// A child is a process that runs Serve.
type child struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *metered
	enc    *gob.Encoder
	dec    *gob.Decoder
	stderr *beginning
	text   []byte // on its way through
	served int
	ended  chan struct{} // closed when the process is gone
	err    error         // how it went, once it is gone
}

// start begins a process. The kernel ends it with the thread that started it, so
// that a goroutine keeps that thread until the process is gone.
func (r *Isolated) start(bounds Bounds) (*child, error) {
	cmd := exec.Command(r.Program, r.Args...) //nolint:noctx // it outlives the document that it is started for
	cmd.Env = append([]string{}, r.Env...)    // never nil, which would mean our own environment
	cmd.WaitDelay = time.Second
	endWithParent(cmd)
	c := &child{cmd: cmd, stderr: &beginning{keep: 8 << 10}, ended: make(chan struct{})}
	cmd.Stderr = c.stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errNotStarted, err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errNotStarted, err)
	}
	started := make(chan error)
	go c.keep(started)
	if err := <-started; err != nil {
		return nil, fmt.Errorf("%w: %w", errNotStarted, err)
	}
	c.in, c.enc = in, gob.NewEncoder(in)
	c.out = &metered{r: bufio.NewReaderSize(out, 64<<10)}
	c.dec = gob.NewDecoder(c.out)
	if err := c.enc.Encode(bounds); err != nil {
		c.end()
		return nil, fmt.Errorf("%w: %w", errNotStarted, err)
	}
	return c, nil
}

func (c *child) keep(started chan<- error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	err := c.cmd.Start()
	started <- err
	if err == nil {
		state, waitErr := c.cmd.Process.Wait()
		c.err = waitErr
		if waitErr == nil && !state.Success() {
			if c.err = errors.New(state.String()); wasKilled(state) {
				c.err = fmt.Errorf("%w: %w", errOfMachine, c.err)
			}
		}
	}
	close(c.ended)
}

// gone tells whether the process has ended.
func (c *child) gone() bool {
	select {
	case <-c.ended:
		return true
	default:
		return false
	}
}

// end kills the process and waits until it is gone.
func (c *child) end() {
	_ = c.cmd.Process.Kill() // it may be gone already
	<-c.ended
	_ = c.cmd.Wait() // closes the pipes; how the process went is known
}

// read sends a document and takes what was read of it. reusable tells whether
// the child can take another one.
func (c *child) read(ctx context.Context, bounds Bounds, req request, content *io.SectionReader, to io.Writer) (reading pipeline.Reading, reusable bool, err error) {
	c.served++
	c.out.left = bounds.Output
	c.stderr.clear()
	stop := context.AfterFunc(ctx, func() { _ = c.cmd.Process.Kill() })
	defer stop()
	// When the child dies midway, its exit says more than the broken pipe.
	if err = c.enc.Encode(req); err == nil {
		if err = c.send(content); errors.Is(err, errUnread) {
			return pipeline.Reading{}, false, err
		}
	}
	var last frame
	if err == nil {
		reading, last, err = c.receive(bounds, to)
	}
	switch {
	case err == nil && last.Fault != nil:
		if last.Cause != "" {
			last.Fault.Err = errors.New(last.Cause)
		}
		return pipeline.Reading{}, !last.Grown && stop(), last.Fault
	case err == nil:
		return reading, !last.Grown && stop(), nil
	case errors.Is(err, errNotWritten):
		return pipeline.Reading{}, false, err
	case c.out.left <= 0:
		return pipeline.Reading{}, false, tooMuch(err)
	}
	c.end()
	return pipeline.Reading{}, false, diagnose(errors.Join(err, c.err), c.stderr.String())
}

// send hands the whole content to the child, a piece at a time.
func (c *child) send(content *io.SectionReader) error {
	if c.text == nil {
		c.text = make([]byte, textSize)
	}
	for from := int64(0); from < content.Size(); {
		n, err := content.ReadAt(c.text[:min(int64(len(c.text)), content.Size()-from)], from)
		if n == 0 {
			return fmt.Errorf("%w: %w", errUnread, cmp.Or(err, io.ErrUnexpectedEOF))
		}
		if _, err := c.in.Write(c.text[:n]); err != nil {
			return err
		}
		from += int64(n)
	}
	return nil
}

// errUnread is that the content cannot be read to its end any more.
var errUnread = errors.New("the document cannot be read to its end")

var errNotWritten = errors.New("figures cannot be written")

// receive puts the frames of a reading together. Texts go to the writer: what
// passes through is not bounded, since nothing of it is kept.
func (c *child) receive(bounds Bounds, to io.Writer) (pipeline.Reading, frame, error) {
	var reading pipeline.Reading
	for first := true; ; {
		var f frame
		if err := c.dec.Decode(&f); err != nil {
			return pipeline.Reading{}, frame{}, err
		}
		if f.Text > 0 {
			if err := c.pass(f.Text, bounds, to); err != nil {
				return pipeline.Reading{}, frame{}, err
			}
			continue
		}
		if first {
			first, reading = false, f.Reading
			reading.Observations = slices.Grow(reading.Observations, clamp(f.Observations, bounds))
			reading.Rejects = slices.Grow(reading.Rejects, clamp(f.Rejects, bounds))
		} else {
			reading.Observations = append(reading.Observations, f.Reading.Observations...)
			reading.Rejects = append(reading.Rejects, f.Reading.Rejects...)
		}
		if !f.More {
			return reading, f, nil
		}
	}
}

// pass hands on n bytes of text as they come.
func (c *child) pass(n int, bounds Bounds, to io.Writer) error {
	if c.text == nil {
		c.text = make([]byte, textSize)
	}
	for n > 0 {
		got, err := c.out.Read(c.text[:min(n, len(c.text))])
		if _, err := to.Write(c.text[:got]); err != nil {
			return fmt.Errorf("%w: %w", errNotWritten, err)
		}
		if n -= got; err != nil && n > 0 {
			return err
		}
		c.out.left = bounds.Output
	}
	return nil
}

// clamp bounds what a child announces by what it may send.
func clamp(n int, b Bounds) int { return max(0, min(n, int(b.Output/128))) }

var errTooMuch = errors.New("more output than allowed")

// metered reads what is left of an allowance. It is an io.ByteReader, so that
// nobody reads ahead of it.
type metered struct {
	r    *bufio.Reader
	left int64
}

func (m *metered) Read(p []byte) (int, error) {
	if m.left <= 0 {
		return 0, errTooMuch
	}
	n, err := m.r.Read(p[:min(int64(len(p)), m.left)])
	m.left -= int64(n)
	return n, err
}

func (m *metered) ReadByte() (byte, error) {
	if m.left <= 0 {
		return 0, errTooMuch
	}
	m.left--
	return m.r.ReadByte()
}

// A beginning keeps the first bytes written to it and drops the rest.
type beginning struct {
	keep int
	mu   sync.Mutex
	kept bytes.Buffer
}

func (b *beginning) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.kept.Write(p[:min(len(p), b.keep-b.kept.Len())])
	return len(p), nil
}

func (b *beginning) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.kept.String()
}

func (b *beginning) clear() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.kept.Reset()
}
