//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

const (
	sandboxThreads = 2
	sandboxMemory  = "700MB"       // DuckDB's own limit, which it does not always keep
	sandboxFile    = 64 << 30      // bytes of an answer that is written to a file
	sandboxSpace   = 3_221_225_472 // address space in bytes, kept by the kernel; with a third of it nothing runs, with two the second statement over windows may fail
)

// SandboxMain is the child's side of Sandbox: it reads one request from in,
// bounds its own process, runs the statement and writes one reply to out. The
// process must end when it returns.
func SandboxMain(in io.Reader, out io.Writer) error {
	var request sandboxRequest
	if err := gob.NewDecoder(io.LimitReader(in, 16<<20)).Decode(&request); err != nil {
		return fmt.Errorf("read request: %w", err)
	}
	longest := uint64(0) // file that may be written
	if request.Out != "" {
		longest = sandboxFile
	}
	if err := boundProcess(sandboxSpace, request.CPUSeconds, longest); err != nil {
		return fmt.Errorf("bound process: %w", err)
	}
	reply, err := answerOne(context.Background(), request)
	if err != nil {
		reply = sandboxReply{Fault: faultOf(err, request), Published: reply.Published}
	}
	return gob.NewEncoder(out).Encode(reply)
}

// faultOf puts an error in words that do not tell where the release lies and that
// count lines as the person who wrote the statement does.
func faultOf(err error, request sandboxRequest) *QueryError {
	var fault *QueryError
	switch {
	case errors.As(err, &fault):
	case request.Out != "" && unwritten(err):
		fault = notWritten(err)
	default:
		fault = explainFault(err, request.SQL)
	}
	fault.Detail = placed(strings.ReplaceAll(fault.Detail, request.Path, filepath.Base(request.Path)))
	return fault
}

// unwritten tells whether the disk, not the statement, is at fault.
func unwritten(err error) bool {
	said := strings.ToLower(err.Error())
	for _, words := range []string{"no space left on device", "could not write file", "disk quota exceeded", "input/output error", "file too large", "read-only file system"} {
		if strings.Contains(said, words) {
			return true
		}
	}
	return false
}

func notWritten(err error) *QueryError {
	detail, _, _ := strings.Cut(strings.TrimSpace(err.Error()), "\n")
	return &QueryError{
		Reason:  NotWritten,
		Message: pipeline.Text{VI: "Câu lệnh chạy được nhưng không ghi được tệp kết quả: đĩa đầy hoặc bị lỗi.", EN: "the statement runs, but its answer cannot be written: the disk is full or faulty"},
		Hint:    pipeline.Text{VI: "Giải phóng chỗ trên đĩa hoặc ghi sang nơi khác rồi chạy lại; tệp cũ cùng tên, nếu có, vẫn còn nguyên.", EN: "Free some space or write elsewhere; a file of that name is as it was."},
		Detail:  detail,
	}
}

func answerOne(ctx context.Context, request sandboxRequest) (reply sandboxReply, err error) {
	db, conn, err := connect(ctx, request.Path, "READ_ONLY", Options{Threads: sandboxThreads, Memory: sandboxMemory})
	if err != nil {
		return reply, err
	}
	defer func() { err = errors.Join(err, conn.Close(), db.Close()) }()
	published := readPublished(ctx, conn, request)
	defer func() { reply.Published = len(published) > 0 }()
	open := slices.Clone(published)
	if request.Out != "" {
		open = append(open, request.Out)
	}
	if err := allow(ctx, conn, open); err != nil {
		return reply, err
	}
	if err := confine(ctx, conn); err != nil {
		return reply, err
	}
	if request.Out != "" {
		return writeOn(ctx, conn, request)
	}
	return answerOn(ctx, conn, request)
}

