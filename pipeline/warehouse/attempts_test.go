//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// closedCalls are calls that reach beyond the release; %[1]s stands for a file
// with a secret in it, %[2]s for a file that must not come to be.
var closedCalls = []string{
	"read_csv('%[1]s')", "read_csv_auto('%[1]s')", "sniff_csv('%[1]s')", "read_text('%[1]s')", "read_blob('%[1]s')", "read_json('%[1]s')",
	"read_json_auto('%[1]s')", "read_json_objects('%[1]s')", "read_ndjson('%[1]s')", "read_ndjson_auto('%[1]s')", "read_ndjson_objects('%[1]s')",
	"read_parquet('%[1]s')", "parquet_scan('%[1]s')", "parquet_metadata('%[1]s')", "parquet_schema('%[1]s')", "parquet_file_metadata('%[1]s')",
	"parquet_kv_metadata('%[1]s')", "parquet_bloom_probe('%[1]s', 'a', 1)", "read_duckdb('%[1]s')", "glob('%[1]s')", "glob('/*')",
	"read_csv('https://vi-du.example/x.csv')", "read_text('/etc/passwd')", "read_blob('/proc/self/environ')",
	"query('SELECT 1')", "query('FROM read_text(''%[1]s'')')", "query('CALL enable_logging()')", "query_table('observation')",
	"query_table(['observation', 'claim'])", "json_execute_serialized_sql(json_serialize_sql('SELECT 1'))",
	"enable_logging()", "enable_logging(storage = 'file', storage_path = '%[2]s')", "enable_logging('QueryLog')", "disable_logging()",
	"truncate_duckdb_logs()", "enable_profiling()", "disable_profiling()", "enable_peg_parser()", "disable_peg_parser()",
	"check_peg_parser('SELECT 1')", "checkpoint()", "force_checkpoint()", "duckdb_databases()", "duckdb_settings()", "duckdb_secrets()",
	"which_secret('x', 's3')", "duckdb_extensions()", "duckdb_temporary_files()", "duckdb_logs()", "duckdb_log_contexts()",
	"duckdb_logs_parsed('QueryLog')", "duckdb_memory()", "duckdb_external_file_cache()", "duckdb_variables()", "duckdb_prepared_statements()",
	"duckdb_profiling_settings()", "pragma_database_size()", "pragma_storage_info('area')", "pragma_metadata_info()", "pragma_user_agent()",
	"sql_auto_complete('SEL')", "seq_scan('area')", "arrow_scan(1, 2, 3)", "arrow_scan_dumb(1, 2, 3)", "duckdb_table_sample('area')",
	"histogram('%[1]s', a)", "histogram_values('%[1]s', a)", "histogram('duckdb_databases', path)", "histogram_values(duckdb_databases, path)",
	"histogram(pragma_database_list, file)", "histogram_values('pg_settings', setting, technique := 'sample')", "histogram('duckdb_' || 'databases', path)",
	"histogram(path, source := 'duckdb_databases')", "histogram(col_name := path, source := 'duckdb_databases')", `histogram('"duckdb_databases"', path)`,
	"histogram('main.duckdb_databases', path)", "histogram(main.duckdb_databases, path)", "histogram(source => 'duckdb_databases', col_name => path)",
	"histogram(['area', 'duckdb_databases'], path)", "HISTOGRAM('DuckDB_Databases', path)", "system.main.histogram_values('duckdb_databases', path)",
	"duckdb_sequences()", "duckdb_secret_types()", "duckdb_optimizers()", "duckdb_dependencies()", "duckdb_connection_count()", "duckdb_approx_database_count()",
	"duckdb_coordinate_systems()", "pragma_platform()", "pragma_version()", "pragma_show('area')", "test_all_types()", "test_vector_types(NULL::INTEGER)",
	"parquet_full_metadata('%[1]s')", "read_json_objects_auto('%[1]s')", "extension_versions()", "storage_info('area')", "user_agent()", "duckdb_schemas()",
	"main.query('SELECT 1')", "system.main.query('SELECT 1')", "QUERY('SELECT 1')", `"query"('SELECT 1')`, "Enable_Logging()",
}

// callForms are the places where a table function may stand.
var callForms = []string{
	"FROM %s", "WITH x AS (FROM %s) FROM x", "SELECT (SELECT count(*) FROM %s) AS n", "DESCRIBE SELECT * FROM %s",
	"SELECT 1 FROM area a, LATERAL (FROM %s) b",
}

