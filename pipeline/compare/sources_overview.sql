-- title_vi: Các nguồn số liệu
-- title_en: The sources
-- grain_vi: Mỗi dòng là một nguồn
-- grain_en: One row for each source
-- basis_vi: Không phụ thuộc địa giới
-- basis_en: None
-- left_out_vi: Không bỏ nguồn nào, kể cả nguồn không còn khai báo
-- left_out_en: Nothing; a source no longer declared is kept too

WITH documents AS (
    SELECT source_id, count(*) AS n, count(*) FILTER (WHERE state = 'quarantined') AS quarantined FROM document_state GROUP BY source_id
),
figures AS (SELECT t.source_id, sum(t.figures)::BIGINT AS n, sum(t.standing)::BIGINT AS standing, count(DISTINCT p.area_id) AS areas FROM tally t LEFT JOIN place p ON p.area_id = t.area_id AND p.area_type = 'province' GROUP BY t.source_id),
claims AS (SELECT source_id, count(*) AS n, count(DISTINCT area_id) FILTER (WHERE area_type = 'province') AS areas FROM claim_all GROUP BY source_id),
rejects AS (SELECT source_id, count(*) AS n FROM reject GROUP BY source_id),
faults AS (SELECT source_id, count(*) AS n FROM source_fault GROUP BY source_id),
found AS (SELECT source_id, count(*) AS n FROM check_result GROUP BY source_id),
fetched AS (SELECT source_id, max(fetched_at) AS last, max(published_on) AS published_on FROM snapshot GROUP BY source_id)
SELECT s.source_id, s.title_vi, coalesce(s.title_en, s.title_vi) AS title_en, s.kind,
       CASE s.kind WHEN 'folder' THEN 'Thư mục' WHEN 'document' THEN 'Văn bản' WHEN 'feed' THEN 'Dòng tin' ELSE s.kind END AS kind_vi,
       CASE s.kind WHEN 'folder' THEN 'Folder' WHEN 'document' THEN 'Document' WHEN 'feed' THEN 'Feed' ELSE s.kind END AS kind_en,
       p.name AS publisher, s.licence, s.location, s.province, s.claims AS press, s.precedence, s.declared, s.illustrative,
       coalesce(d.n, 0) AS documents, coalesce(d.quarantined, 0) AS quarantined, coalesce(f.n, 0) AS figures, coalesce(f.standing, 0) AS figures_standing,
       coalesce(c.n, 0) AS claims, coalesce(f.areas, 0) + coalesce(c.areas, 0) AS areas, coalesce(r.n, 0) AS rejects, coalesce(k.n, 0) AS check_faults,
       coalesce(x.n, 0) AS source_faults, strftime(t.last AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') AS last_fetched,
       CAST(t.published_on AS VARCHAR) AS last_published_on
FROM source s
LEFT JOIN publisher p ON p.id = s.publisher_id
LEFT JOIN documents d ON d.source_id = s.source_id
LEFT JOIN figures f ON f.source_id = s.source_id
LEFT JOIN claims c ON c.source_id = s.source_id
LEFT JOIN rejects r ON r.source_id = s.source_id
LEFT JOIN faults x ON x.source_id = s.source_id
LEFT JOIN found k ON k.source_id = s.source_id
LEFT JOIN fetched t ON t.source_id = s.source_id
ORDER BY s.claims, s.precedence, s.source_id
