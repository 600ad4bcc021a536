package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// A shellCommand is one of the shell's own, with its other names.
type shellCommand struct {
	names  []string
	given  string // what it takes, for the help
	vi, en string
}

var shellCommands = []shellCommand{
	{[]string{".help", "help", `\?`}, "", "các lệnh này", "these commands"},
	{[]string{".questions"}, "", "các câu hỏi so sánh có sẵn", "the comparisons that come with the release"},
	{[]string{".tables", `\dt`}, "", "các bảng và khung nhìn", "tables and views"},
	{[]string{".describe", `\d`}, "TÊN", "các cột của một bảng, có giải thích", "the columns of a table"},
	{[]string{".schema"}, "[TÊN]", "câu SQL làm ra bảng, khung nhìn, câu hỏi", "the SQL behind a table, view or question"},
	{[]string{".export"}, "TỆP", "ghi kết quả vừa có ra tệp", "write the last answer to a file: " + fileNames},
	{[]string{".format"}, "DẠNG", "cách in kết quả", "how answers are printed: " + formatNames},
	{[]string{".timing"}, "on|off", "in số dòng và thời gian", "print rows and time"},
	{[]string{".pager"}, "on|off", "xem kết quả dài bằng chương trình phân trang", "page long answers"},
	{[]string{".exit", ".quit", "exit", "quit", `\q`}, "", "thoát (hoặc Ctrl-D)", "leave"},
}

// commandOf cuts a line that is a command of the shell: one that starts with a
// dot or a backslash, or help, exit or quit by themselves.
func commandOf(line string) (name, given string, ok bool) {
	line = strings.TrimSuffix(strings.TrimSpace(line), ";")
	name, given, _ = strings.Cut(line, " ")
	given = strings.TrimSpace(given)
	switch {
	case strings.HasPrefix(name, "."), strings.HasPrefix(name, `\`):
		return name, given, true
	case given == "":
		name = strings.ToLower(name)
		return name, "", name == "help" || name == "exit" || name == "quit"
	}
	return "", "", false
}

// command does what a command says; leave ends the shell.
func (s *shell) command(ctx context.Context, name, given string) (leave bool) {
	at := slices.IndexFunc(shellCommands, func(c shellCommand) bool { return slices.Contains(c.names, name) })
	if at < 0 {
		fmt.Fprintf(s.app.stderr, "Không có lệnh %s; gõ help để xem các lệnh. (No such command.)\n", visible(name))
		return false
	}
	switch shellCommands[at].names[0] {
	case ".exit":
		return true
	case ".help":
		s.help()
	case ".questions":
		s.ask(ctx, shellStatement("questions", ""))
	case ".describe":
		s.describe(ctx, given)
	case ".tables":
		s.ask(ctx, shellStatement("tables", ""))
	case ".schema":
		s.schema(ctx, given)
	case ".export":
		s.export(ctx, given)
	case ".format":
		if err := s.format(given); err != nil {
			s.fault(err, false)
		}
	case ".timing":
		s.timing = s.onOff(given, s.timing)
	case ".pager":
		s.paged = s.onOff(given, s.paged)
	}
	return false
}

func (s *shell) help() {
	var b strings.Builder
	b.WriteString("Gõ một câu SQL, kết thúc bằng dấu chấm phẩy; Tab để điền tên, Ctrl-C để bỏ.\n" +
		"(End a statement with a semicolon; Tab completes names, Ctrl-C drops the statement.)\n")
	for _, c := range shellCommands {
		fmt.Fprintf(&b, "  %-30s %s\n  %-30s (%s)\n", strings.Join(c.names, ", ")+" "+c.given, c.vi, "", c.en)
	}
	fmt.Fprint(s.app.stdout, b.String())
}

// describe shows the columns of a table; without a name, all tables.
func (s *shell) describe(ctx context.Context, table string) {
	if table == "" {
		s.ask(ctx, shellStatement("tables", ""))
		return
	}
	s.ask(ctx, shellStatement("columns", table))
}

// schema shows the SQL behind one table, view or question, or behind all.
func (s *shell) schema(ctx context.Context, name string) {
	answer, err := s.asker.ask(ctx, shellStatement("schema", name))
	if err != nil {
		s.fault(err, ctx.Err() != nil)
		return
	}
	if len(answer.Rows) == 0 {
		fmt.Fprintf(s.app.stderr, "Không có bảng, khung nhìn hay câu hỏi nào tên %s; gõ .tables. (No such table.)\n", visible(name))
		return
	}
	var b strings.Builder
	for _, row := range answer.Rows {
		fmt.Fprintf(&b, "%s\n\n", visible(plain(row[0], "")))
	}
	s.show([]byte(b.String()))
}

// export writes the last answer to a file, all its rows.
func (s *shell) export(ctx context.Context, file string) {
	if s.last == "" {
		fmt.Fprintln(s.app.stderr, "Chưa có câu lệnh nào chạy được để ghi ra tệp. (No statement was answered yet.)")
		return
	}
	running, done := s.running(ctx)
	rows, err := s.asker.save(running, s.last, file)
	stopped := running.Err() != nil
	done()
	if err != nil {
		s.fault(err, stopped)
		return
	}
	fmt.Fprintln(s.app.stdout, savedNote(file, rows))
}

func (s *shell) onOff(given string, now bool) bool {
	switch given {
	case "on":
		return true
	case "off":
		return false
	case "":
		return !now
	}
	fmt.Fprintf(s.app.stderr, "%q: hãy gõ on hoặc off (want on or off)\n", given)
	return now
}
