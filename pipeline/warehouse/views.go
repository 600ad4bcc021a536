//go:build duckdb_arrow

package warehouse

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"

	"github.com/tonghop/tonghop/pipeline"
)

// remakeViews makes views, question views and comments anew when the text of
// any of them changed. The questions are made beside what follows; made waits for them.
func (w *Warehouse) remakeViews(ctx context.Context) error {
	views, err := schemaFiles.ReadFile("schema/views.sql")
	if err != nil {
		return err
	}
	comments, err := schemaFiles.ReadFile("schema/comments.csv")
	if err != nil {
		return err
	}
	schema, err := w.meta(ctx, metaSchema)
	if err != nil {
		return err
	}
	metrics, err := w.metricViews(ctx)
	if err != nil {
		return err
	}
	digest := w.viewsDigest(schema, string(views), metrics, string(comments))
	stored, err := w.meta(ctx, metaViews)
	if err != nil {
		return err
	}
	if stored == digest {
		if mended, err := w.leftBefore(ctx); err != nil || !mended {
			return err
		}
	}
	before := strings.TrimPrefix(stored, makingMark)
	if err := w.makeViews(ctx, stored != "", string(views)+metrics, string(comments), makingMark+before); err != nil {
		return err
	}
	// A copy that was settled says what it said before.
	w.making = w.beginMaking(ctx, string(comments), digest, before != settledMark+digest)
	if w.opt.Meanwhile {
		return nil
	}
	return w.made(ctx)
}

// viewsDigest names all that views and questions are made from.
func (w *Warehouse) viewsDigest(texts ...string) string {
	for _, q := range w.opt.Questions {
		texts = append(texts, fmt.Sprintf("%+v", q))
	}
	return digestOf(texts...)
}

// makeViews makes the views below the questions, those that were there are dropped,
// and marks that questions are being made.
func (w *Warehouse) makeViews(ctx context.Context, anew bool, views, comments, mark string) error {
	release := func() {}
	defer func() { release() }()
	return w.committed(ctx, func() (err error) {
		if anew {
			if err := w.dropViews(ctx); err != nil {
				return err
			}
		}
		if _, err := w.conn.ExecContext(ctx, views); err != nil {
			return err
		}
		if release, err = w.writeQuestions(ctx); err != nil {
			return fmt.Errorf("write questions: %w", err)
		}
		if err := w.comment(ctx, comments, explainedTables); err != nil {
			return fmt.Errorf("comment: %w", err)
		}
		return w.setMeta(ctx, metaViews, mark)
	})
}

// metricViews is what puts the metrics among the figures, "" without metrics:
// every question would be planned longer for nothing.
func (w *Warehouse) metricViews(ctx context.Context) (string, error) {
	from, err := w.strings(ctx, `SELECT DISTINCT indicator_id FROM metric_step WHERE op = 'figure' ORDER BY indicator_id`)
	if err != nil || len(w.opt.Metrics) == 0 || len(from) == 0 {
		return "", err
	}
	text, err := schemaFiles.ReadFile("schema/metrics.sql")
	return "CREATE OR REPLACE MACRO metrics_need(indicator) AS indicator IN (" + literals(from) + ");\n" + string(text), err
}

// dropViews drops every view and every table macro of the file, and what a copy keeps
// of views where the file was one.
func (w *Warehouse) dropViews(ctx context.Context) error {
	for _, one := range []struct{ drop, names string }{
		{"DROP VIEW ", `SELECT view_name FROM duckdb_views() WHERE NOT internal AND NOT temporary AND database_name = current_database()`},
		{"DROP MACRO TABLE ", `SELECT DISTINCT function_name FROM duckdb_functions()
			WHERE NOT internal AND function_type = 'table_macro' AND database_name = current_database()`},
		{"DROP TABLE ", `SELECT table_name FROM duckdb_tables() WHERE NOT temporary AND database_name = current_database() AND table_name IN (` + literals(settledViews) + `)`},
	} {
		names, err := w.strings(ctx, one.names)
		if err != nil {
			return err
		}
		for _, name := range names {
			if _, err := w.conn.ExecContext(ctx, one.drop+quote(name)); err != nil {
				return err
			}
		}
	}
	return nil
}

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
			textField("basis_en"), textField("left_out_vi"), textField("left_out_en"), textField("sql"), textField("topic"), flagField("on_basis"),
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
	_, err := w.conn.ExecContext(ctx, "CREATE VIEW "+quote(q.ID)+" AS (\n"+asked(q)+"\n)")
	return err
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

