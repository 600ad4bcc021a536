package main

import (
	"cmp"
	"context"
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
	"github.com/tonghop/tonghop/pipeline/trial"
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
			a.tellOwn(config.Faults{refused(w.brought, kind, id, err.Error())})
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

// A tally counts what was tried.
type tally struct{ questions, checks, metrics int }

// checkQuestions tries every case of the questions and checks that the workspace
// and its topics bring; with all, of the built-in topics too.
func (a *app) checkQuestions(ctx context.Context, w *space, all bool) (tally, error) {
	of := func(p questions.Place, _ bool) bool { return all || !p.Folder.BuiltIn }
	var asked []pipeline.Question
	var tests []pipeline.Check
	var n tally
	for _, q := range w.brought.Questions {
		if of(w.brought.Question(q.ID)) {
			asked = append(asked, q)
		}
	}
	for _, c := range w.brought.Checks {
		if of(w.brought.Check(c.ID)) {
			tests = append(tests, c)
		}
	}
	for _, m := range w.brought.Metrics {
		if of(w.brought.Metric(m.ID)) {
			n.metrics++
		}
	}
	n.questions, n.checks = len(asked), len(tests)
	if n == (tally{}) {
		if err := w.left.Err(); err != nil {
			return n, usageError{err}
		}
		return n, nil
	}
	return n, a.tryAll(ctx, w, asked, tests)
}

func (a *app) tryAll(ctx context.Context, w *space, asked []pipeline.Question, tests []pipeline.Check) error {
	opt, err := a.asking(w)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "tonghop-check-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	opt.Now, opt.Spare = nil, nil // a case has no clock, and tells every fault
	bench, err := trial.NewBench(ctx, dir, opt)
	if err != nil {
		return usageError{errors.Join(w.left.Err(), unmade(w.brought, err))}
	}
	faults := slices.Clone(w.left)
	for _, q := range asked {
		at, _ := w.brought.Question(q.ID)
		faults = append(faults, explained(ctx, bench, at, q)...)
		faults = append(faults, tryCases(ctx, bench, at, q.ID, q.OnBasis)...)
	}
	for _, c := range tests {
		at, _ := w.brought.Check(c.ID)
		faults = append(faults, tryCheck(ctx, bench, at, c)...)
	}
	if err := faults.Err(); err != nil {
		return usageError{err}
	}
	return nil
}

// explained finds the columns of a question that nobody explains: they would stand
// in the dictionary without a meaning.
func explained(ctx context.Context, bench *trial.Bench, at questions.Place, q pipeline.Question) config.Faults {
	columns, err := bench.Columns(ctx, q.ID)
	if err != nil {
		return config.Faults{{File: at.Shown(), VI: fmt.Sprintf("câu hỏi không trả lời được: %v.", err), EN: "the question cannot be asked."}}
	}
	var missing []string
	answered := map[string]bool{}
	for _, c := range columns {
		answered[c.Name] = true
		figure, companion := c.Name, false
		for _, suffix := range []string{"_max", "_unit", "_qualifier", "_origin"} {
			if cut, ok := strings.CutSuffix(c.Name, suffix); ok {
				figure, companion = cut, true
			}
		}
		_, said := q.Columns[c.Name]
		_, saidOfFigure := q.Columns[figure]
		if !said && !(companion && saidOfFigure) {
			missing = append(missing, c.Name)
		}
	}
	var faults config.Faults
	for _, name := range at.Explains {
		if !answered[name] {
			faults = append(faults, config.Fault{File: at.Shown(), Line: at.Columns, Path: "columns", VI: fmt.Sprintf("phần đầu giải thích cột «%s» mà câu lệnh không cho ra cột nào tên ấy.", name),
				EN: fmt.Sprintf("the header explains %q, which is no column of the answer.", name), HintVI: "Sửa tên cột, hoặc bỏ phần giải thích ấy.", HintEN: "Mend the name or leave it out."})
		}
	}
	if len(missing) == 0 {
		return faults
	}
	return append(faults, config.Fault{File: at.Shown(), Line: cmp.Or(at.Columns, at.Above), VI: "chưa giải thích các cột: " + strings.Join(missing, ", ") + ".", EN: "columns without a meaning.",
		HintVI: "Thêm dòng «-- columns: tên_cột = ý nghĩa | meaning; …».", HintEN: "Add «-- columns: column = ý nghĩa | meaning; …»."})
}

func tryCases(ctx context.Context, bench *trial.Bench, at questions.Place, id string, onBasis bool) config.Faults {
	if at.Cases == nil { // told where the files are read
		return nil
	}
	names := trial.Cases(at.Cases)
	if len(names) == 0 {
		return config.Faults{{File: at.ShownCases(), VI: "không có ca thử nào: cần TÊN/given hoặc TÊN/ask.", EN: "there is no case: want NAME/given or NAME/ask."}}
	}
	var faults config.Faults
	if onBasis && !trial.OnBasis(at.Cases) {
		faults = append(faults, config.Fault{File: at.ShownCases(), VI: "câu hỏi hỏi được trên địa giới đã chọn mà không ca thử nào hỏi như vậy.",
			EN:     "no case asks on a basis.",
			HintVI: "Thêm dòng «basis 2025» (hoặc 1997, 2004, 2008) vào TÊN/ask của một ca thử.", HintEN: "Add the line «basis 2025» (or 1997, 2004, 2008) to NAME/ask of a case."})
	}
	for _, name := range names {
		got, err := bench.Try(ctx, at.Cases, id, name, at.Shared)
		faults = append(faults, differs(at, name, got, "Câu hỏi cho ra:\n", err)...)
	}
	return faults
}

// tryCheck tries the cases of a check: faults in the bad ones, none in the good.
func tryCheck(ctx context.Context, bench *trial.Bench, at questions.Place, c pipeline.Check) config.Faults {
	if at.Cases == nil {
		return nil
	}
	bad, good := trial.CheckCases(at.Cases)
	if len(bad) == 0 || len(good) == 0 {
		return config.Faults{{File: at.ShownCases(), VI: "phép kiểm tra cần ít nhất một ca bad/given và một ca good/given.", EN: "want a case bad/given and a case good/given."}}
	}
	var faults config.Faults
	for _, name := range good {
		got, found, err := bench.TryCheck(ctx, at.Cases, c, name)
		switch {
		case err != nil:
			faults = append(faults, unrun(at, name, err))
		case found > 0:
			faults = append(faults, config.Fault{File: at.ShownCases(), Line: caseLine(at, name), VI: fmt.Sprintf("ca thử %q là số liệu đúng mà vẫn bị báo lỗi:\n%s", name, got), EN: "faults in good figures."})
		}
	}
	for _, name := range bad {
		got, found, err := bench.TryCheck(ctx, at.Cases, c, name)
		if err == nil && found == 0 {
			faults = append(faults, config.Fault{File: at.ShownCases(), Line: caseLine(at, name), VI: fmt.Sprintf("ca thử %q là số liệu sai mà không bị báo lỗi.", name), EN: "no fault in bad figures."})
			continue
		}
		faults = append(faults, differs(at, name, got, "Phép kiểm tra cho ra:\n", err)...)
	}
	return faults
}

// differs judges what a case gave against what is wanted.
func differs(at questions.Place, name string, got []byte, gave string, err error) config.Faults {
	if err != nil {
		return config.Faults{unrun(at, name, err)}
	}
	fault := config.Fault{File: at.ShownCases(), Line: caseLine(at, name)}
	wanted := trial.Find(at.Cases, name+"/wanted.csv")
	if wanted == nil {
		fault.VI, fault.EN = fmt.Sprintf("ca thử %q thiếu %s/wanted.csv.", name, name), "wanted.csv is missing."
		fault.HintVI = gave + string(got)
		return config.Faults{fault}
	}
	if said := trial.Differs(got, wanted.Data); said != "" {
		fault.VI, fault.EN = fmt.Sprintf("ca thử %q cho ra khác mong đợi (%s).", name, said), "the case gives other rows than wanted."
		return config.Faults{fault}
	}
	return nil
}

func unrun(at questions.Place, name string, err error) config.Fault {
	return config.Fault{File: at.ShownCases(), Line: caseLine(at, name), VI: fmt.Sprintf("ca thử %q không chạy được: %v.", name, err), EN: "the case cannot be run."}
}

// caseLine is the line on which a case begins.
func caseLine(at questions.Place, name string) int {
	line := strings.Count(string(at.Cases.Comment), "\n") + 1
	for _, f := range at.Cases.Files {
		if strings.HasPrefix(f.Name, name+"/") {
			return line
		}
		line += strings.Count(string(f.Data), "\n") + 1
	}
	return 0
}

var (
	questionNamed = regexp.MustCompile(`question (\w+): `)
	lineNamed     = regexp.MustCompile(`LINE (\d+):`)
)

// unmade says which file holds the question that the database does not take, and at
// which of its lines.
func unmade(brought questions.Set, err error) error {
	found := questionNamed.FindStringSubmatch(err.Error())
	if found == nil {
		return err
	}
	if _, ok := brought.Question(found[1]); !ok {
		return err
	}
	return config.Faults{refused(brought, pipeline.QuestionDefinition, found[1], err.Error())}.Err()
}

// refused is the fault of a question or a check of the workspace that the database
// does not take: which file holds it, the line of a question, and what to write instead.
func refused(brought questions.Set, kind pipeline.DefinitionKind, id, reason string) config.Fault {
	at, statement := placeOf(brought, kind, id)
	fault := config.Fault{File: at.Shown(), VI: "câu lệnh không dùng được: " + strings.TrimSpace(reason), EN: "the statement cannot be used."}
	if found := questionNamed.FindStringIndex(reason); found != nil {
		fault.VI = "câu lệnh không dùng được: " + strings.TrimSpace(reason[found[1]:])
	}
	if advice, ok := warehouse.Advice(reason, statement); ok {
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
	}
	return fault
}

// placeOf is where a question or a check of the workspace stands, and its statement.
func placeOf(brought questions.Set, kind pipeline.DefinitionKind, id string) (at questions.Place, statement string) {
	if kind == pipeline.CheckDefinition {
		at, _ = brought.Check(id)
		for _, c := range brought.Checks {
			if c.ID == id {
				statement = c.SQL
			}
		}
		return at, statement
	}
	at, _ = brought.Question(id)
	for _, q := range brought.Questions {
		if q.ID == id {
			statement = q.SQL
		}
	}
	return at, statement
}
