package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/checks"
	"github.com/tonghop/tonghop/pipeline/compare"
	"github.com/tonghop/tonghop/pipeline/config"
	"github.com/tonghop/tonghop/pipeline/questions"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// loadQuestions reads the generic questions and checks, then what the topics, built
// in and of the workspace, and the workspace itself bring besides. What is wrong with
// own ones is kept in left; without sound, a fault that leaves one out is an error.
func (w *space) loadQuestions(topicsDir string, sound bool) (err error) {
	if w.builtIn, err = compare.Questions(); err != nil {
		return err
	}
	if w.tests, err = checks.Checks(); err != nil {
		return err
	}
	folders := questions.BuiltIn()
	if topicsDir != "" {
		folders = append(folders, questions.Topics(os.DirFS(topicsDir), false)...)
	}
	folders = append(folders, questions.Folder{Files: os.DirFS(w.Dir)})
	taken := questions.Taken{Views: warehouse.Tables()}
	for _, q := range w.builtIn {
		taken.Views = append(taken.Views, q.ID)
	}
	for _, c := range w.tests {
		taken.Checks = append(taken.Checks, c.ID)
	}
	if w.brought, err = questions.Load(folders, w.catalog, taken); err != nil {
		leavesOut := func(f config.Fault) bool { return !f.Used }
		if !errors.As(err, &w.left) || !sound && slices.ContainsFunc(w.left, leavesOut) {
			return usageError{err}
		}
	}
	usual, err := compare.UsualColumns()
	for _, q := range w.brought.Questions {
		for name, said := range usual {
			if _, ok := q.Columns[name]; !ok {
				q.Columns[name] = said
			}
		}
	}
	return err
}

// asking is everything that a warehouse of the workspace answers and checks.
func (a *app) asking(w *space) (warehouse.Options, error) {
	tests, err := w.checks()
	list := slices.Concat(w.builtIn, w.brought.Questions)
	slices.SortFunc(list, func(a, b pipeline.Question) int { return cmp.Compare(a.ID, b.ID) })
	return warehouse.Options{
		Catalog: w.catalog, Questions: list, Metrics: w.brought.Metrics, Checks: tests, Brought: declared(w.brought),
		Workspace: w.Dir, Now: a.now, Guard: w.Guard, Spare: a.sparer(w),
	}, err
}

// sparer leaves out what the workspace brings and cannot be asked or run, and says
// so; what comes with the program must be there.
func (a *app) sparer(w *space) func(pipeline.DefinitionKind, string, error) bool {
	return func(kind pipeline.DefinitionKind, id string, err error) bool {
		at, ok := w.brought.Question(id)
		if kind == pipeline.CheckDefinition {
			at, ok = w.brought.Check(id)
		}
		if !ok || at.Folder.BuiltIn {
			return false
		}
		if !w.judged {
			a.tellOwn(config.Faults{refused(at, kind, err.Error())})
		}
		return true
	}
}

// tellOwn tells what is wrong with what the workspace brings: what of it is left out,
// and what is used all the same.
func (a *app) tellOwn(faults config.Faults) {
	for _, group := range []struct {
		used bool
		head string
	}{
		{false, "câu hỏi, phép kiểm tra hoặc chỉ số riêng có lỗi nên được để ngoài (left out); hãy sửa rồi chạy `tonghop check`"},
		{true, "câu hỏi hoặc phép kiểm tra riêng còn thiếu, dù điều đó không ngăn việc dùng (used all the same)"},
	} {
		of := slices.DeleteFunc(slices.Clone(faults), func(f config.Fault) bool { return f.Used != group.used })
		if len(of) > 0 {
			fmt.Fprintln(a.stderr, visible("tonghop: "+group.head+":\n"+of.Error()))
		}
	}
}

var (
	questionNamed = regexp.MustCompile(`question (\w+): `)
	tableNamed    = regexp.MustCompile(`Table with name (\w+) does not exist`)
	lineNamed     = regexp.MustCompile(`LINE (\d+):`)
	caretBelow    = regexp.MustCompile(`LINE (\d+):(.*\n)( *\^)`)
)