// closedStatements are attempts of every other sort.
var closedStatements = []string{
	"SELECT current_setting('temp_directory')", "SELECT CURRENT_SETTING('home_directory')", "SELECT getenv('HOME')", "SELECT write_log('x')",
	"SELECT write_log('x', level := 'info', log_type := '')", "SELECT sleep_ms(100000)", "SELECT pg_sleep(100000)", "SELECT nextval('x')",
	"SELECT json_serialize_plan('FROM query(''SELECT 1'')')", "SELECT list_transform(['a'], lambda x : current_setting('temp_directory'))",
	"SELECT * FROM area ORDER BY current_setting('temp_directory')", "SELECT CASE WHEN true THEN current_setting('secret_directory') END",
	"FROM duckdb_databases", "FROM duckdb_logs", "FROM pragma_database_list", "FROM pg_catalog.pg_settings", "FROM pg_settings", "FROM pg_database",
	"FROM duckdb_schemas", `FROM "pragma_database_list"`, "FROM main.duckdb_databases", "FROM system.main.duckdb_databases", "FROM PRAGMA_DATABASE_LIST",
	"SELECT a.x FROM (SELECT path AS x FROM duckdb_databases) a", "SUMMARIZE duckdb_databases", "DESCRIBE pragma_database_list",
	"FROM '%[1]s'", "SELECT * FROM \"%[1]s\"", "FROM '/etc/passwd'", "FROM '*.csv'", "SUMMARIZE '%[1]s'", "SELECT (FROM '%[1]s')", "DESCRIBE '%[1]s'",
	"COPY area TO '%[2]s'", "COPY (SELECT 1) TO '%[2]s' (FORMAT csv)", "COPY area FROM '%[1]s'", "EXPORT DATABASE '%[2]s'", "IMPORT DATABASE '%[2]s'",
	"ATTACH '%[2]s'", "ATTACH ':memory:' AS m", "DETACH tonghop", "INSTALL httpfs", "FORCE INSTALL httpfs", "LOAD httpfs", "LOAD '%[2]s'",
	"SET enable_external_access = true", "SET GLOBAL lock_configuration = false", "RESET lock_configuration", "SET VARIABLE x = 1",
	"PRAGMA database_list", "PRAGMA enable_profiling", "PRAGMA profiling_output = '%[2]s'", "PRAGMA json_execute_serialized_sql('x')",
	"CALL enable_logging(storage = 'file', storage_path = '%[2]s')", "CALL enable_profiling()", "CALL query('SELECT 1')", "CHECKPOINT", "VACUUM",
	"CREATE TABLE x AS SELECT 1", "CREATE TEMP TABLE x AS SELECT 1", "CREATE VIEW x AS SELECT 1", "CREATE MACRO x() AS 1", "CREATE SECRET x (TYPE s3)",
	"CREATE SEQUENCE x", "CREATE FUNCTION x() AS TABLE FROM query('SELECT 1')", "DROP TABLE run", "DELETE FROM run", "UPDATE run SET id = ''",
	"INSERT INTO run SELECT * FROM run", "TRUNCATE run", "ALTER TABLE run ADD COLUMN x INTEGER", "PREPARE x AS SELECT 1", "EXECUTE x", "DEALLOCATE x",
	"BEGIN", "COMMIT", "ROLLBACK", "USE memory", "EXPLAIN ANALYZE SELECT 1", "EXPLAIN FROM query('SELECT 1')", "SELECT 1; SELECT 2",
	"SELECT 1; CALL enable_logging()", "SELECT 1;; DROP TABLE run", "SELECT 1 -- ;\n; DELETE FROM run", "/* */ SET threads = 64", "SELECT 1) UNION ALL (FROM query('SELECT 1')",
	"WITH x AS MATERIALIZED (FROM read_text('%[1]s')) SELECT * FROM x", "FROM area PIVOT (count(*) FOR area_id IN (SELECT content FROM read_text('%[1]s')))",
	"SELECT * FROM area WHERE area_id IN (SELECT content FROM read_text('%[1]s'))", "SELECT * FROM area WHERE EXISTS (FROM glob('/*'))",
	"SELECT * FROM area UNION ALL BY NAME FROM read_text('%[1]s')", "SELECT * FROM area POSITIONAL JOIN read_text('%[1]s')",
	"SELECT * FROM area ASOF JOIN read_text('%[1]s') t ON area.area_id >= t.content", "VALUES ((SELECT content FROM read_text('%[1]s')))",
	"WITH RECURSIVE x AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM x, read_text('%[1]s')) FROM x", "SELECT [x FOR x IN (SELECT content FROM read_text('%[1]s'))]",
	"SELECT COLUMNS(*) FROM read_text('%[1]s')", "SELECT max(content) OVER () FROM read_text('%[1]s')", "FROM (FROM (FROM (FROM read_text('%[1]s'))))",
	"SELECT {'a': (SELECT content FROM read_text('%[1]s'))}", "SELECT 1 LIMIT (SELECT count(*) FROM read_text('%[1]s'))",
	"SELECT 1 ORDER BY (SELECT content FROM read_text('%[1]s'))", "SELECT 1 QUALIFY (SELECT content FROM read_text('%[1]s')) > ''",
	"SELECT apply([1], x -> getenv('HOME'))", "SELECT list_reduce(['a', 'b'], lambda a, b : current_setting('temp_directory'))", "SELECT sum(1) OVER (ORDER BY current_setting('threads')) FROM area",
	"SELECT sum(1) FILTER (WHERE getenv('HOME') = '/root') FROM area", "SELECT TRY(getenv('HOME'))", "SELECT 'temp_directory'.current_setting()", "SELECT system.main.getenv('HOME')",
	"WITH x AS (COPY area TO '%[2]s') FROM x", "WITH x AS (DELETE FROM run RETURNING *) FROM x", "UNPIVOT (FROM '%[1]s') ON COLUMNS(*) INTO NAME a VALUE b",
	"MERGE INTO run USING area ON false WHEN NOT MATCHED THEN INSERT VALUES (1)", "COPY FROM DATABASE tonghop TO memory", "CREATE TYPE x AS ENUM (SELECT file FROM glob('/etc/*'))",
	"FROM area SEMI JOIN read_text('%[1]s') t ON t.content = area_id", "FROM range(CAST(length(getenv('HOME')) AS BIGINT))", "FROM 'file://%[1]s'", "FROM '~/.bashrc'",
	"SELECT 1 GROUP BY (SELECT content FROM read_text('%[1]s'))", "SELECT 1 HAVING (SELECT content FROM read_text('%[1]s')) > ''",
}

