//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/duckdb/duckdb-go/v2"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// Options are what a Warehouse needs besides its file.
type Options struct {
	Catalog   *catalog.Catalog      // nil leaves the catalog's tables as they are
	Metrics   []pipeline.Metric     // reckoned beside what was read
	Brought   []pipeline.Definition // what topics and the workspace declare besides the catalog's
	Questions []pipeline.Question   // each becomes a view and a row of question
	Checks    []pipeline.Check      // run over every staged reading, in this order
	Guard     pipeline.Guard        // bounds of what is withdrawn without a person; zero takes DefaultGuard
	Decisions pipeline.Decisions    // what people decided
	Waiting   pipeline.WaitingRoom  // keeps what waits for a person; nil keeps it nowhere
	Workspace string                // folder that locations are shown relative to; "" shows them as declared
	Threads   int                   // 0 means as many as what is worked on is worth
	Memory    string                // DuckDB's memory_limit, "" means 1GB
	Meanwhile bool                  // questions may be made while documents are loaded
	Now       func() time.Time      // clock of run.finished_at; nil leaves it empty
	// Spare is asked about a question that cannot be made, or a check that cannot be
	// run: true leaves it out and the work goes on. nil leaves nothing out.
	Spare func(kind pipeline.DefinitionKind, id string, err error) bool
}

// A Warehouse is the one writer of a database file. Its methods may be called
// from several goroutines; they run one at a time.
type Warehouse struct {
	path      string
	opt       Options
	db        *sql.DB
	mu        sync.Mutex
	conn      *sql.Conn // the one connection; guarded by mu
	closed    bool
	large     bool            // what is in the file is worth many threads; guarded by mu
	wide      bool            // works in many threads; guarded by mu
	running   string          // ID of the run that is told to be under way, "" for none; guarded by mu
	sight     string          // what checks see of other documents, see see; guarded by mu
	gated     map[string]bool // SQL of checks that the gate let through; guarded by mu
	making    *making         // the questions on their way, nil when they are there; guarded by mu
	functions []string        // of DuckDB, in small letters; nil is not known yet; guarded by mu
	macros    []string        // of the file, in small letters; nil is not known yet; guarded by mu
}

var _ pipeline.Store = (*Warehouse)(nil)

// Open opens or makes the database at path, brings its tables, views and
// catalog up to date and holds its lock until Close. The error is ErrLocked
// when another process holds the file and ErrNewer when a newer program made it.
func Open(ctx context.Context, path string, opt Options) (*Warehouse, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open warehouse %s: %w", path, err)
	}
	db, conn, err := connect(ctx, path, "", opt)
	if err != nil {
		return nil, fmt.Errorf("open warehouse %s: %w", path, err)
	}
	if opt.Guard == (pipeline.Guard{}) {
		opt.Guard = pipeline.DefaultGuard()
	}
	w := &Warehouse{path: path, opt: opt, db: db, conn: conn, large: threadsFor(path, opt) > 1, wide: threadsFor(path, opt) > 1, gated: map[string]bool{}}
	if err := w.prepare(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open warehouse %s: %w", path, err), w.Close())
	}
	return w, nil
}

// Close writes what is still in the write-ahead log and lets the lock go.
func (w *Warehouse) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed {
		return nil
	}
	w.closed = true
	w.abandon()
	return errors.Join(w.conn.Close(), w.db.Close())
}

// connect opens the file with one connection and the settings of settings.
// access is "" or "READ_ONLY".
func connect(ctx context.Context, path, access string, opt Options) (*sql.DB, *sql.Conn, error) {
	if strings.ContainsAny(path, "?%#") { // the driver takes the path for an address and would cut it there
		return nil, nil, errors.New("a path with ?, % or # cannot be opened; rename the folder")
	}
	dsn := path
	if access != "" {
		dsn += "?access_mode=" + access // the one option: it cannot be set later
	}
	connector, err := duckdb.NewConnector(dsn, nil)
	if err != nil {
		return nil, nil, lockedError(path, err)
	}
	opt.Threads = threadsFor(path, opt)
	return use(ctx, connector, opt)
}

// use makes the one connection and its settings.
func use(ctx context.Context, connector *duckdb.Connector, opt Options) (*sql.DB, *sql.Conn, error) {
	db := sql.OpenDB(connector)
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, nil, errors.Join(err, db.Close())
	}
	if err := configure(ctx, conn, opt); err != nil {
		return nil, nil, errors.Join(err, conn.Close(), db.Close())
	}
	return db, conn, nil
}

// What is larger than this is worked on in manyThreads. Below it the coming and
// going of threads takes longer than the work.
const (
	manyThreads  = 2
	smallFile    = 32 << 20 // bytes
	smallReading = 5000     // figures
	smallPart    = 20_000   // figures of a reading of which the rest is settled
	largeReading = 20_000   // figures, of which memory is left that is worth giving back
)

// threadsFor is how many threads the file at path is worth.
func threadsFor(path string, opt Options) int {
	if opt.Threads > 0 {
		return opt.Threads
	}
	if info, err := os.Stat(path); err == nil && info.Size() >= smallFile {
		return manyThreads
	}
	return 1
}

// widen gives what is staged the threads that it is worth. The file is large since a
// large reading; but threads that have little to do wait for each other, and that
// takes as much of a processor as work.
func (w *Warehouse) widen(ctx context.Context, at staging) error {
	w.large = w.large || at.rows() >= smallReading
	wide := w.large
	if at.part != nil {
		wide = at.rows() >= smallPart
	}
	return w.work(ctx, wide)
}

// work gives statements many threads, or one.
func (w *Warehouse) work(ctx context.Context, wide bool) error {
	if w.opt.Threads > 0 || wide == w.wide {
		return nil
	}
	threads := 1
	if wide {
		threads = manyThreads
	}
	if _, err := w.conn.ExecContext(ctx, "SET GLOBAL threads = "+strconv.Itoa(threads)); err != nil {
		return fmt.Errorf("set threads: %w", err)
	}
	w.wide = wide
	return nil
}

// memoryAmount is what memory_limit takes; SET knows no parameters.
var memoryAmount = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?[KMGT]i?B$`)

// writtenAhead is how much the write-ahead log holds before what is in it is written
// into the file, with all that it changes there: a night of many documents would do
// so every other time that it loads some.
const writtenAhead = "64MB"

// memory is how much DuckDB may take.
func (o Options) memory() string {
	if o.Memory == "" {
		return "1GB"
	}
	return o.Memory
}

// configure sets the options in a fixed order; options in the address would be
// applied in a random one.
func configure(ctx context.Context, conn *sql.Conn, opt Options) error {
	memory := opt.memory()
	if !memoryAmount.MatchString(memory) {
		return fmt.Errorf("memory limit %q: want an amount like 1GB", memory)
	}
	for _, setting := range []string{
		"autoinstall_known_extensions = false",
		"autoload_known_extensions = false",
		"allow_community_extensions = false",
		"TimeZone = 'UTC'",
		"threads = " + strconv.Itoa(opt.Threads),
		"memory_limit = '" + memory + "'",
		"checkpoint_threshold = '" + writtenAhead + "'",
	} {
		if _, err := conn.ExecContext(ctx, "SET GLOBAL "+setting); err != nil {
			return fmt.Errorf("set option %s: %w", setting, err)
		}
	}
	return nil
}
