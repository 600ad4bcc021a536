//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// faultsKept bounds how many faults of one check are kept for one document.
const faultsKept = 1000

// contradiction is the one check that the warehouse cannot do without: which of
// two values of one figure is in force is not for it to choose.
const contradiction = "mau_thuan_trong_van_ban"

// check runs every check over what is staged. Without a figure there is nothing
// to check.
func (w *Warehouse) check(ctx context.Context, at staging) ([]pipeline.Fault, error) {
	if len(at.reading.Observations) == 0 {
		return nil, nil
	}
	unname, err := w.nameFigures(ctx, at)
	if err != nil {
		return nil, fmt.Errorf("name figures: %w", err)
	}
	standing := "standing"
	if at.part != nil {
		standing = "standing_in_part"
	}
	if _, err := w.conn.ExecContext(ctx, "CREATE TEMP TABLE standing_figure AS\n"+statement(standing)); err != nil {
		return nil, fmt.Errorf("look up what stands: %w", err)
	}
	faults, err := w.runChecks(ctx, at)
	if err != nil {
		return nil, err
	}
	_, err = w.conn.ExecContext(ctx, unname+"; DROP TABLE standing_figure")
	return faults, err
}

// nameFigures makes named_figure, and gives what drops it. Where only a part of
// the reading is staged it shows what the variable staged_scope asks for.
func (w *Warehouse) nameFigures(ctx context.Context, at staging) (drop string, err error) {
	name, kind := "named_figure", "TABLE" // the checks are planned faster over a table
	if at.part != nil {
		name = "all_named_figure"
	}
	if at.rows() >= smallReading {
		kind = "VIEW" // and run faster so: only what is found is named
	}
	if _, err := w.conn.ExecContext(ctx, "CREATE TEMP "+kind+" "+name+" AS\n"+statement("name_figures")); err != nil || at.part == nil {
		return "DROP " + kind + " " + name, err
	}
	_, err = w.conn.ExecContext(ctx, "SET VARIABLE staged_scope = ''; CREATE TEMP VIEW named_figure AS\n"+statement("part_of_figures"))
	return "DROP VIEW named_figure; DROP " + kind + " " + name, err
}

// A checkError is a check that cannot be run.
type checkError struct {
	id  string
	err error
}

func (e *checkError) Error() string { return "check " + e.id + ": " + e.err.Error() }

func (e *checkError) Unwrap() error { return e.err }

// A screenError says that asking all checks at once whether they are due failed:
// one of them has a slip, and each must be asked alone to tell which.
type screenError struct{ err error }

func (e *screenError) Error() string { return "ask which checks are due: " + e.err.Error() }

func (e *screenError) Unwrap() error { return e.err }

// runChecks gives what the checks find.
func (w *Warehouse) runChecks(ctx context.Context, at staging) (faults []pipeline.Fault, err error) {
	due, err := w.due(ctx, at.singly)
	if err != nil {
		return nil, err
	}
	scope := pipeline.Scope("")
	for _, c := range due {
		if at.part != nil && !at.part.has(c.Whole) {
			continue // it would see nothing
		}
		if at.part != nil && c.Whole != scope {
			scope = c.Whole
			if _, err := w.conn.ExecContext(ctx, "SET VARIABLE staged_scope = "+quoted(string(scope))); err != nil {
				return nil, err
			}
		}
		found, err := w.runCheck(ctx, c)
		if err != nil {
			return nil, &checkError{c.ID, err}
		}
		if c.ID == contradiction {
			found = unsaid(found, faults)
		}
		faults = append(faults, found...)
	}
	return faults, nil
}

// due are the checks that may find something in what is staged, the one of the
// warehouse last. One statement asks for all of them: planning a check takes
// longer than running it over a document that does not concern it. Where that
// statement fails the error is a *screenError; singly, each is asked alone, and the
// error names the check.
func (w *Warehouse) due(ctx context.Context, singly bool) ([]pipeline.Check, error) {
	list := w.active()
	if !singly {
		due, err := w.screen(ctx, list)
		if err != nil {
			return nil, &screenError{err}
		}
		return due, nil
	}
	var due []pipeline.Check
	for _, c := range list {
		one, err := w.screen(ctx, []pipeline.Check{c})
		if err != nil {
			return nil, &checkError{c.ID, err}
		}
		due = append(due, one...)
	}
	return due, nil
}

// active are the checks that are not off, and the one of the warehouse.
func (w *Warehouse) active() []pipeline.Check {
	list := slices.DeleteFunc(slices.Clone(w.opt.Checks), func(c pipeline.Check) bool { return c.Severity == pipeline.Off })
	return append(list, pipeline.Check{
		ID: contradiction, Severity: pipeline.Held, When: "NOT f.claim AND f.stated_again", Whole: pipeline.NeedsPeriod, Together: true, SQL: statement("contradiction"),
	})
}

