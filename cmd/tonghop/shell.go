package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/term"
)

const shellHelp = `Gõ một câu SQL, kết thúc bằng dấu chấm phẩy. (Type a statement, end it with a semicolon.)
  .questions        các câu hỏi so sánh có sẵn   (the comparisons that come with the release)
  .tables           các bảng và khung nhìn       (tables and views)
  .describe TÊN     các cột của một bảng         (columns of a table)
  .format DẠNG      ` + formatNames + `
  .exit             thoát                        (leave)
`

// shortcuts are the dot commands that stand for a statement.
var shortcuts = map[string]string{
	".questions": "SELECT id, title_vi AS title FROM question ORDER BY id",
	".tables":    "SELECT table_name, comment FROM (SELECT table_name, comment FROM duckdb_tables() WHERE NOT internal UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE NOT internal) ORDER BY table_name",
}

// shell asks statement after statement on a terminal, with history.
func (a *app) shell(ctx context.Context, ask func(context.Context, string) (limited, error), opt sqlOptions) error {
	in, ok := a.stdin.(*os.File)
	if !ok {
		return errors.New("the shell needs a terminal")
	}
	history := openHistory(a.historyPath())
	fmt.Fprint(a.stdout, shellHelp)
	printer := printers[opt.format]
	for {
		statement, err := readStatement(in, a.stdout, history)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		word, rest, _ := strings.Cut(strings.TrimSpace(statement), " ")
		switch word {
		case "":
			continue
		case ".exit", ".quit":
			return nil
		case ".help":
			fmt.Fprint(a.stdout, shellHelp)
			continue
		case ".format":
			if p, err := printerOf(strings.TrimSpace(rest)); err != nil {
				fmt.Fprintln(a.stderr, err)
			} else {
				printer = p
			}
			continue
		case ".describe":
			statement = "SELECT column_name, data_type, comment FROM duckdb_columns() WHERE table_name = '" +
				strings.ReplaceAll(strings.TrimSpace(rest), "'", "''") + "' ORDER BY column_index"
		}
		if s, ok := shortcuts[word]; ok {
			statement = s
		}
		answer, err := ask(ctx, statement)
		if err == nil {
			err = a.printAnswer(printer, answer)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			fmt.Fprintln(a.stderr, visible(err.Error()))
		}
	}
}

// readStatement edits lines on the terminal until one ends a statement: with a
// semicolon, or at once for a dot command.
func readStatement(in *os.File, out io.Writer, h *history) (string, error) {
	state, err := term.MakeRaw(int(in.Fd()))
	if err != nil {
		return "", fmt.Errorf("prepare terminal: %w", err)
	}
	defer term.Restore(int(in.Fd()), state)
	screen := struct {
		io.Reader
		io.Writer
	}{in, out}
	editor := term.NewTerminal(screen, "tonghop> ")
	editor.History = h
	if width, height, err := term.GetSize(int(in.Fd())); err == nil {
		_ = editor.SetSize(width, height) // an odd size only wraps lines oddly
	}
	var lines []string
	for {
		line, err := editor.ReadLine()
		if err != nil && !errors.Is(err, term.ErrPasteIndicator) {
			return "", err
		}
		lines = append(lines, line)
		whole := strings.TrimSpace(strings.Join(lines, "\n"))
		if whole == "" || strings.HasPrefix(whole, ".") || strings.HasSuffix(whole, ";") {
			return whole, nil
		}
		editor.SetPrompt("    ...> ")
	}
}

// historyPath is where the lines of earlier sessions are kept; "" keeps none.
func (a *app) historyPath() string {
	dir := a.getenv("XDG_STATE_HOME")
	if dir == "" {
		home := a.getenv("HOME")
		if home == "" {
			return ""
		}
		dir = filepath.Join(home, ".local", "state")
	}
	return filepath.Join(dir, "tonghop", "history")
}

// longestHistory bounds the lines that are kept.
const longestHistory = 1000

// history implements term.History over a file, newest line last.
type history struct {
	path  string
	lines []string
}

func openHistory(path string) *history {
	h := &history{path: path}
	if data, err := os.ReadFile(path); err == nil {
		h.lines = strings.FieldsFunc(string(data), func(r rune) bool { return r == '\n' })
		h.lines = h.lines[max(0, len(h.lines)-longestHistory):]
	}
	return h
}

// Add keeps the line; where the file cannot be written, for this session only.
func (h *history) Add(line string) {
	if line == "" || len(h.lines) > 0 && h.lines[len(h.lines)-1] == line {
		return
	}
	h.lines = append(h.lines, line)
	h.lines = h.lines[max(0, len(h.lines)-longestHistory):]
	if h.path == "" || os.MkdirAll(filepath.Dir(h.path), 0o700) != nil {
		return
	}
	_ = os.WriteFile(h.path, []byte(strings.Join(h.lines, "\n")+"\n"), 0o600)
}

func (h *history) Len() int { return len(h.lines) }

// At is the line idx lines back; 0 is the newest.
func (h *history) At(idx int) string { return h.lines[len(h.lines)-1-idx] }
