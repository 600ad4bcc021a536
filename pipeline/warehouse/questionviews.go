//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/tonghop/tonghop/pipeline"
)

// writeQuestions writes the table question anew. release must be called when the
// transaction is over.
func (w *Warehouse) writeQuestions(ctx context.Context) (release func(), err error) {
	if _, err := w.conn.ExecContext(ctx, `DELETE FROM question`); err != nil {
		return func() {}, err
	}
	return w.fill(ctx, `INSERT INTO question BY NAME FROM arrow_batch`, questionRows(w.opt.Questions))
}

// makeQuestions makes a view of each question, and gives those that cannot be made
// with what is wrong. A question may build on others, in any order.
func (w *Warehouse) makeQuestions(ctx context.Context) (left []pipeline.Question, faults []error, err error) {
	waiting := inOrder(w.opt.Questions)
	mentioned := mentionsOf(waiting)
	below, err := w.standInBelow(ctx, mentioned)
	if err != nil {
		return nil, nil, fmt.Errorf("stand in for views: %w", err)
	}
	for len(waiting) > 0 {
		left, faults = nil, nil
		for _, q := range waiting {
			if err := w.makeQuestion(ctx, q); err != nil {
				left, faults = append(left, q), append(faults, fmt.Errorf("question %s: %w", q.ID, err))
				continue
			}
			if mentioned[q.ID] {
				if err := w.standInQuestion(ctx, below, q); err != nil {
					return nil, nil, fmt.Errorf("stand in for question %s: %w", q.ID, err)
				}
			}
		}
		if len(left) == len(waiting) {
			break
		}
		waiting = left
	}
	return left, faults, below.drop(ctx, w.conn)
}

func questionRows(list []pipeline.Question) bulk {
	return bulk{
		rows: len(list),
		columns: []arrow.Field{
			textField("id"), textField("title_vi"), textField("title_en"), textField("grain_vi"), textField("grain_en"), textField("basis_vi"),
			textField("basis_en"), textField("left_out_vi"), textField("left_out_en"), textField("sql"), textField("topic"), flagField("on_basis"), flagField("by_indicator"), flagField("by_area"),
		},
		append: func(row *rowBuilder, i int) {
			q := list[i]
			for _, said := range []string{
				q.ID, q.Title.VI, q.Title.EN, q.Grain.VI, q.Grain.EN, q.Basis.VI, q.Basis.EN, q.LeftOut.VI, q.LeftOut.EN, q.SQL,
			} {
				row.text(said)
			}
			row.word(q.Topic)
			row.flag(q.OnBasis)
			row.flag(q.By == pipeline.ByIndicator)
			row.flag(q.By == pipeline.ByArea)
		},
	}
}

// leaveOut goes on without questions that cannot be made, where Options.Spare
// agrees to each; the error is of those that must be there.
func (w *Warehouse) leaveOut(ctx context.Context, questions []pipeline.Question, faults []error) error {
	for i, q := range questions {
		if w.opt.Spare == nil || !w.opt.Spare(pipeline.QuestionDefinition, q.ID, faults[i]) {
			return errors.Join(faults...)
		}
		if _, err := w.conn.ExecContext(ctx, `DELETE FROM question WHERE id = ?`, q.ID); err != nil {
			return fmt.Errorf("question %s: %w", q.ID, err)
		}
		w.opt.Questions = slices.DeleteFunc(slices.Clone(w.opt.Questions), func(one pipeline.Question) bool { return one.ID == q.ID })
	}
	return nil
}

// leftBefore leaves out again, and so tells again, the questions that could not be made
// when the views were. mended says that one of them can be made by now.
func (w *Warehouse) leftBefore(ctx context.Context) (mended bool, err error) {
	made, err := w.strings(ctx, `SELECT id FROM question`)
	if err != nil {
		return false, err
	}
	left := slices.DeleteFunc(slices.Clone(w.opt.Questions), func(q pipeline.Question) bool { return slices.Contains(made, q.ID) })
	if len(left) == 0 {
		return false, nil
	}
	if _, err := w.conn.ExecContext(ctx, `BEGIN TRANSACTION`); err != nil {
		return false, err
	}
	var faults []error
	for _, q := range left {
		err := w.makeQuestion(ctx, q)
		mended = mended || err == nil
		faults = append(faults, fmt.Errorf("question %s: %w", q.ID, err))
	}
	if _, err := w.conn.ExecContext(ctx, `ROLLBACK`); err != nil || mended {
		return mended, err
	}
	return false, w.leaveOut(ctx, left, faults)
}