// screen gives those of the checks whose when holds for a staged figure at least.
func (w *Warehouse) screen(ctx context.Context, list []pipeline.Check) (due []pipeline.Check, err error) {
	found := make([]any, len(list))
	for i := range list {
		found[i] = new(bool)
	}
	screen := "SELECT " + strings.Join(asking(list), ",\n") + "\n" + statement("screen")
	if err := w.pass(ctx, screen); err != nil {
		return nil, err
	}
	if err := w.conn.QueryRowContext(ctx, screened(screen)).Scan(found...); err != nil {
		return nil, err
	}
	for i, c := range list {
		if *found[i].(*bool) {
			due = append(due, c)
		}
	}
	return due, nil
}

// asking are the columns that tell of each of the checks whether it is due.
func asking(list []pipeline.Check) []string {
	asked := make([]string, len(list))
	for i, c := range list {
		asked[i] = "true"
		when := c.When
		if c.Only != "" {
			when = "(" + when + "\n) AND (" + c.Only + "\n)"
		}
		for name, limit := range c.Limits {
			when = strings.ReplaceAll(when, "{"+name+"}", number(limit))
		}
		switch {
		case when == "":
		case len(c.Least) > 0:
			asked[i] = "count(*) FILTER (\n" + when + "\n) >= " + number(leastOf(c))
		default:
			asked[i] = "coalesce(bool_or(\n" + when + "\n), false)"
		}
	}
	return asked
}

// number is a number in SQL.
func number(f float64) string { return "'" + strconv.FormatFloat(f, 'g', -1, 64) + "'::DOUBLE" }

// leastOf is how many figures at least must be as a check wants them.
func leastOf(c pipeline.Check) float64 {
	least := math.Inf(1)
	for _, name := range c.Least {
		least = min(least, c.Limits[name])
	}
	return max(least, 1)
}

// pass lets SQL of a check through the gate, once.
func (w *Warehouse) pass(ctx context.Context, query string) error {
	if w.gated[query] {
		return nil
	}
	if err := gate(ctx, w.conn, query, w.macroNames(ctx)); err != nil {
		return err
	}
	w.gated[query] = true
	return nil
}

// unsaid are the faults found of figures that are not in doubt already: the
// checks say it in better words.
func unsaid(found, faults []pipeline.Fault) []pipeline.Fault {
	doubted := map[string]bool{}
	for _, f := range faults {
		doubted[f.Observation] = doubted[f.Observation] || f.Severity == pipeline.Held
	}
	return slices.DeleteFunc(found, func(f pipeline.Fault) bool { return doubted[f.Observation] })
}

func (w *Warehouse) runCheck(ctx context.Context, c pipeline.Check) (faults []pipeline.Fault, err error) {
	most := mostFaults(c)
	err = w.faultsOf(ctx, c, "0", func(_ int, f pipeline.Fault) bool {
		faults = append(faults, f)
		return len(faults) < most
	})
	return faults, err
}

// mostFaults bounds how many faults of a check are kept for one document.
func mostFaults(c pipeline.Check) int {
	if c.Severity == pipeline.Held { // each of them keeps a figure out
		return math.MaxInt
	}
	return faultsKept
}

// faultsOf runs a check and hands what it finds to take, until that gives false. turn
// is the expression that tells of which of the staged documents a fault is.
func (w *Warehouse) faultsOf(ctx context.Context, c pipeline.Check, turn string, take func(turn int, f pipeline.Fault) (more bool)) error {
	if err := w.pass(ctx, c.SQL); err != nil {
		return err
	}
	rows, err := w.conn.QueryContext(ctx, with(tablesOf(c))+questionOf(c, turn))
	if err != nil {
		return err
	}
	return eachFault(rows, c, take)
}

// questionOf asks for what a check finds.
func questionOf(c pipeline.Check, turn string) string {
	return "SELECT " + turn + ", observation_id, locator, message_vi, message_en FROM (\n" + bare(c.SQL) + "\n)"
}

// eachFault hands what a check found to take, until that gives false.
func eachFault(rows *sql.Rows, c pipeline.Check, take func(turn int, f pipeline.Fault) (more bool)) error {
	defer rows.Close()
	for rows.Next() {
		var at int
		var observation, locator, vi, en sql.NullString
		if err := rows.Scan(&at, &observation, &locator, &vi, &en); err != nil {
			return err
		}
		more := take(at, pipeline.Fault{
			Check: c.ID, Severity: c.Severity, Observation: observation.String, Locator: locator.String,
			Message: pipeline.Text{VI: vi.String, EN: en.String},
		})
		if !more {
			break
		}
	}
	return rows.Err()
}

// A tableOfOwn is a table that stands before a statement that names it.
type tableOfOwn struct {
	named *regexp.Regexp // in a statement
	with  string         // what stands after WITH
}

func ownTable(name, rows string) tableOfOwn {
	return tableOfOwn{regexp.MustCompile(`(?i)\b` + name + `\b`), name + " AS (" + rows + ")"}
}

