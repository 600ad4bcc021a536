-- title_vi: Lần chạy gần nhất đã thay đổi những số liệu nào
-- title_en: What the latest run that changed figures did
-- grain_vi: Mỗi dòng là một số liệu mới, một số liệu sửa giá trị hoặc một số liệu không còn trong văn bản
-- grain_en: One row for each figure that is new, was revised, or is no longer stated
-- basis_vi: Lần chạy gần nhất có thay đổi số liệu; lần chạy không đổi gì không được tính
-- basis_en: The latest run that changed any figure; quiet runs do not count
-- left_out_vi: Số liệu giữ nguyên; các thay đổi của những lần chạy trước (xem bảng observation_history)
-- left_out_en: Figures that stayed; changes of earlier runs (see the table observation_history)

WITH level_name AS (
    SELECT term_id AS level, name_vi AS level_vi, name_en AS level_en FROM terms WHERE term_kind = 'level'
),
version AS (
    SELECT false AS claim, * FROM observation_history
    UNION ALL BY NAME
    SELECT true AS claim, * FROM claim_history
),
latest AS (
    SELECT max(run_id) AS run_id FROM (SELECT run_id FROM version UNION ALL SELECT superseded_run FROM version)
),
event AS (
    SELECT 'new' AS change, n.claim, n.series_id, n.period_id, n.source_id, n.document, n.period_text,
           NULL::DOUBLE AS old, NULL::DOUBLE AS old_max, NULL::VARCHAR AS old_qualifier, NULL::VARCHAR AS old_id,
           n.value AS new, n.value_max AS new_max, n.qualifier AS new_qualifier, n.id AS new_id
    FROM version n JOIN latest USING (run_id)
    WHERE NOT EXISTS (
        SELECT 1 FROM version o
        WHERE o.superseded_run = n.run_id AND o.superseded_by = n.id AND o.claim = n.claim
          AND o.source_id = n.source_id AND o.document = n.document)
    UNION ALL BY NAME
    SELECT if(n.id IS NULL, 'withdrawn', 'revised') AS change, o.claim, o.series_id, o.period_id, o.source_id, o.document, o.period_text,
           o.value AS old, o.value_max AS old_max, o.qualifier AS old_qualifier, o.id AS old_id,
           n.value AS new, n.value_max AS new_max, n.qualifier AS new_qualifier, n.id AS new_id
    FROM version o
    JOIN latest l ON l.run_id = o.superseded_run
    LEFT JOIN version n ON n.id = o.superseded_by AND n.run_id = l.run_id AND n.claim = o.claim
                       AND n.source_id = o.source_id AND n.document = o.document
)
SELECT l.run_id, strftime(r.started_at AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') AS started_at,
       e.change,
       CASE e.change WHEN 'new' THEN 'Mới' WHEN 'revised' THEN 'Sửa giá trị' ELSE 'Không còn trong văn bản' END AS change_vi,
       CASE e.change WHEN 'new' THEN 'New' WHEN 'revised' THEN 'Revised' ELSE 'No longer stated' END AS change_en,
       e.claim, s.area_id, a.slug AS area_slug, a.name AS area_name, a.boundary,
       s.indicator_id, i.name_vi AS indicator_vi, i.name_en AS indicator_en, s.kind, s.level, n.level_vi, n.level_en,
       x.split_vi, x.split_en,
       e.period_id, p.start_text AS period_start, p.end_text AS period_end, e.period_text,
       e.old, e.old_max, e.old_qualifier, CASE WHEN e.old_id IS NOT NULL THEN s.unit END AS old_unit,
       CASE WHEN e.old_id IS NOT NULL THEN [e.old_id] END AS old_origin,
       e.new, e.new_max, e.new_qualifier, CASE WHEN e.new_id IS NOT NULL THEN s.unit END AS new_unit,
       CASE WHEN e.new_id IS NOT NULL THEN [e.new_id] END AS new_origin,
       e.new - e.old AS difference,
       e.source_id, c.title_vi AS source_vi, coalesce(c.title_en, c.title_vi) AS source_en, e.document, c.illustrative
FROM event e
CROSS JOIN latest l
JOIN series s ON s.id = e.series_id
JOIN series_names x ON x.series_id = e.series_id
JOIN period p ON p.id = e.period_id
JOIN indicator i ON i.id = s.indicator_id
JOIN source c ON c.id = e.source_id
LEFT JOIN area a ON a.id = s.area_id
LEFT JOIN run r ON r.id = l.run_id
LEFT JOIN level_name n ON n.level = s.level
ORDER BY CASE e.change WHEN 'revised' THEN 1 WHEN 'withdrawn' THEN 2 ELSE 3 END, e.claim, a.slug NULLS LAST, a.boundary,
         s.indicator_id, s.level, s.kind, x.split_vi, p.start_text NULLS LAST, e.period_id, e.source_id, e.document, e.old_id, e.new_id
