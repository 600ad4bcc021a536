//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"fmt"
	"strings"

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