// namedBy gives those of some tables that a statement names, each to stand after WITH.
func namedBy(statement string, list []tableOfOwn) []string {
	var tables []string
	for _, t := range list {
		if t.named.MatchString(statement) {
			tables = append(tables, t.with)
		}
	}
	return tables
}

// byEitherName are tables with the names that their columns had when checks were first
// written, besides those of now. A check is named by its wording, and what waits by it
// waits on while that is the same.
var byEitherName = []tableOfOwn{
	formerly("area", "area_id AS id, area_slug AS slug, area_name AS name"),
	formerly("indicator", "indicator_id AS id, indicator_name AS name_vi, indicator_name_en AS name_en"),
	formerly("period", "period_id AS id, period_start AS start_text, period_end AS end_text"),
	formerly("source", "source_id AS id"),
}

func formerly(table, columns string) tableOfOwn {
	return ownTable(table, "SELECT *, "+columns+" FROM main."+table)
}

func eitherName(statement string) []string { return namedBy(statement, byEitherName) }

// screened is what tells which checks are due, with the tables that they may ask by either
// name.
func screened(screen string) string { return with(eitherName(screen)) + screen }

// tablesOf are the tables that stand before the question of a check: its thresholds and
// those whose columns it may ask by either name.
func tablesOf(c pipeline.Check) []string {
	tables := eitherName(c.SQL)
	if strings.Contains(c.SQL, "check_limit") {
		tables = append(tables, limiting(c))
	}
	return tables
}

// with begins a statement that has tables of its own.
func with(tables []string) string {
	if len(tables) == 0 {
		return ""
	}
	return "WITH " + strings.Join(tables, ",\n") + "\n"
}

// limiting gives the thresholds of a check as a table: filling one that is kept takes
// longer than most questions, and with parameters each is planned twice.
func limiting(c pipeline.Check) string {
	rows := make([]string, 0, len(c.Limits))
	for _, name := range slices.Sorted(maps.Keys(c.Limits)) {
		rows = append(rows, "("+quoted(name)+", "+number(c.Limits[name])+")")
	}
	if len(rows) == 0 {
		return "check_limit AS (SELECT '' AS name, 0::DOUBLE AS value WHERE false)"
	}
	return "check_limit (name, value) AS (VALUES " + strings.Join(rows, ", ") + ")"
}

// public is how a fault is told to readers: of what is held, that it is in
// doubt, never its value.
func (w *Warehouse) public(f pipeline.Fault) pipeline.Fault {
	if f.Severity != pipeline.Held && (f.Severity != pipeline.Blocking || f.Observation == "") {
		return f
	}
	f.Observation = ""
	f.Message = pipeline.Text{VI: "Một số liệu ở đây đang chờ xem lại.", EN: "A figure here waits to be reviewed."}
	for _, c := range w.opt.Checks {
		if c.ID == f.Check {
			f.Message.VI += " " + c.Title.VI + "."
			f.Message.EN += " " + c.Title.EN + "."
		}
	}
	return f
}

// keepFaults puts the faults in the place of those of the document's reading
// before.
func (w *Warehouse) keepFaults(ctx context.Context, at staging, faults []pipeline.Fault) error {
	_, err := w.conn.ExecContext(ctx, `DELETE FROM check_result WHERE source_id = ? AND document = ?`,
		at.source.ID, clean(at.snap.Document))
	if err != nil {
		return err
	}
	hints := w.hints()
	var columns [8][]string
	faults = mostOf(faults)
	for _, f := range faults {
		f = w.public(f)
		row := [8]string{f.Check, string(f.Severity), f.Observation, f.Locator, f.Message.VI, f.Message.EN, hints[f.Check].VI, hints[f.Check].EN}
		for i, cell := range row {
			columns[i] = append(columns[i], clean(cell))
		}
	}
	if len(faults) == 0 {
		return nil
	}
	var args []any
	for _, column := range columns {
		args = append(args, column)
	}
	_, err = w.conn.ExecContext(ctx, statement("keep_faults"), args...)
	return err
}

// hints are what is done about the faults of each check.
func (w *Warehouse) hints() map[string]pipeline.Text {
	hints := map[string]pipeline.Text{contradiction: {
		VI: "Sửa văn bản để mỗi chỉ tiêu trong một kỳ chỉ còn một giá trị, rồi gửi lại.",
		EN: "Leave one value for each figure and period, then send the document again.",
	}}
	for _, c := range w.opt.Checks {
		hints[c.ID] = c.Hint
	}
	return hints
}

// mostOf are those of the faults of a document that are kept.
func mostOf(faults []pipeline.Fault) []pipeline.Fault {
	count := map[string]int{}
	var most []pipeline.Fault
	for _, f := range faults {
		if count[f.Check]++; count[f.Check] <= faultsKept {
			most = append(most, f)
		}
	}
	return most
}