// A dictionary explains tables, views and columns: from schema/comments.csv with
// the columns object, column, vi, en. Column "" is the object itself, object *
// any object that does not say otherwise.
type dictionary map[[2]string]pipeline.Text

func readDictionary(text string) (dictionary, error) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return nil, err
	}
	d := dictionary{}
	for _, row := range rows[1:] {
		key := [2]string{row[0], row[1]}
		if _, twice := d[key]; twice {
			return nil, fmt.Errorf("%s.%s: explained twice", row[0], row[1])
		}
		d[key] = pipeline.Text{VI: row[2], EN: row[3]}
	}
	return d, nil
}

// explain finds what a column means. A column v_max, v_qualifier, v_unit or
// v_origin of a question speaks of its figure v.
func (d dictionary) explain(object, column string) (pipeline.Text, bool) {
	for _, of := range []string{object, "*"} {
		if t, ok := d[[2]string{of, column}]; ok {
			return t, true
		}
	}
	if cut := strings.LastIndexByte(column, '_'); cut > 0 && column != "" {
		t, ok := d[[2]string{"*", "v" + column[cut:]}]
		return t, ok
	}
	return pipeline.Text{}, false
}

// What can be explained, a table or a view and its columns, in rows of object, column
// and kind.
const (
	explainedTables = `
		SELECT table_name, '', 'TABLE' FROM duckdb_tables() WHERE database_name = current_database()
		UNION ALL
		SELECT c.table_name, c.column_name, 'COLUMN' FROM duckdb_columns() c
		SEMI JOIN duckdb_tables() t ON t.database_name = c.database_name AND t.table_name = c.table_name
		WHERE c.database_name = current_database()
		ORDER BY ALL`
	explainedViews = `
		SELECT view_name, '', 'VIEW' FROM duckdb_views() WHERE database_name = current_database() AND NOT internal
		UNION ALL
		SELECT c.table_name, c.column_name, 'COLUMN' FROM duckdb_columns() c
		SEMI JOIN duckdb_views() v ON v.database_name = c.database_name AND v.view_name = c.table_name AND NOT v.internal
		WHERE c.database_name = current_database()
		ORDER BY ALL`
)

// comment writes COMMENT ON for what a query lists.
func (w *Warehouse) comment(ctx context.Context, text, what string) error {
	words, err := readDictionary(text)
	if err != nil {
		return err
	}
	for _, q := range w.opt.Questions {
		words[[2]string{q.ID, ""}] = q.Title
		for column, said := range q.Columns {
			words[[2]string{q.ID, column}] = said
		}
	}
	rows, err := w.conn.QueryContext(ctx, what)
	if err != nil {
		return err
	}
	defer rows.Close()
	var script strings.Builder
	for rows.Next() {
		var object, column, kind string
		if err := rows.Scan(&object, &column, &kind); err != nil {
			return err
		}
		said, ok := words.explain(object, column)
		if !ok {
			continue
		}
		script.WriteString(commentOn(kind, object, column, said))
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if script.Len() == 0 {
		return nil
	}
	return w.runPlain(ctx, script.String())
}

// commentOn explains an object of a kind, or a column of it.
func commentOn(kind, object, column string, said pipeline.Text) string {
	name := quote(object)
	if column != "" {
		kind, name = "COLUMN", name+"."+quote(column)
	}
	return "COMMENT ON " + kind + " " + name + " IS " + quoted(inBoth(said)) + ";\n"
}

// runPlain runs many statements in which there is nothing to optimise.
func (w *Warehouse) runPlain(ctx context.Context, script string) (err error) {
	if _, err := w.conn.ExecContext(ctx, "PRAGMA disable_optimizer"); err != nil {
		return err
	}
	defer func() {
		_, back := w.conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA enable_optimizer")
		err = errors.Join(err, back)
	}()
	_, err = w.conn.ExecContext(ctx, script)
	return err
}

// inBoth writes a text as comments have it: Vietnamese, a bar, English.
func inBoth(t pipeline.Text) string {
	if t.EN == "" {
		return t.VI
	}
	return t.VI + " | " + t.EN
}

// literals are texts as IN takes them.
func literals(texts []string) string {
	list := make([]string, len(texts))
	for i, text := range texts {
		list[i] = quoted(text)
	}
	return strings.Join(list, ", ")
}

// quoted makes a literal of any text.
func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// quote makes an identifier of any text.
func quote(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// strings gives the one text column of a query.
func (w *Warehouse) strings(ctx context.Context, query string, args ...any) ([]string, error) {
	return texts(ctx, w.conn, query, args...)
}

func texts(ctx context.Context, db queryer, query string, args ...any) ([]string, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, rows.Err()
}
