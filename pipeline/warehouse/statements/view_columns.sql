-- The columns of a view, in their order, with their types; nothing where one has a type
-- that a file may not keep.
SELECT column_name || ' ' || data_type
FROM duckdb_columns()
WHERE database_name = current_database() AND schema_name = 'main' AND table_name = ?
  AND table_name IN (SELECT view_name FROM duckdb_views() WHERE database_name = current_database() AND NOT internal)
QUALIFY bool_and(data_type IN ({types})) OVER ()
ORDER BY column_index;
