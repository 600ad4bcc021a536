//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/duckdb/duckdb-go/v2"

	"github.com/tonghop/tonghop/pipeline"
)

// The databases of a draft: one in memory holds what was worked out, beside the
// copy itself. Kept views come first under keptPath.
const (
	kept     = "memory"
	copied   = "tonghop"
	keptPath = kept + ".main," + copied + ".main"
)

// A Draft is a copy about to be published. Of a small copy every view is worked
// out once and kept in memory: for the pages that ask, for the export, and for
// the views that build on it; planning them takes far longer than their few
// rows. Of a large copy nothing is kept. It may be used from several goroutines.
type Draft struct {
	*ReadOnly
	questions map[string]pipeline.Question
	views     map[string]*view // by name; empty when nothing is kept
}

// A view is one view of the copy, on its way into memory.
type view struct {
	name  string
	sql   string   // what gives its rows, in their order
	needs []string // views that it reads, without circles
	once  sync.Mutex
	done  bool
}

var _ pipeline.Asker = (*Draft)(nil)

// OpenDraft opens a copy that CopyTo made, as OpenRelease does.
func OpenDraft(ctx context.Context, path string) (*Draft, error) {
	release, err := openBesideMemory(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("open draft %s: %w", path, err)
	}
	d := &Draft{ReadOnly: release, questions: map[string]pipeline.Question{}, views: map[string]*view{}}
	if err := d.prepare(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open draft %s: %w", path, err), release.Close())
	}
	return d, nil
}

// openBesideMemory opens a database in memory and, for reading, the copy: a
// database that is opened for reading takes none in memory beside it.
func openBesideMemory(ctx context.Context, path string) (*ReadOnly, error) {
	setUp := []string{
		"ATTACH IF NOT EXISTS " + quoted(path) + " AS " + copied + " (READ_ONLY)",
		"SET GLOBAL temp_directory = " + quoted(path+".tmp"), // else where the program was started
		"USE " + copied,
	}
	connector, err := duckdb.NewConnector("", func(conn driver.ExecerContext) error {
		for _, query := range setUp {
			if _, err := conn.ExecContext(ctx, query, nil); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	db, conn, err := use(ctx, connector, Options{Threads: threadsFor(path, Options{})})
	if err != nil {
		return nil, err
	}
	return newReadOnly(ctx, path, db, conn)
}

func (d *Draft) prepare(ctx context.Context) error {
	questions, err := d.Questions(ctx)
	if err != nil {
		return err
	}
	for _, q := range questions {
		d.questions[q.ID] = q
	}
	info, err := os.Stat(d.path)
	if err != nil || info.Size() >= smallFile {
		return err
	}
	names, err := texts(ctx, d.db, `
		SELECT view_name FROM duckdb_views() WHERE NOT internal AND NOT temporary AND database_name = current_database()
		ORDER BY view_name`)
	if err != nil {
		return err
	}
	made, err := texts(ctx, d.db, `
		SELECT sql FROM duckdb_views() WHERE NOT internal AND NOT temporary AND database_name = current_database()
		ORDER BY view_name`)
	if err != nil {
		return err
	}
	for i, name := range names {
		_, rows, _ := strings.Cut(made[i], " AS ") // CREATE VIEW name AS …;
		v := &view{name: name, sql: strings.TrimSuffix(rows, ";")}
		if q, ok := d.questions[name]; ok {
			v.sql = asked(q)
		}
		d.views[name] = v
	}
	macros, err := d.macros(ctx)
	d.findNeeds(names, macros)
	return err
}

// macros are the texts of the table macros, by name.
func (d *Draft) macros(ctx context.Context) (map[string]string, error) {
	list, err := texts(ctx, d.db, `
		SELECT unnest([function_name, macro_definition]) FROM duckdb_functions()
		WHERE NOT internal AND function_type = 'table_macro' AND database_name = current_database()`)
	byName := map[string]string{}
	for i := 0; i+1 < len(list); i += 2 {
		byName[list[i]] = list[i+1]
	}
	return byName, err
}

// mentioned finds what a statement reads, and whether it calls it.
var mentioned = regexp.MustCompile(`(?i)\b(?:FROM|JOIN)\s+"?(\w+)"?(\s*\()?`)

// findNeeds finds what each view reads, the macros that it calls included. A name
// that only looks like a view costs nothing but time, so where two name each other
// one of them goes first.
func (d *Draft) findNeeds(names []string, macros map[string]string) {
	open, closed := map[string]bool{}, map[string]bool{}
	var visit func(name string)
	var scan func(v *view, text string, called []string)
	scan = func(v *view, text string, called []string) {
		for _, m := range mentioned.FindAllStringSubmatch(text, -1) {
			switch {
			case m[2] != "" && !slices.Contains(called, m[1]):
				scan(v, macros[m[1]], append(slices.Clone(called), m[1]))
			case m[2] != "" || d.views[m[1]] == nil || open[m[1]] || slices.Contains(v.needs, m[1]):
			default:
				v.needs = append(v.needs, m[1])
				if !closed[m[1]] {
					visit(m[1])
				}
			}
		}
	}
	visit = func(name string) {
		open[name] = true
		scan(d.views[name], d.views[name].sql, nil)
		open[name], closed[name] = false, true
	}
	for _, name := range names {
		if !closed[name] {
			visit(name)
		}
	}
}

// keep works a view out, once, after those that it needs. A view that needs
// none is worked out under the copy's own search path.
func (d *Draft) keep(ctx context.Context, v *view) (err error) {
	v.once.Lock()
	defer v.once.Unlock()
	if v.done {
		return nil
	}
	for _, name := range v.needs {
		if err := d.keep(ctx, d.views[name]); err != nil {
			return err
		}
	}
	conn, err := d.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if len(v.needs) > 0 {
		if _, err := conn.ExecContext(ctx, `SET search_path = '`+keptPath+`'`); err != nil {
			return err
		}
		defer func() {
			_, reset := conn.ExecContext(context.WithoutCancel(ctx), "USE "+copied)
			err = errors.Join(err, reset)
		}()
	}
	if _, err := conn.ExecContext(ctx, "CREATE TABLE "+v.table()+" AS (\n"+v.sql+"\n)"); err != nil {
		return err
	}
	v.done = true
	return nil
}

func (v *view) table() string { return kept + ".main." + quote(v.name) }

// rows is the statement that gives the rows of a table, a view or a question,
// from memory where it is kept.
func (d *Draft) rows(ctx context.Context, name string) (string, error) {
	if v := d.views[name]; v != nil {
		return "FROM " + v.table(), d.keep(ctx, v)
	}
	if q, ok := d.questions[name]; ok {
		return asked(q), nil
	}
	return "FROM " + quote(name), nil
}

// Ask answers a question. The rows come in the order that the question's own
// SQL gives them.
func (d *Draft) Ask(ctx context.Context, question string) (pipeline.Answer, error) {
	q, query, err := d.asks(ctx, question)
	if err != nil {
		return pipeline.Answer{}, err
	}
	return d.answer(ctx, q, query)
}

// asks finds a question and the statement that gives its rows.
func (d *Draft) asks(ctx context.Context, question string) (q pipeline.Question, query string, err error) {
	q, ok := d.questions[question]
	if !ok {
		return q, "", fmt.Errorf("ask %s: no such question in %s", question, d.path)
	}
	if query, err = d.rows(ctx, question); err != nil {
		return q, "", fmt.Errorf("ask %s: %w", question, err)
	}
	return q, query, nil
}
