-- A question is shown as it was written, all else as the database keeps it.
SELECT coalesce(question.sql, made.sql) AS sql
FROM (
    SELECT table_name AS name, sql FROM duckdb_tables() WHERE NOT internal
    UNION ALL
    SELECT view_name, sql FROM duckdb_views() WHERE NOT internal
) AS made
LEFT JOIN question ON question.id = made.name
WHERE '{name}' IN ('', made.name)
ORDER BY made.name
