package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/compare"
	"github.com/tonghop/tonghop/pipeline/config"
	"github.com/tonghop/tonghop/pipeline/questions"
	"github.com/tonghop/tonghop/pipeline/trial"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// questionsName is the folder of a workspace with questions and metrics of its own.
const questionsName = "questions"

func (w *space) questionsDir() string { return filepath.Join(w.Dir, questionsName) }

// ownQuestions reads what the workspace asks besides the built-in questions.
func (w *space) ownQuestions(builtIn []pipeline.Question) (questions.Set, error) {
	taken := warehouse.Tables()
	for _, q := range builtIn {
		taken = append(taken, q.ID)
	}
	for _, i := range w.catalog.Indicators() {
		taken = append(taken, i.ID)
	}
	set, err := questions.Load(os.DirFS(w.questionsDir()), questionsName, w.catalog, taken)
	if err != nil {
		return set, usageError{err}
	}
	return set, nil
}

// asking is everything that a warehouse of the workspace answers and checks, with
// what the workspace brings itself.
func (a *app) asking(w *space) (opt warehouse.Options, own questions.Set, err error) {
	builtIn, err := compare.Questions()
	if err != nil {
		return opt, own, err
	}
	tests, err := w.checks()
	if err != nil {
		return opt, own, err
	}
	if own, err = w.ownQuestions(builtIn); err != nil {
		return opt, own, err
	}
	usual, err := compare.UsualColumns()
	for _, q := range own.Questions {
		for name, said := range usual {
			if _, ok := q.Columns[name]; !ok {
				q.Columns[name] = said
			}
		}
	}
	opt = warehouse.Options{
		Catalog: w.catalog, Questions: append(builtIn, own.Questions...), Metrics: own.Metrics, Checks: tests,
		Workspace: w.Dir, Now: a.now, Guard: w.Guard,
	}
	return opt, own, err
}

// checkQuestions tries every case of the workspace's own questions and gives how
// many questions and metrics there are.
func (a *app) checkQuestions(ctx context.Context, w *space) (asked, metrics int, err error) {
	opt, own, err := a.asking(w)
	if err != nil || len(own.Questions)+len(own.Metrics) == 0 {
		return 0, 0, err
	}
	dir, err := os.MkdirTemp("", "tonghop-check-")
	if err != nil {
		return 0, 0, err
	}
	defer os.RemoveAll(dir)
	opt.Now = nil // a case has no clock
	bench, err := trial.NewBench(ctx, dir, opt)
	if err != nil {
		return 0, 0, usageError{unmade(own, err)}
	}
	var faults config.Faults
	for _, q := range own.Questions {
		faults = append(faults, explained(ctx, bench, own, q)...)
		faults = append(faults, tryCases(ctx, bench, own, q.ID)...)
	}
	if err := faults.Err(); err != nil {
		return 0, 0, usageError{err}
	}
	return len(own.Questions), len(own.Metrics), nil
}

// explained finds the columns of a question that nobody explains: they would stand
// in the dictionary without a meaning.
func explained(ctx context.Context, bench *trial.Bench, own questions.Set, q pipeline.Question) config.Faults {
	columns, err := bench.Columns(ctx, q.ID)
	if err != nil {
		return config.Faults{{File: own.File(q.ID + ".sql"), VI: fmt.Sprintf("câu hỏi không trả lời được: %v.", err), EN: "the question cannot be asked."}}
	}
	var missing []string
	for _, c := range columns {
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
	if len(missing) == 0 {
		return nil
	}
	return config.Faults{{File: own.File(q.ID + ".sql"), VI: "chưa giải thích các cột: " + strings.Join(missing, ", ") + ".", EN: "columns without a meaning.",
		HintVI: "Thêm dòng «-- columns: tên_cột = ý nghĩa | meaning; …».", HintEN: "Add «-- columns: column = ý nghĩa | meaning; …»."}}
}

func tryCases(ctx context.Context, bench *trial.Bench, own questions.Set, id string) config.Faults {
	file := own.File(id + ".txtar")
	archive := own.Cases[id]
	names := trial.Cases(archive)
	if len(names) == 0 {
		return config.Faults{{File: file, VI: "không có ca thử nào: cần TÊN/given hoặc TÊN/ask.", EN: "there is no case: want NAME/given or NAME/ask."}}
	}
	var faults config.Faults
	for _, name := range names {
		got, err := bench.Try(ctx, archive, id, name, own.Shared)
		if err != nil {
			faults = append(faults, config.Fault{File: file, VI: fmt.Sprintf("ca thử %q không chạy được: %v.", name, err), EN: "the case cannot be run."})
			continue
		}
		wanted := trial.Find(archive, name+"/wanted.csv")
		if wanted == nil {
			faults = append(faults, config.Fault{File: file, VI: fmt.Sprintf("ca thử %q thiếu %s/wanted.csv.", name, name), EN: "wanted.csv is missing.",
				HintVI: "Câu hỏi cho ra:\n" + string(got), HintEN: ""})
			continue
		}
		if said := trial.Differs(got, wanted.Data); said != "" {
			faults = append(faults, config.Fault{File: file, VI: fmt.Sprintf("ca thử %q cho ra khác mong đợi (%s).", name, said), EN: "the case gives other rows than wanted."})
		}
	}
	return faults
}

var (
	questionNamed = regexp.MustCompile(`question (\w+): `)
	lineNamed     = regexp.MustCompile(`LINE (\d+):`)
)

// unmade says which file holds the statement that the database does not take, and
// at which of its lines.
func unmade(own questions.Set, err error) error {
	found := questionNamed.FindStringSubmatch(err.Error())
	if found == nil {
		return err
	}
	if _, ok := own.Lines[found[1]]; !ok {
		return err
	}
	fault := config.Fault{File: own.File(found[1] + ".sql"), VI: "câu lệnh không dùng được: " + strings.TrimSpace(err.Error()[strings.Index(err.Error(), found[0])+len(found[0]):]),
		EN: "the statement cannot be used."}
	if line := lineNamed.FindStringSubmatch(err.Error()); line != nil {
		n, _ := strconv.Atoi(line[1])
		fault.Line = own.Lines[found[1]] + max(n-1, 1) // the first line is the program's own
	}
	return errors.Join(config.Faults{fault}.Err())
}
