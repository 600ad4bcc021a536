SELECT column_name, data_type, comment
FROM duckdb_columns()
WHERE table_name = '{name}'
ORDER BY column_index
