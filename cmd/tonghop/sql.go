package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/release"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

const sqlChildName = "sql-child"

type sqlOptions struct {
	format  string
	out     string
	asOf    string
	rows    int
	timeout time.Duration
}

func (a *app) sqlCommand() *cobra.Command {
	var opt sqlOptions
	c := &cobra.Command{
		Use: "sql [QUERY]", Short: "Ask the published database a question in SQL",
		Long: "Runs one read-only statement on the published release. It can reach neither files nor the network and is stopped when it\n" +
			"takes too much time or memory. Questions answer from what the release published.\n" +
			"Without QUERY: an interactive shell on a terminal, else the statement comes from standard input.\n\n" +
			"  tonghop sql \"SELECT area_name, value FROM products_by_level WHERE level = 'tinh'\"\n" +
			"  tonghop sql -o answer.xlsx \"FROM ranking\"\n\n" +
			"A file is written whole or not at all, with all rows and, where it has types, typed cells: " + fileNames + ".",
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return a.sql(c.Context(), opt, args) },
	}
	c.Flags().StringVarP(&opt.format, "format", "f", "table", "form of the answer: "+formatNames)
	c.Flags().StringVarP(&opt.out, "out", "o", "", "write the answer to a file, in the form of its ending")
	c.Flags().StringVar(&opt.asOf, "as-of", "", "ask the release of a past time: YYYY-MM-DD (its end), RFC 3339 or the name of a release")
	c.Flags().IntVar(&opt.rows, "max-rows", 10000, "rows printed at most")
	c.Flags().DurationVar(&opt.timeout, "timeout", 30*time.Second, "time that a statement may take")
	return c
}

func (a *app) sql(ctx context.Context, opt sqlOptions, args []string) error {
	printer, err := printerOf(opt.format)
	if err != nil {
		return err
	}
	w, err := a.openReleases()
	if err != nil {
		return err
	}
	dir, err := w.releaseDir(opt.asOf)
	if err != nil {
		return err
	}
	ask, err := askerOf(dir, opt)
	if err != nil {
		return err
	}
	if len(args) == 0 && opt.out == "" && isTerminal(a.stdin) && isTerminal(a.stdout) {
		return a.shell(ctx, ask, opt)
	}
	query, err := a.query(args)
	if err != nil {
		return err
	}
	if command, given, ok := commandOf(query); ok && opt.out == "" && !strings.Contains(given, "\n") {
		return a.commandOnce(ctx, ask, opt, command, given)
	}
	if opt.out != "" {
		rows, err := ask.save(ctx, query, opt.out)
		if err == nil {
			fmt.Fprintln(a.stderr, savedNote(opt.out, rows))
		}
		return err
	}
	answer, err := ask.ask(ctx, query)
	if err != nil {
		return err
	}
	return a.printAnswer(printer, answer)
}

// commandOnce does what one of the shell's own commands says, outside of the shell.
func (a *app) commandOnce(ctx context.Context, ask asker, opt sqlOptions, command, given string) error {
	if at := slices.IndexFunc(shellCommands, func(c shellCommand) bool { return slices.Contains(c.names, command) }); at < 0 {
		return usage("không có lệnh %s; `tonghop sql help` cho xem các lệnh (no such command)", visible(command))
	}
	var failed error
	s := &shell{app: a, asker: ask, running: func(ctx context.Context) (context.Context, func()) { return ctx, func() {} }}
	s.show = func(text []byte) { _, failed = a.stdout.Write(text) }
	if err := s.format(opt.format); err != nil {
		return err
	}
	s.command(ctx, command, given)
	return failed
}

func (a *app) query(args []string) (string, error) {
	if len(args) == 1 {
		return args[0], nil
	}
	text, err := io.ReadAll(io.LimitReader(a.stdin, longestLine))
	return string(text), err
}

// limited is an answer and whether rows were cut off.
type limited struct {
	pipeline.Answer
	cut      bool
	cautions []pipeline.Text
}

const cutNote = "Chỉ in %d dòng đầu; dùng --max-rows để xem thêm, hoặc ghi tất cả ra tệp. (Only the first rows are shown; a file has them all.)\n"

func (a *app) printAnswer(print func(io.Writer, pipeline.Answer) error, answer limited) error {
	if err := print(a.stdout, answer.Answer); err != nil {
		return err
	}
	if answer.cut {
		fmt.Fprintf(a.stderr, cutNote, len(answer.Rows))
	}
	caution(a.stderr, answer.cautions)
	return nil
}

