-- title_vi: Từ điển dữ liệu
-- title_en: Data dictionary
-- grain_vi: Mỗi dòng là một bảng, một khung nhìn hoặc một cột của chúng
-- grain_en: One row for each table, view and column
-- basis_vi: Không phụ thuộc địa giới
-- basis_en: None
-- left_out_vi: Bảng nội bộ của DuckDB
-- left_out_en: DuckDB's own tables

WITH object AS (
    SELECT table_name AS object, 'table' AS kind, comment FROM duckdb_tables() WHERE NOT internal AND NOT temporary AND database_name = current_database()
    UNION ALL
    SELECT view_name AS object, 'view' AS kind, comment FROM duckdb_views() WHERE NOT internal AND NOT temporary AND database_name = current_database()
),
entry AS (
    SELECT object, kind, 0 AS position, NULL AS column_name, NULL AS data_type, comment FROM object
    UNION ALL
    SELECT o.object, o.kind, c.column_index AS position, c.column_name, c.data_type, c.comment
    FROM object o
    JOIN duckdb_columns() c ON c.table_name = o.object AND NOT c.internal AND c.database_name = current_database()
)
SELECT e.object, e.kind, q.id IS NOT NULL AS question, e.position, e.column_name, e.data_type,
       coalesce(if(e.position = 0, q.title_vi, NULL), split_part(e.comment, ' | ', 1)) AS meaning_vi,
       coalesce(if(e.position = 0, q.title_en, NULL), nullif(split_part(e.comment, ' | ', 2), ''), split_part(e.comment, ' | ', 1)) AS meaning_en
FROM entry e
LEFT JOIN question q ON q.id = e.object
ORDER BY q.id IS NOT NULL, e.kind, e.object, e.position
