//go:build !duckdb_arrow

package warehouse

// The warehouse loads through Arrow, which the DuckDB driver leaves out unless
// it is asked for. Build and test with -tags duckdb_arrow.
var _ = build_with_tags_duckdb_arrow
