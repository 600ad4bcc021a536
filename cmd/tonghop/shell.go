package main

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strings"

	"github.com/peterh/liner"
	"golang.org/x/term"
)

//go:embed shellsql/*.sql
var shellSQL embed.FS

// shellStatement is one of the shell's own statements, about a table or none.
func shellStatement(id, table string) string {
	text, err := shellSQL.ReadFile("shellsql/" + id + ".sql")
	if err != nil {
		panic(err) // embedded: it is always there
	}
	return strings.ReplaceAll(string(text), "{name}", strings.ReplaceAll(table, "'", "''"))
}

const (
	firstPrompt = "tonghop> "
	nextPrompt  = "    ...> "
)

// errAborted is what a line gives when the person drops it.
var errAborted = errors.New("line dropped")

// A shell asks statement after statement.
type shell struct {
	app     *app
	asker   asker
	line    func(prompt string) (string, error) // errAborted, io.EOF
	remark  func(line string)                   // keeps a line for later sessions
	show    func(text []byte)                   // prints an answer
	print   func(io.Writer, limited) error
	running func(ctx context.Context) (context.Context, func()) // until the person stops it
	timing  bool
	paged   bool
	last    string // statement that was answered
}

// shell runs the shell on the terminal, with history and completion.
func (a *app) shell(ctx context.Context, ask asker, opt sqlOptions) error {
	history := openHistory(a.historyPath())
	edit := liner.NewLiner()
	defer func() { _ = edit.Close() }() // puts the terminal back
	edit.SetCtrlCAborts(true)
	edit.SetMultiLineMode(true)
	edit.SetTabCompletionStyle(liner.TabPrints)
	for _, line := range history.lines {
		edit.AppendHistory(line)
	}
	var known *words
	edit.SetWordCompleter(func(line string, pos int) (string, []string, string) {
		if known == nil {
			known = loadWords(ctx, ask.ask)
		}
		return known.complete(line, pos)
	})
	s := &shell{app: a, asker: ask, timing: true, paged: true, running: stoppable}
	s.line = func(prompt string) (string, error) {
		line, err := edit.Prompt(prompt)
		if errors.Is(err, liner.ErrPromptAborted) {
			err = errAborted
		}
		return line, err
	}
	s.remark = func(line string) {
		edit.AppendHistory(line)
		history.Add(line)
	}
	s.show = func(text []byte) { s.page(ctx, text) }
	if err := s.format(opt.format); err != nil {
		return err
	}
	// Ctrl-C drops a statement; it does not end the program here.
	signal.Reset(os.Interrupt)
	fmt.Fprintf(a.stdout, "Bản phát hành %s. Gõ help để xem các lệnh. (Type help for the commands.)\n", ask.release)
	return s.loop(ctx)
}

// stoppable gives a context that ends when the person types Ctrl-C.
func stoppable(ctx context.Context) (context.Context, func()) {
	return signal.NotifyContext(ctx, os.Interrupt)
}

// loop reads and answers until the person leaves.
func (s *shell) loop(ctx context.Context) error {
	text, prompt := "", firstPrompt
	for ctx.Err() == nil {
		line, err := s.line(prompt)
		switch {
		case errors.Is(err, errAborted):
			text, prompt = "", firstPrompt
			continue
		case errors.Is(err, io.EOF):
			fmt.Fprintln(s.app.stdout)
			return nil
		case err != nil:
			return err
		}
		if strings.TrimSpace(line) != "" {
			s.remark(line)
		}
		if command, given, ok := commandOf(line); ok && strings.TrimSpace(text) == "" {
			if s.command(ctx, command, given) {
				return nil
			}
			continue
		}
		whole, rest := splitStatements(text + line + "\n")
		for _, statement := range whole {
			s.answer(ctx, statement)
		}
		if text, prompt = rest, nextPrompt; strings.TrimSpace(rest) == "" {
			text, prompt = "", firstPrompt
		}
	}
	return ctx.Err()
}

// answer asks one statement of the person's own and shows what it gave.
func (s *shell) answer(ctx context.Context, statement string) {
	if s.ask(ctx, statement) {
		s.last = statement
	}
}

// ask asks a statement and shows what it gave; false where it gave nothing.
func (s *shell) ask(ctx context.Context, statement string) bool {
	running, done := s.running(ctx)
	start := s.app.now()
	answer, err := s.asker.ask(running, statement)
	took := s.app.now().Sub(start)
	stopped := running.Err() != nil
	done()
	if err != nil {
		s.fault(err, stopped)
		return false
	}
	var out bytes.Buffer
	if err := s.print(&out, answer); err != nil {
		s.fault(err, false)
		return false
	}
	caution(&out, answer.cautions)
	if s.timing {
		fmt.Fprintf(&out, "%d dòng, %s giây\n", len(answer.Rows), strings.Replace(fmt.Sprintf("%.2f", took.Seconds()), ".", ",", 1))
	}
	s.show(out.Bytes())
	return true
}

// fault tells why a statement gave nothing.
func (s *shell) fault(err error, stopped bool) {
	if stopped {
		err = errors.New("Đã dừng câu lệnh. (The statement was stopped.)")
	}
	fmt.Fprintln(s.app.stderr, visible(err.Error()))
}

// format sets the form in which answers are printed.
func (s *shell) format(name string) error {
	printer, err := printerOf(name)
	if err != nil {
		return err
	}
	s.print = func(w io.Writer, answer limited) error {
		if err := printer(w, answer.Answer); err != nil {
			return err
		}
		if answer.cut {
			fmt.Fprintf(w, cutNote, len(answer.Rows))
		}
		return nil
	}
	return nil
}

// page shows an answer, in the person's pager where it is longer or wider than
// the terminal.
func (s *shell) page(ctx context.Context, text []byte) {
	out, ok := s.app.stdout.(*os.File)
	if ok && s.paged {
		if width, height, err := term.GetSize(int(out.Fd())); err == nil && larger(text, width, height) && s.pager(ctx, out, text) == nil {
			return
		}
	}
	_, _ = s.app.stdout.Write(text) // a terminal that is gone ends the loop at its next line
}

// larger tells whether a text does not fit on a terminal.
func larger(text []byte, width, height int) bool {
	lines := bytes.Split(text, []byte("\n"))
	if len(lines) > height {
		return true
	}
	for _, line := range lines {
		if len([]rune(string(line))) > width {
			return true
		}
	}
	return false
}

// pager runs the program that PAGER names, or less.
func (s *shell) pager(ctx context.Context, out *os.File, text []byte) error {
	command := strings.Fields(s.app.getenv("PAGER"))
	if len(command) == 0 {
		command = []string{"less", "-SFX"}
	}
	pager := exec.CommandContext(ctx, command[0], command[1:]...)
	pager.Stdin, pager.Stdout, pager.Stderr = bytes.NewReader(text), out, s.app.stderr
	ignore := make(chan os.Signal, 1) // Ctrl-C is the pager's
	signal.Notify(ignore, os.Interrupt)
	defer signal.Stop(ignore)
	return pager.Run()
}