// Every attempt is refused before it is run, leaves no file, shows no secret and
// does not tell where the release lies.
func TestNoAttemptLeavesTheRelease(t *testing.T) {
	_, path := released(t)
	dir := t.TempDir()
	secret, target := filepath.Join(dir, "bi-mat.csv"), filepath.Join(dir, "ra-ngoai")
	const word = "ong-ba-ai-cung-biet"
	if err := os.WriteFile(secret, []byte("a,b\n"+word+",2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var attempts []string
	for _, call := range closedCalls {
		for _, form := range callForms {
			attempts = append(attempts, fmt.Sprintf(form, call))
		}
	}
	attempts = append(attempts, closedStatements...)
	if len(attempts) < 300 {
		t.Fatalf("only %d attempts", len(attempts))
	}
	ctx := context.Background()
	db, conn, err := connect(ctx, path, "READ_ONLY", Options{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { err = errors.Join(conn.Close(), db.Close()) })
	if err := confine(ctx, conn); err != nil {
		t.Fatal(err)
	}
	for _, attempt := range attempts {
		attempt = strings.ReplaceAll(strings.ReplaceAll(attempt, "%[1]s", secret), "%[2]s", target)
		reply, err := answerOn(ctx, conn, sandboxRequest{Path: path, SQL: attempt, Rows: 100, Bytes: 1 << 20})
		if err == nil {
			t.Errorf("%s: answered %v", attempt, reply.Rows)
			continue
		}
		fault := faultOf(err, sandboxRequest{Path: path})
		if strings.Contains(fault.Error(), filepath.Dir(path)) || strings.Contains(fault.Error(), word) {
			t.Errorf("%s: tells too much: %v", attempt, fault)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("files were written: %v", left)
	}
	// And the connection still answers.
	if _, err := answerOn(ctx, conn, sandboxRequest{Path: path, SQL: "SELECT 1", Rows: 1}); err != nil {
		t.Errorf("the next statement: %v", err)
	}
}

// openViews are DuckDB's own views that tell of tables alone.
var openViews = []string{
	"character_sets", "check_constraints", "columns", "constraint_column_usage", "constraint_table_usage", "duckdb_columns",
	"duckdb_constraints", "duckdb_indexes", "duckdb_tables", "duckdb_types", "duckdb_views", "key_column_usage", "pg_am", "pg_attrdef",
	"pg_attribute", "pg_class", "pg_collation", "pg_constraint", "pg_depend", "pg_description", "pg_enum", "pg_index", "pg_indexes",
	"pg_namespace", "pg_proc", "pg_sequence", "pg_sequences", "pg_tables", "pg_type", "pg_views", "referential_constraints", "schemata",
	"sqlite_master", "sqlite_schema", "sqlite_temp_master", "sqlite_temp_schema", "table_constraints", "tables", "views",
}

// A new DuckDB may bring views that nobody has looked at.
func TestEveryViewOfDuckDBIsJudged(t *testing.T) {
	b := openBench(t, Options{})
	for _, name := range b.rows(`SELECT DISTINCT lower(view_name) FROM duckdb_views() WHERE internal`) {
		if slices.Contains(openViews, name) == slices.Contains(closedViews, name) {
			t.Errorf("%s must be open or closed", name)
		}
	}
}

// A table that is named as it is may be counted up.
func TestHistogramsOfTables(t *testing.T) {
	b := openBench(t, Options{})
	for _, query := range []string{
		"SELECT bin, count FROM histogram('area', area_km2)", "SELECT bin, count FROM histogram(area, area_km2, bin_count := 3)",
		"FROM histogram_values(main.area, area_km2)", "SELECT histogram(area_km2) FROM area",
	} {
		if err := b.pass(context.Background(), query); err != nil {
			t.Errorf("%s: %v", query, err)
		}
	}
}

// fileStatements read a file by its name alone, or by the function of DuckDB that a
// question has the name of; %[1]s stands for the file.
var fileStatements = []string{
	"SELECT a FROM '%[1]s'", `SELECT a FROM "%[1]s"`, `SELECT a FROM main."bi-mat.csv"`, "SELECT a FROM '*.csv'", "WITH x AS (FROM '%[1]s') SELECT a FROM x",
	"SELECT (SELECT a FROM '%[1]s') AS a", "SELECT area_id AS a FROM observation WHERE area_id IN (SELECT a FROM '%[1]s')",
	"SELECT 1 AS a FROM (DESCRIBE '%[1]s')", "SELECT 1 AS a FROM (SUMMARIZE '%[1]s')", "SELECT a FROM observation ASOF JOIN '%[1]s' s ON observation.value >= s.b",
	"SELECT a FROM (PIVOT '%[1]s' ON b IN (2) USING max(a))", "SELECT a FROM (UNPIVOT '%[1]s' ON a, b)", "SELECT a FROM observation POSITIONAL JOIN '%[1]s'",
	"SELECT 1 AS a FROM read_text('%[1]s')", "SELECT content AS a FROM system.main.read_text('%[1]s')", "SELECT content AS a FROM main.read_text('%[1]s')",
	"SELECT content AS a FROM SYSTEM.read_text('%[1]s')", "SELECT file AS a FROM glob('%[1]s')", "SELECT 1 AS a FROM 'https://vi-du.example/x.csv'",
	`SELECT a FROM 'C:\so-lieu.csv'`, "SELECT 1 AS a FROM query('SELECT 1')", "SELECT bin AS a FROM histogram('%[1]s', a)",
	"SELECT bin AS a FROM histogram_values(source := '%[1]s', col_name := a)", `SELECT bin AS a FROM histogram("%[1]s", a)`, "SELECT getenv('HOME') AS a",
}

// A question of a topic or of a workspace is made a view where nothing is locked: the
// gate alone keeps it within the release, and so it does a check.
func TestNoQuestionReadsAFile(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	secret := filepath.Join(dir, "bi-mat.csv")
	if err := os.WriteFile(secret, []byte("a,b\nong-ba,2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b := openBench(t, Options{})
	for _, attempt := range fileStatements {
		attempt = strings.ReplaceAll(attempt, "%[1]s", secret)
		for name, err := range map[string]error{
			"question": b.makeQuestion(ctx, pipeline.Question{ID: "doc_tep", SQL: attempt}),
			"check":    b.pass(ctx, attempt),
		} {
			var closed *notForReading
			if !errors.As(err, &closed) {
				t.Errorf("%s: as a %s: %v", attempt, name, err)
			}
		}
	}
	// What calls a function of DuckDB must never get a question, nor the reverse.
	for _, name := range []string{"read_text", "query", "Glob"} {
		if err := b.makeQuestion(ctx, pipeline.Question{ID: name, OnBasis: true, SQL: "SELECT area_id FROM observation_on(basis)"}); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("a question is called %s: %v", name, err)
		}
	}
	if err := b.makeQuestion(ctx, pipeline.Question{ID: "tep", OnBasis: true, SQL: "SELECT area_id FROM observation_on(basis)"}); err != nil {
		t.Error(err)
	}
	if err := b.makeQuestion(ctx, pipeline.Question{ID: "doc", SQL: "SELECT area_id FROM tep('2025') UNION ALL FROM main.tep('2008')"}); err != nil {
		t.Error(err)
	}
}