// caution tells what a statement adds up and does not add.
func caution(out io.Writer, list []pipeline.Text) {
	for _, c := range list {
		fmt.Fprintf(out, "Lưu ý: %s (%s)\n", c.VI, c.EN)
	}
}

// An asker runs each statement in a fresh child process over one release.
type asker struct {
	box      warehouse.Sandbox
	database string // path
	release  string // its name
}

func askerOf(dir string, opt sqlOptions) (asker, error) {
	program, err := os.Executable()
	if err != nil {
		return asker{}, fmt.Errorf("find this program: %w", err)
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	return asker{
		box:      warehouse.Sandbox{Program: program, Args: []string{sqlChildName}, Timeout: opt.timeout, Rows: opt.rows, Exports: exportsOf(dir)},
		database: filepath.Join(dir, databaseName), release: filepath.Base(dir),
	}, nil
}

// exportsOf are the exports of the release in dir that are as its manifest has them. What
// it says of them is read once, when there is a file to look for.
func exportsOf(dir string) warehouse.Exports {
	exports := filepath.Join(dir, parquetName)
	manifest := sync.OnceValue(func() *release.Manifest {
		m, err := release.Below(dir, parquetName)
		if err != nil {
			return &release.Manifest{} // which holds nothing
		}
		return &m
	})
	return warehouse.Exports{Dir: exports, Whole: func(file string) bool {
		_, err := os.Lstat(filepath.Join(exports, file))
		return err == nil && manifest().Holds(dir, parquetName+"/"+file)
	}}
}

func (q asker) ask(ctx context.Context, query string) (limited, error) {
	result, err := q.box.Query(ctx, q.database, query)
	return limited{result.Answer, result.Truncated, result.Cautions}, toldOf(err)
}

// toldOf puts the fault of a statement in words for the person who wrote it.
func toldOf(err error) error {
	var fault *warehouse.QueryError
	if errors.As(err, &fault) {
		return told(fault)
	}
	return err
}

// told is a statement's fault for the person who wrote it; only what is not
// that person's doing is a failure of the command.
func told(f *warehouse.QueryError) error {
	text := join(" ", f.Message.VI, f.Hint.VI, "("+f.Message.EN+")")
	if f.Detail != "" {
		text += "\n" + f.Detail
	}
	switch f.Reason {
	case warehouse.SandboxFailed, warehouse.OutOfMemory, warehouse.OutOfTime, warehouse.NotWritten:
		return errors.New(text)
	}
	return usageError{errors.New(text)}
}

// releaseDir is the folder of the release in force, or of the one of a past time.
func (w *space) releaseDir(asOf string) (dir string, err error) {
	shelf := w.shelf()
	if asOf == "" {
		dir, _, err = shelf.Current()
	} else {
		var at time.Time
		if at, err = w.moment(asOf); err != nil {
			return "", err
		}
		dir, err = shelf.At(at)
	}
	if errors.Is(err, release.ErrNone) {
		return "", usage("chưa có bản phát hành nào ở %s; hãy chạy `tonghop run` trước (no release yet)", shelf.Dir)
	}
	return dir, err
}

// moment reads a day, which means its end, a moment, or the name of a release,
// which means when it came into force.
func (w *space) moment(text string) (time.Time, error) {
	if day, err := time.ParseInLocation("2006-01-02", text, w.Location); err == nil {
		return day.AddDate(0, 0, 1).Add(-time.Nanosecond), nil
	}
	at, err := time.Parse(time.RFC3339, text)
	if err == nil {
		return at, nil
	}
	journal, err := w.journal()
	if err != nil {
		return at, err
	}
	for _, r := range journal.Runs() {
		if r.Release == text && text != "" && !r.FinishedAt.IsZero() {
			return r.FinishedAt, nil
		}
	}
	return at, usage("--as-of %q: cần YYYY-MM-DD, thời điểm RFC 3339 hoặc tên một bản phát hành trong `tonghop release` (want a day, a moment or the name of a release)", text)
}

func (a *app) sqlChild() *cobra.Command {
	return &cobra.Command{
		Use: sqlChildName, Short: "The child process that runs one statement", Hidden: true, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return warehouse.SandboxMain(a.stdin, a.stdout) },
	}
}
