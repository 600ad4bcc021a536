-- The macros of a database, in small letters, but for those that have the name of a
-- function of DuckDB.
SELECT lower(function_name)
FROM duckdb_functions()
GROUP BY 1
HAVING NOT bool_or(internal);