// unmade says which files hold the questions that the database does not take, and at
// which of their lines; err names each of them.
func unmade(brought questions.Set, err error) error {
	said := err.Error()
	named := questionNamed.FindAllStringSubmatchIndex(said, -1)
	var faults config.Faults
	var names []string
	lacks := map[string]string{} // the question that each of them reads and that is not there
	for i, at := range named {
		end := len(said)
		if i+1 < len(named) {
			end = named[i+1][0]
		}
		name := said[at[2]:at[3]]
		if place, ok := brought.Question(name); ok {
			reason := said[at[0]:end]
			if table := tableNamed.FindStringSubmatch(reason); table != nil {
				lacks[name] = strings.ToLower(table[1])
			}
			faults, names = append(faults, refused(place, pipeline.QuestionDefinition, reason)), append(names, name)
		}
	}
	for i, name := range names {
		if slices.Contains(names, lacks[name]) {
			faults[i] = unready(faults[i], name, lacks)
		}
	}
	if len(faults) == 0 {
		return err
	}
	return faults.Err()
}

// unready is the fault of a question that reads another one that is not taken either, or
// reads itself by way of others.
func unready(fault config.Fault, name string, lacks map[string]string) config.Fault {
	way := []string{name}
	for next := lacks[name]; next != "" && !slices.Contains(way, next); next = lacks[next] {
		way = append(way, next)
	}
	if last := lacks[way[len(way)-1]]; last == name {
		circle := "«" + strings.Join(append(way, name), "» → «") + "»"
		fault.VI, fault.EN = "các câu hỏi đọc vòng nhau: "+circle+".", "questions read each other in a circle."
		fault.HintVI, fault.HintEN = "Bỏ một chỗ đọc, để mỗi câu hỏi chỉ đọc câu hỏi đứng trước nó.", "Break the circle: a question may read those that do not read it."
		return fault
	}
	fault.VI, fault.EN = "câu lệnh đọc câu hỏi «"+lacks[name]+"», mà câu hỏi ấy cũng chưa dùng được.", "it reads a question that cannot be used either."
	fault.HintVI, fault.HintEN = "Sửa câu hỏi ấy trước.", "Mend that question first."
	return fault
}

// refused is the fault of a question or a check of the workspace that the database
// does not take: which file holds it, the line of a question, and what to write instead.
func refused(at questions.Place, kind pipeline.DefinitionKind, reason string) config.Fault {
	if found := questionNamed.FindStringIndex(reason); found != nil {
		reason = reason[found[1]:]
	}
	reason = strings.TrimSpace(reason)
	fault := config.Fault{File: at.Shown(), VI: "câu lệnh không dùng được: " + reason, EN: "the statement cannot be used."}
	if why, advice, ok := warehouse.Refusal(reason); ok {
		fault.VI, fault.HintVI, fault.HintEN = "câu lệnh không dùng được: "+why+".", advice.VI, advice.EN
	} else if advice, ok := warehouse.Advice(reason, at.SQL); ok {
		fault.HintVI, fault.HintEN = advice.VI, advice.EN
	}
	if kind == pipeline.CheckDefinition {
		return fault
	}
	if strings.Contains(reason, `column "basis"`) {
		fault.HintVI = "Câu hỏi đọc theo basis phải có dòng «-- takes: basis» ở phần đầu."
		fault.HintEN = "A question that reads with basis must have the line «-- takes: basis» in its header."
	}
	if line := lineNamed.FindStringSubmatch(reason); line != nil {
		n, _ := strconv.Atoi(line[1])
		fault.Line = at.Above + max(n-1, 1) // the first line is the program's own
		fault.VI = atLine(fault.VI, fault.Line)
	}
	return fault
}

// atLine names in what DuckDB says the line of the file; the caret stays below its place.
func atLine(said string, line int) string {
	return caretBelow.ReplaceAllStringFunc(said, func(found string) string {
		part := caretBelow.FindStringSubmatch(found)
		own := strconv.Itoa(line)
		return "LINE " + own + ":" + part[2] + strings.Repeat(" ", max(len(own)-len(part[1]), 0)) + part[3]
	})
}
