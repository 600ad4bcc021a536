package ingest

import (
	"bytes"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// Isolated is a pipeline.Reader that reads each document in a child process of
// its own: whatever the document does to its reader, this process and the other
// documents go on. The child runs Serve.
type Isolated struct {
	Program string   // path of the program to execute, normally this one
	Args    []string // arguments that make it call Serve
	Env     []string // environment of the child; nil means an empty one
	Formats []Format // those that the child serves; only their versions are used here
	Bounds  Bounds
}

// Bounds are the limits of one reading; a zero field means the default.
type Bounds struct {
	Time   time.Duration // default 60 s
	Memory int64         // bytes that the child may take beyond what it starts with, default 2 GiB
	Output int64         // bytes of the reading sent back, default 256 MiB
}

func (b Bounds) orDefaults() Bounds {
	if b.Time <= 0 {
		b.Time = time.Minute
	}
	if b.Memory <= 0 {
		b.Memory = 2 << 30
	}
	if b.Output <= 0 {
		b.Output = 256 << 20
	}
	return b
}

// request and response cross the pipe; the bounds go first, so that they hold
// before the child takes in anything else.
type request struct {
	Source   pipeline.Source
	Snapshot pipeline.Snapshot
	Content  []byte
}

type response struct {
	Reading pipeline.Reading
	Fault   *pipeline.SourceError // without Err, which Cause carries as text
	Cause   string
}

// Version implements pipeline.Reader.
func (r Isolated) Version() string { return versionOf(r.Formats) }

// Read implements pipeline.Reader. An error that is no *pipeline.SourceError
// means that no child can be started at all.
func (r Isolated) Read(ctx context.Context, s pipeline.Source, snap pipeline.Snapshot, content []byte) (pipeline.Reading, error) {
	bounds := r.Bounds.orDefaults()
	timed, cancel := context.WithTimeout(ctx, bounds.Time)
	defer cancel()
	answer, err := r.ask(timed, bounds, request{Source: s, Snapshot: snap, Content: content})
	switch {
	case err == nil && answer.Fault == nil:
		return answer.Reading, nil
	case err == nil:
		if answer.Cause != "" {
			answer.Fault.Err = errors.New(answer.Cause)
		}
		return pipeline.Reading{}, asSourceError(answer.Fault, s, snap)
	case ctx.Err() != nil:
		return pipeline.Reading{}, ctx.Err()
	case errors.Is(err, errNotStarted):
		return pipeline.Reading{}, fmt.Errorf("read %s / %s: %w", s.ID, snap.Document, err)
	case timed.Err() != nil:
		return pipeline.Reading{}, asSourceError(timedOut(err), s, snap)
	}
	return pipeline.Reading{}, asSourceError(err, s, snap)
}

var errNotStarted = errors.New("reader process cannot be started")

func (r Isolated) ask(ctx context.Context, bounds Bounds, req request) (response, error) {
	runtime.LockOSThread() // endWithParent means this thread
	defer runtime.UnlockOSThread()
	cmd := exec.CommandContext(ctx, r.Program, r.Args...)
	cmd.Env = append([]string{}, r.Env...) // never nil, which would mean our own environment
	cmd.WaitDelay = time.Second
	endWithParent(cmd)
	stderr := &beginning{keep: 8 << 10}
	cmd.Stderr = stderr
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return response{}, fmt.Errorf("%w: %w", errNotStarted, err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return response{}, fmt.Errorf("%w: %w", errNotStarted, err)
	}
	if err := cmd.Start(); err != nil {
		return response{}, fmt.Errorf("%w: %w", errNotStarted, err)
	}
	sent := make(chan struct{})
	go func() {
		defer close(sent)
		send(stdin, bounds, req)
	}()
	answer, err := receive(stdout, bounds.Output)
	if err != nil {
		_ = cmd.Process.Kill() // it may still be writing what nobody wants
	}
	waitErr := cmd.Wait()
	<-sent
	if err == nil || isTooMuch(err) {
		return answer, err
	}
	return response{}, diagnose(errors.Join(err, waitErr), stderr.String())
}

// send writes the request; when the child dies midway, its exit says more than
// the broken pipe.
func send(stdin io.WriteCloser, bounds Bounds, req request) {
	defer stdin.Close()
	enc := gob.NewEncoder(stdin)
	if enc.Encode(bounds) == nil {
		_ = enc.Encode(req)
	}
}

func receive(stdout io.Reader, limit int64) (response, error) {
	bounded := &io.LimitedReader{R: stdout, N: limit}
	var answer response
	err := gob.NewDecoder(bounded).Decode(&answer)
	if err != nil && bounded.N == 0 {
		return response{}, tooMuch(err)
	}
	return answer, err
}

func isTooMuch(err error) bool {
	var fault *pipeline.SourceError
	return errors.As(err, &fault)
}

// diagnose tells a child that ran out of memory from one that crashed.
func diagnose(err error, stderr string) *pipeline.SourceError {
	err = fmt.Errorf("%w: %s", err, strings.TrimSpace(stderr))
	for _, sign := range []string{"out of memory", "cannot allocate memory"} {
		if strings.Contains(stderr, sign) {
			return outOfMemory(err)
		}
	}
	return crashed(err)
}

// A beginning keeps the first bytes written to it and drops the rest.
type beginning struct {
	keep int
	kept bytes.Buffer
}

func (b *beginning) Write(p []byte) (int, error) {
	b.kept.Write(p[:min(len(p), b.keep-b.kept.Len())])
	return len(p), nil
}

func (b *beginning) String() string { return b.kept.String() }