// answerOn answers on a connection that reaches nothing but the release.
func answerOn(ctx context.Context, conn *sql.Conn, request sandboxRequest) (reply sandboxReply, err error) {
	remarks := ctx
	if request.Remarks > 0 {
		bound, stop := context.WithTimeout(ctx, request.Remarks)
		defer stop()
		remarks = bound
	}
	query, err := limited(ctx, conn, request.SQL, request.Rows)
	if err != nil {
		return reply, gateFault(err)
	}
	if reply, err = answerRows(ctx, conn, query, request); err == nil {
		reply.Cautions = append(cautions(remarks, conn, request.SQL), absences(remarks, conn, request.SQL, reply.Columns, reply.Rows)...)
	}
	return reply, err
}

// glance is how often a process looks at what it has worked.
const glance = 100 * time.Millisecond

// working gives a context that ends when the process has worked for so long from now
// on, however long it had to wait for a processor.
func working(ctx context.Context, most time.Duration) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)
	from := worked()
	go func() {
		defer cancel()
		for ctx.Err() == nil && worked()-from <= most {
			pause, stop := context.WithTimeout(ctx, glance)
			<-pause.Done()
			stop()
		}
	}()
	return ctx, cancel
}

// answerRows reads what a statement answers, within the limits of the request.
func answerRows(ctx context.Context, conn *sql.Conn, query string, request sandboxRequest) (reply sandboxReply, err error) {
	rows, err := conn.QueryContext(ctx, query)
	if err != nil {
		return reply, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	answer, truncated, err := readAnswer(rows, limits{rows: request.Rows, bytes: request.Bytes})
	return sandboxReply{Columns: answer.Columns, Rows: answer.Rows, Truncated: truncated}, err
}

// confine takes everything but the opened file out of reach. The order matters:
// the last setting locks all others.
func confine(ctx context.Context, conn *sql.Conn) error {
	for _, setting := range []string{
		"temp_directory = ''",
		"allow_persistent_secrets = false",
		"max_expression_depth = 250",
		"enable_external_access = false",
		"lock_configuration = true",
	} {
		if _, err := conn.ExecContext(ctx, "SET GLOBAL "+setting); err != nil {
			return fmt.Errorf("set option %s: %w", setting, err)
		}
	}
	return nil
}

// limited lets exactly one reading statement through and wraps it in a limit of
// one row more than is kept: a streamed result would be held whole otherwise.
func limited(ctx context.Context, conn *sql.Conn, query string, rows int) (string, error) {
	pass := func(query string) error {
		return gate(ctx, conn, query, func() ([]string, error) { return macrosOf(ctx, conn) })
	}
	if err := pass(query); err != nil {
		return "", err
	}
	wrap := func(inner string) string { return fmt.Sprintf("SELECT * FROM (\n%s\n) LIMIT %d", inner, rows+1) }
	wrapped := wrap(bare(query))
	if pass(wrapped) == nil {
		return wrapped, nil
	}
	// A comment after the semicolon: take the statement as DuckDB writes it.
	var plain string
	err := conn.QueryRowContext(ctx, `SELECT json_deserialize_sql(json_serialize_sql(?::VARCHAR))`, query).Scan(&plain)
	if err != nil {
		return "", err
	}
	return wrap(plain), pass(wrap(plain))
}

// gateFault puts what the gate says in words.
func gateFault(err error) error {
	var syntax *syntaxError
	var closed *notForReading
	switch {
	case errors.As(err, &closed):
		return &QueryError{
			Reason: OutOfReach,
			Message: pipeline.Text{
				VI: "Không được dùng " + closed.name + " ở đây: nó với tới ngoài các bảng của bản phát hành.",
				EN: closed.name + " is not open here: it reaches beyond the tables of the release",
			},
			Hint: pipeline.Text{
				VI: "Chỉ dùng các bảng của bản phát hành; gõ SHOW TABLES để xem.",
				EN: "Use the tables of the release; SHOW TABLES lists them.",
			},
		}
	case errors.Is(err, errOpenPivot):
		return &QueryError{
			Reason: NotARead,
			Message: pipeline.Text{
				VI: "PIVOT phải nêu những giá trị sẽ thành cột.",
				EN: "PIVOT has to name the values that become columns",
			},
			Hint: pipeline.Text{
				VI: "Viết chúng sau IN, ví dụ ON period IN ('2015', '2016').",
				EN: "Write them after IN, as in ON period IN ('2015', '2016').",
			},
		}
	case errors.Is(err, errNotARead):
		return &QueryError{
			Reason: NotARead,
			Message: pipeline.Text{
				VI: "Chỉ nhận câu lệnh đọc: SELECT, WITH, FROM, VALUES, DESCRIBE, SHOW hoặc SUMMARIZE.",
				EN: "only reading statements are taken: SELECT, WITH, FROM, VALUES, DESCRIBE, SHOW or SUMMARIZE",
			},
			Hint: pipeline.Text{
				VI: "Bản phát hành không sửa được. Gõ SHOW TABLES để xem có những bảng nào, DESCRIBE observation để xem các cột.",
				EN: "A release cannot be changed. SHOW TABLES lists the tables, DESCRIBE observation the columns of one.",
			},
		}
	case errors.Is(err, errNoStatement), errors.Is(err, errTwoStatements):
		return &QueryError{
			Reason: NotOne,
			Message: pipeline.Text{
				VI: "Mỗi lần chỉ nhận đúng một câu lệnh.",
				EN: "exactly one statement is taken at a time",
			},
			Hint: pipeline.Text{VI: "Chạy từng câu lệnh một.", EN: "Run the statements one by one."},
		}
	case errors.As(err, &syntax):
		return &QueryError{
			Reason:  NotSQL,
			Message: pipeline.Text{VI: "Câu lệnh sai cú pháp SQL.", EN: "the statement is no SQL"},
			Hint: pipeline.Text{
				VI: "Xem lại chỗ được nêu trong thông báo; chuỗi ký tự đặt trong dấu nháy đơn.",
				EN: "Look at the place that the message names; texts stand in single quotes.",
			},
			Detail: syntax.Error(),
		}
	}
	return err
}

// explainFault puts DuckDB's error about a statement in words.
func explainFault(err error, statement string) *QueryError {
	detail := strings.TrimSpace(err.Error())
	switch {
	case strings.Contains(detail, "Out of Memory Error"), strings.Contains(detail, "bad_alloc"):
		first, _, _ := strings.Cut(detail, "\n")
		return outOfMemory(first)
	case strings.Contains(detail, "Permission Error"), strings.Contains(detail, "disabled by configuration"),
		strings.Contains(detail, "configuration has been locked"), strings.Contains(detail, "Missing Extension Error"):
		return &QueryError{
			Reason: OutOfReach,
			Message: pipeline.Text{
				VI: "Câu lệnh muốn với tới tệp, mạng hoặc thiết lập ở ngoài bản phát hành; việc đó bị chặn.",
				EN: "the statement reaches for files, the network or settings outside the release; that is refused",
			},
			Hint: pipeline.Text{
				VI: "Chỉ dùng các bảng của bản phát hành; gõ SHOW TABLES để xem.",
				EN: "Use the tables of the release; SHOW TABLES lists them.",
			},
			Detail: detail,
		}
	}
	hint := pipeline.Text{
		VI: "Xem lại tên bảng và tên cột: SHOW TABLES, DESCRIBE observation.",
		EN: "Look at the names of tables and columns: SHOW TABLES, DESCRIBE observation.",
	}
	if how, ok := Advice(detail, statement); ok {
		hint = how
	}
	return &QueryError{
		Reason:  QueryFaulty,
		Message: pipeline.Text{VI: "Câu lệnh không chạy được.", EN: "the statement cannot be run"},
		Hint:    hint,
		Detail:  detail,
	}
}
