//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"

	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/duckdb/duckdb-go/v2"

	"github.com/tonghop/tonghop/pipeline"
)

// A FileForm is a form in which Export writes an answer.
type FileForm string

// The forms. Parquet and Arrow keep the types of the columns; CSV and JSON write
// what is nested as JSON.
const (
	ParquetFile   FileForm = "parquet"
	ArrowFile     FileForm = "arrow" // the IPC file format
	CSVFile       FileForm = "csv"   // UTF-8, commas, a head
	JSONFile      FileForm = "json"  // one array
	JSONLinesFile FileForm = "jsonl"
)

// copyOptions are DuckDB's own for the forms that it writes.
var copyOptions = map[FileForm]string{
	ParquetFile:   "FORMAT parquet, COMPRESSION zstd",
	CSVFile:       "FORMAT csv, HEADER true",
	JSONFile:      "FORMAT json, ARRAY true",
	JSONLinesFile: "FORMAT json",
}

// Export runs one reading statement on the release at path and writes all its
// rows to file, which appears whole or not at all; one that stood there is
// replaced. It gives the rows written. An error is a *QueryError, that of ctx, or
// of the file.
func (s Sandbox) Export(ctx context.Context, path, query, file string, form FileForm) (rows int64, err error) {
	if _, known := copyOptions[form]; !known && form != ArrowFile {
		return 0, fmt.Errorf("export: no form %q", form)
	}
	part, err := filepath.Abs(file + ".part")
	if err != nil {
		return 0, err
	}
	if info, err := os.Stat(file); err == nil && info.IsDir() {
		return 0, fmt.Errorf("%s: là thư mục, không ghi đè được (is a folder)", file)
	}
	// Whether the place can be written to is the caller's business, not the statement's.
	probe, err := os.Create(part)
	if err != nil {
		return 0, fmt.Errorf("%s: không ghi được (cannot be written): %w", file, err)
	}
	if err := probe.Close(); err != nil {
		return 0, err
	}
	s = s.filled()
	reply, err := s.run(ctx, path, sandboxRequest{SQL: query, Out: part, Form: form})
	if err != nil {
		return 0, errors.Join(err, os.RemoveAll(part))
	}
	return reply.Written, os.Rename(part, file)
}

// allow leaves these files in reach; it goes before confine.
func allow(ctx context.Context, conn *sql.Conn, files []string) error {
	if len(files) == 0 {
		return nil
	}
	_, err := conn.ExecContext(ctx, "SET GLOBAL allowed_paths = "+fileList(files))
	return err
}

// writeOn writes the answer to the file of the request.
func writeOn(ctx context.Context, conn *sql.Conn, request sandboxRequest) (reply sandboxReply, err error) {
	query, err := limited(ctx, conn, request.SQL, math.MaxInt-1)
	if err != nil {
		return reply, gateFault(err)
	}
	if request.Form == ArrowFile {
		reply.Written, err = writeArrow(ctx, conn, query, request.Out)
		return reply, err
	}
	if request.Form == CSVFile {
		if query, err = flat(ctx, conn, query); err != nil {
			return reply, err
		}
	}
	done, err := conn.ExecContext(ctx, "COPY (\n"+query+"\n) TO "+quoted(request.Out)+" ("+copyOptions[request.Form]+", USE_TMP_FILE false)")
	if err != nil {
		return reply, err
	}
	reply.Written, err = done.RowsAffected()
	return reply, err
}

// flat writes the columns of query that are nested as JSON.
func flat(ctx context.Context, conn *sql.Conn, query string) (string, error) {
	rows, err := conn.QueryContext(ctx, "SELECT * FROM (\n"+query+"\n) LIMIT 0")
	if err != nil {
		return "", err
	}
	defer rows.Close()
	types, err := rows.ColumnTypes()
	if err != nil {
		return "", err
	}
	var names, shown []string
	for i, t := range types {
		name := fmt.Sprintf("c%d", i)
		names = append(names, name)
		if kind := columnType(t.DatabaseTypeName()); kind == pipeline.ListColumn || kind == pipeline.NestedColumn {
			name = "to_json(" + name + ")"
		}
		shown = append(shown, name+` AS "`+strings.ReplaceAll(t.Name(), `"`, `""`)+`"`)
	}
	return "SELECT " + strings.Join(shown, ", ") + " FROM (\n" + query + "\n) AS answer(" + strings.Join(names, ", ") + ")", rows.Err()
}

func writeArrow(ctx context.Context, conn *sql.Conn, query, path string) (rows int64, err error) {
	file, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	err = conn.Raw(func(driverConn any) error {
		c, ok := driverConn.(*duckdb.Conn)
		if !ok {
			return errors.New("not a DuckDB connection")
		}
		asked, err := duckdb.NewArrowFromConn(c)
		if err != nil {
			return err
		}
		batches, err := asked.QueryContext(ctx, query)
		if err != nil {
			return err
		}
		defer batches.Release()
		out, err := ipc.NewFileWriter(file, ipc.WithSchema(batches.Schema()))
		if err != nil {
			return err
		}
		for batches.Next() {
			rows += batches.RecordBatch().NumRows()
			if err := out.Write(batches.RecordBatch()); err != nil {
				return errors.Join(err, out.Close())
			}
		}
		return errors.Join(batches.Err(), out.Close())
	})
	return rows, err
}
