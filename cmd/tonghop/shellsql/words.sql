-- What a person may be about to write, by kind.
SELECT 'table' AS kind, table_name AS word FROM duckdb_tables() WHERE NOT internal
UNION
SELECT 'table', view_name FROM duckdb_views() WHERE NOT internal
UNION
SELECT 'column', column_name FROM duckdb_columns() WHERE NOT internal
UNION
SELECT 'function', function_name FROM duckdb_functions()
WHERE function_type IN ('scalar', 'aggregate', 'macro') AND regexp_full_match(function_name, '[a-z][a-z0-9_]*')
UNION
SELECT 'keyword', upper(keyword_name) FROM duckdb_keywords() WHERE keyword_category = 'reserved'
UNION
SELECT 'keyword', word FROM (VALUES ('BY'), ('JOIN'), ('LEFT'), ('OVER'), ('PARTITION'), ('BETWEEN'), ('QUALIFY'), ('VALUES'), ('DESCRIBE'), ('SUMMARIZE')) AS more(word)
UNION
SELECT 'value', area_name FROM area
UNION
SELECT 'value', indicator_id FROM indicator
ORDER BY kind, word
