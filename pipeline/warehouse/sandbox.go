//go:build duckdb_arrow

package warehouse

import (
	"bytes"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// A Sandbox answers SQL that nobody vouches for. Each statement runs in a child
// process of its own, which the kernel bounds in memory and time and which
// opens the release for reading with nothing else in reach than the exports of what
// the statement names: DuckDB's own limits alone do not hold.
type Sandbox struct {
	Program string        // path of a program that calls SandboxMain
	Args    []string      // arguments that make it do so
	Timeout time.Duration // of one statement; 0 means 30 seconds
	Rows    int           // kept of a result; 0 means 10,000
	Bytes   int           // of texts kept of a result; 0 means 16 MiB
	Exports Exports       // of the release that is asked
}

// A Result is what a statement gave. Its Answer has no Question.
type Result struct {
	pipeline.Answer
	Truncated bool            // there are more rows than were kept
	Cautions  []pipeline.Text // what the statement adds up and does not add
	Published bool            // a question was read from its export
}

// QueryReason says why a statement gave no result.
type QueryReason string

// The reasons of a QueryError.
const (
	NotARead      QueryReason = "not_a_read"     // no SELECT, WITH, FROM, VALUES, DESCRIBE, SHOW or SUMMARIZE
	NotOne        QueryReason = "not_one"        // none, or more than one statement
	NotSQL        QueryReason = "not_sql"        // a syntax error
	OutOfReach    QueryReason = "out_of_reach"   // files, network, settings
	OutOfMemory   QueryReason = "out_of_memory"  // beyond what one statement may take
	OutOfTime     QueryReason = "out_of_time"    // killed at the deadline
	QueryFaulty   QueryReason = "query_faulty"   // unknown table or column, a failed conversion, …
	NotWritten    QueryReason = "not_written"    // the file of the answer: the disk is full, or faulty
	SandboxFailed QueryReason = "sandbox_failed" // the child could not be started or ended by itself
)

// A QueryError says why a statement gave no result, for the person who wrote it.
type QueryError struct {
	Reason  QueryReason
	Message pipeline.Text
	Hint    pipeline.Text
	Detail  string // DuckDB's own words, may be ""
}

func (e *QueryError) Error() string {
	text := e.Message.EN
	if e.Detail != "" {
		text += ": " + e.Detail
	}
	return text
}

// A sandboxRequest is what the parent asks of the child.
type sandboxRequest struct {
	Path, SQL   string
	Rows, Bytes int
	CPUSeconds  uint64
	Remarks     time.Duration // after which nothing is remarked on the answer any more; 0 for no limit
	Out         string        // file to write instead of answering, "" for none
	Form        FileForm      // of Out
	Folder      string        // of the files of Exports
	Exports     []string      // tables that may be read from their files
}

// A sandboxReply is what the child answers.
type sandboxReply struct {
	Columns   []pipeline.Column
	Rows      [][]any
	Truncated bool
	Cautions  []pipeline.Text
	Written   int64 // rows in the file that was asked for
	Published bool  // a table was read from its file, or tried to be
	Fault     *QueryError
}

// Query runs one reading statement on the release at path. An error is a
// *QueryError, or that of ctx.
func (s Sandbox) Query(ctx context.Context, path, query string) (Result, error) {
	s = s.filled()
	reply, err := s.run(ctx, path, sandboxRequest{SQL: query, Rows: s.Rows, Bytes: s.Bytes})
	if err != nil {
		return Result{}, err
	}
	return Result{Answer: pipeline.Answer{Columns: reply.Columns, Rows: reply.Rows}, Truncated: reply.Truncated, Cautions: reply.Cautions, Published: reply.Published}, nil
}

// run has a child do what the request asks of the release at path.
func (s Sandbox) run(ctx context.Context, path string, request sandboxRequest) (sandboxReply, error) {
	reply, err := s.twice(ctx, path, request)
	if err != nil && ctx.Err() == nil {
		err = s.narrowed(ctx, path, request.SQL, err)
	}
	return reply, err
}

// twice is run without what to do about a statement that takes too much. What fails above
// files of what was published is asked again without them, in what is left of the time: a
// damaged file costs no answer, and a fault is told as the views of the release have it.
func (s Sandbox) twice(ctx context.Context, path string, request sandboxRequest) (sandboxReply, error) {
	request.Folder, request.Exports = s.Exports.Dir, s.Exports.namedIn(request.SQL)
	limited, stop := context.WithTimeout(ctx, s.Timeout)
	defer stop()
	reply, err := s.once(limited, path, request)
	if err != nil && len(request.Exports) > 0 && (reply.Published || reply.Fault == nil) && limited.Err() == nil {
		request.Exports = nil
		reply, err = s.once(limited, path, request)
	}
	if ctx.Err() != nil {
		return reply, ctx.Err()
	}
	if limited.Err() != nil && err != nil {
		return reply, s.outOfTime()
	}
	return reply, err
}

// once has one child do what is asked.
func (s Sandbox) once(ctx context.Context, path string, request sandboxRequest) (reply sandboxReply, err error) {
	if request.Path, err = filepath.Abs(path); err != nil {
		return reply, err
	}
	request.CPUSeconds = uint64(s.Timeout/time.Second)*sandboxThreads + 2
	request.Remarks = s.Timeout * 4 / 5 // the answer itself is not to be lost over them
	var input bytes.Buffer
	if err := gob.NewEncoder(&input).Encode(request); err != nil {
		return reply, err
	}
	limited, stop := context.WithTimeout(ctx, s.Timeout)
	defer stop()
	reply, err = s.ask(limited, &input)
	switch {
	case ctx.Err() != nil:
		return reply, ctx.Err()
	case limited.Err() != nil:
		return reply, s.outOfTime()
	case err != nil:
		return reply, err
	case reply.Fault != nil:
		return reply, reply.Fault
	}
	return reply, nil
}

func (s Sandbox) filled() Sandbox {
	if s.Timeout <= 0 {
		s.Timeout = 30 * time.Second
	}
	if s.Rows <= 0 {
		s.Rows = 10_000
	}
	if s.Bytes <= 0 {
		s.Bytes = 16 << 20
	}
	return s
}

// ask runs the child once.
func (s Sandbox) ask(ctx context.Context, input io.Reader) (sandboxReply, error) {
	child := exec.CommandContext(ctx, s.Program, s.Args...)
	// Nothing of the parent's. The C library would otherwise set 64 MB of address
	// space aside for every thread, and the bound would be used up by room that
	// nobody writes to.
	child.Env = []string{"MALLOC_ARENA_MAX=2"}
	child.Dir = "/"
	child.Stdin = input
	child.WaitDelay = time.Second
	output := &bounded{left: 4*s.Bytes + s.Rows*256 + 1<<20}
	faults := &bounded{left: 64 << 10}
	child.Stdout, child.Stderr = output, faults
	err := child.Run()
	var reply sandboxReply
	if decodeErr := gob.NewDecoder(&output.Buffer).Decode(&reply); decodeErr == nil {
		return reply, nil
	}
	return reply, childFault(err, faults.String())
}

// bounded is a buffer that takes no more than left bytes.
type bounded struct {
	bytes.Buffer
	left int
}

func (b *bounded) Write(p []byte) (int, error) {
	if len(p) > b.left {
		return 0, errors.New("more than was asked for")
	}
	b.left -= len(p)
	return b.Buffer.Write(p)
}

func (s Sandbox) outOfTime() *QueryError {
	return &QueryError{
		Reason: OutOfTime,
		Message: pipeline.Text{
			VI: fmt.Sprintf("Câu lệnh chạy quá %v nên đã bị dừng.", s.Timeout),
			EN: fmt.Sprintf("the statement ran for more than %v and was stopped", s.Timeout),
		},
		Hint: pipeline.Text{
			VI: "Thu hẹp bằng WHERE hoặc LIMIT, tránh ghép bảng không có điều kiện.",
			EN: "Narrow it with WHERE or LIMIT, and join tables only on a condition.",
		},
	}
}

func outOfMemory(detail string) *QueryError {
	return &QueryError{
		Reason: OutOfMemory,
		Message: pipeline.Text{
			VI: "Câu lệnh cần nhiều bộ nhớ hơn mức cho phép nên đã bị dừng.",
			EN: "the statement needs more memory than it may take",
		},
		Hint: pipeline.Text{
			VI: "Thu hẹp bằng WHERE hoặc LIMIT, tránh ghép bảng không có điều kiện.",
			EN: "Narrow it with WHERE or LIMIT, and join tables only on a condition.",
		},
		Detail: detail,
	}
}

// childFault explains a child that ended without an answer.
func childFault(err error, said string) *QueryError {
	for _, sign := range []string{"out of memory", "cannot allocate memory", "bad_alloc", "Out of Memory"} {
		if strings.Contains(said, sign) {
			return outOfMemory("")
		}
	}
	detail := "no answer"
	if err != nil {
		detail = err.Error()
	}
	return &QueryError{
		Reason: SandboxFailed,
		Message: pipeline.Text{
			VI: "Tiến trình chạy câu lệnh đã dừng đột ngột.",
			EN: "the process that ran the statement ended early",
		},
		Hint: pipeline.Text{
			VI: "Thử một câu lệnh đơn giản hơn.",
			EN: "Try a simpler statement.",
		},
		Detail: detail,
	}
}
