SELECT name, if(kind = 'table', 'bảng', 'khung nhìn') AS kind, comment
FROM (
    SELECT table_name AS name, 'table' AS kind, comment FROM duckdb_tables() WHERE NOT internal
    UNION ALL
    SELECT view_name, 'view', comment FROM duckdb_views() WHERE NOT internal
)
ORDER BY name
