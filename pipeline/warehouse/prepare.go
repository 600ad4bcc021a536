//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

//go:embed schema
var schemaFiles embed.FS

//go:embed statements
var statementFiles embed.FS

// ErrNewer says that a newer program made the database. The caller asks for the
// program to be brought up to date; the file is left as it is.
var ErrNewer = errors.New("the database was made by a newer version of this program")

// The keys of table meta.
const (
	metaSchema  = "schema"  // number of the newest migration
	metaVersion = "version" // changes since the store was made
	metaCatalog = "catalog" // digest of the catalog in the tables
	metaViews   = "views"   // digest of the text of views, questions and comments
)

// statement gives the text of an embedded statement file.
func statement(name string) string {
	text, err := statementFiles.ReadFile("statements/" + name + ".sql")
	if err != nil {
		panic("embedded statement " + name + " is missing") // a name written wrong in this package
	}
	return string(text)
}

// prepare brings tables, catalog and views up to date.
func (w *Warehouse) prepare(ctx context.Context) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	migrations, err := readMigrations(schemaFiles)
	if err != nil {
		return err
	}
	if err := w.migrate(ctx, migrations); err != nil {
		return err
	}
	if err := w.syncCatalog(ctx); err != nil {
		return fmt.Errorf("sync catalog: %w", err)
	}
	if err := w.remakeViews(ctx); err != nil {
		return fmt.Errorf("make views: %w", err)
	}
	return nil
}

// A migration is one numbered file of schema/.
type migration struct {
	number int
	name   string
	sql    string
}

// readMigrations gives schema/NNNN_name.sql in order; numbers run from 1 without
// a gap.
func readMigrations(files fs.FS) ([]migration, error) {
	names, err := fs.Glob(files, "schema/[0-9]*.sql")
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	var list []migration
	for _, name := range names {
		base := strings.TrimPrefix(name, "schema/")
		digits, _, _ := strings.Cut(base, "_")
		number, err := strconv.Atoi(digits)
		if err != nil || number != len(list)+1 {
			return nil, fmt.Errorf("migration %s: want number %04d", base, len(list)+1)
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		list = append(list, migration{number: number, name: base, sql: string(text)})
	}
	if len(list) == 0 {
		return nil, errors.New("migrations: none found")
	}
	return list, nil
}

func (w *Warehouse) migrate(ctx context.Context, migrations []migration) error {
	at, err := w.schemaNumber(ctx)
	if err != nil {
		return err
	}
	newest := migrations[len(migrations)-1].number
	if at > newest {
		return fmt.Errorf("schema %d, this program knows %d: %w", at, newest, ErrNewer)
	}
	together := 1
	if at == 0 {
		together = newest // nothing is in the tables yet that would be lost with all
	}
	for due := range slices.Chunk(migrations[at:], together) {
		err := w.committed(ctx, func() error {
			if at > 0 { // views would hold on to the tables; they are made anew afterwards
				if err := w.dropViews(ctx); err != nil {
					return err
				}
			}
			return w.migrateAll(ctx, due)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// migrateAll makes migrations within a transaction.
func (w *Warehouse) migrateAll(ctx context.Context, due []migration) error {
	for _, m := range due {
		if _, err := w.conn.ExecContext(ctx, m.sql); err != nil {
			return fmt.Errorf("migrate %s: %w", m.name, err)
		}
	}
	if err := w.setMeta(ctx, metaSchema, strconv.Itoa(due[len(due)-1].number)); err != nil {
		return err
	}
	return w.bump(ctx, len(due))
}

// schemaNumber is the number of the newest migration made, 0 for a new file.
func (w *Warehouse) schemaNumber(ctx context.Context) (int, error) {
	var tables, meta int
	err := w.conn.QueryRowContext(ctx,
		`SELECT count(*), count(*) FILTER (table_name = 'meta') FROM duckdb_tables() WHERE database_name = current_database()`).
		Scan(&tables, &meta)
	switch {
	case err != nil:
		return 0, err
	case tables == 0:
		return 0, nil
	case meta == 0:
		return 0, errors.New("the file is a DuckDB database of another program")
	}
	text, err := w.meta(ctx, metaSchema)
	if err != nil {
		return 0, err
	}
	number, err := strconv.Atoi(text)
	if err != nil || number < 1 {
		return 0, fmt.Errorf("schema number %q: want a number from 1", text)
	}
	return number, nil
}

// meta reads one entry, "" when there is none.
func (w *Warehouse) meta(ctx context.Context, key string) (string, error) {
	var value string
	err := w.conn.QueryRowContext(ctx, `SELECT value FROM meta WHERE key = ?`, key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, err
}

func (w *Warehouse) setMeta(ctx context.Context, key, value string) error {
	_, err := w.conn.ExecContext(ctx,
		`INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`, key, value)
	return err
}

// digestOf names a set of texts.
func digestOf(texts ...string) string {
	return pipeline.DigestOf([]byte(strings.Join(texts, "\x00"))).Short()
}