// inOrder puts a question behind those whose names it mentions: a view whose
// parts are missing costs more than one that can be made. A mention may be
// something else, so that the order is a good one to try, no proof.
func inOrder(questions []pipeline.Question) []pipeline.Question {
	byID := map[string]pipeline.Question{}
	for _, q := range questions {
		byID[q.ID] = q
	}
	var ordered []pipeline.Question
	seen := map[string]bool{}
	var visit func(q pipeline.Question)
	visit = func(q pipeline.Question) {
		if seen[q.ID] {
			return
		}
		seen[q.ID] = true
		for _, name := range someWord.FindAllString(q.SQL, -1) {
			if other, ok := byID[name]; ok {
				visit(other)
			}
		}
		ordered = append(ordered, q)
	}
	for _, q := range questions {
		visit(q)
	}
	return ordered
}

// makeQuestion fails without harm to the transaction while a view that the
// question builds on is missing.
func (w *Warehouse) makeQuestion(ctx context.Context, q pipeline.Question) error {
	if err := gate(ctx, w.conn, q.SQL, w.macroNames(ctx)); err != nil {
		return err
	}
	if q.OnBasis {
		if err := w.bearsName(ctx, q.ID); err != nil {
			return err
		}
		if _, err := w.conn.ExecContext(ctx, "CREATE OR REPLACE MACRO "+quote(q.ID)+"(basis) AS TABLE (\n"+bare(q.SQL)+"\n)"); err != nil {
			return err
		}
		if w.macros != nil {
			w.macros = append(w.macros, strings.ToLower(q.ID))
		}
	}
	if _, err := w.conn.ExecContext(ctx, "CREATE VIEW "+quote(q.ID)+" AS (\n"+asked(q)+"\n)"); err != nil || q.By == "" {
		return err
	}
	return w.givesOrder(ctx, q)
}

// givesOrder refuses a question that goes by indicator or area and does not give the columns by
// which its rows are put in order again.
func (w *Warehouse) givesOrder(ctx context.Context, q pipeline.Question) error {
	keys, _ := q.SortedBefore()
	columns, err := w.strings(ctx, `SELECT column_name FROM duckdb_columns() WHERE database_name = current_database() AND table_name = ?`, q.ID)
	if err != nil {
		return err
	}
	for _, key := range append(keys, q.ByColumn()) {
		if name, _, _ := strings.Cut(key, " "); !slices.Contains(columns, name) {
			_, err := w.conn.ExecContext(ctx, "DROP VIEW "+quote(q.ID))
			return errors.Join(fmt.Errorf("khai «by: %s» mà kết quả không có cột «%s» để xếp thứ tự (it goes by %[1]s without this column)", q.By, name), err)
		}
	}
	return nil
}

// bearsName refuses a question on a basis that has the name of a function of DuckDB:
// who calls one would get the other.
func (w *Warehouse) bearsName(ctx context.Context, id string) (err error) {
	if w.functions == nil {
		w.functions, err = texts(ctx, w.conn, `SELECT DISTINCT lower(function_name) FROM duckdb_functions() WHERE internal`)
	}
	if err == nil && slices.Contains(w.functions, strings.ToLower(id)) {
		err = fmt.Errorf("«%s» là tên một hàm của DuckDB; hãy đặt tên khác cho câu hỏi (is a function of DuckDB; name the question otherwise)", id)
	}
	return err
}

// macroNames gives the macros that the file has, listed once.
func (w *Warehouse) macroNames(ctx context.Context) func() ([]string, error) {
	return func() (names []string, err error) {
		if w.macros == nil {
			w.macros, err = macrosOf(ctx, w.conn)
		}
		return w.macros, err
	}
}

// asked is the statement that gives the rows of a question, as reported where it
// can be asked on a basis.
func asked(q pipeline.Question) string {
	if q.OnBasis {
		return askedOn(q, "reported")
	}
	return bare(q.SQL)
}

// askedOn is the statement that gives the rows of a question on a basis.
func askedOn(q pipeline.Question, basis string) string {
	return "FROM " + quote(q.ID) + "(" + quoted(basis) + ")"
}
