// Package warehouse keeps what was understood in one DuckDB file: every version
// of every figure, what the press claims beside it, what could not be
// understood, who published it and which night recorded it. It is the one owner
// of DuckDB and Arrow, and implements pipeline.Store for the writer and
// pipeline.Asker for a published copy.
//
// The border: no DuckDB or Arrow type shows in an exported signature. The file
// of a Warehouse is touched by its one open instance and by nothing else in the
// process: opening and closing it by other means would drop the lock that keeps
// a second writer out. Readers use the copy that CopyTo makes; untrusted SQL
// runs in a child process, see Sandbox.
//
// Build with -tags duckdb_arrow.
package warehouse
