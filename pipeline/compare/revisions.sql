-- title_vi: Mọi lần sửa số liệu từ trước đến nay
-- title_en: Every change of a figure so far
-- by: indicator
-- grain_vi: Mỗi dòng là một số liệu mới, một số liệu sửa giá trị hoặc một số liệu không còn trong văn bản, tại một lần chạy
-- grain_en: One row for each figure that was new, revised or no longer stated, at one run
-- basis_vi: Địa giới như nguồn báo cáo; lần chạy mới nhất đứng trước
-- basis_en: Boundaries as reported; the latest run first
-- left_out_vi: Số liệu giữ nguyên giá trị khi văn bản được đọc lại
-- left_out_en: Figures that stayed when their document was read again

-- What changed is found among the keys of all versions, and named then: once and not on each side.
-- Those that gave way are few and are read apart: what is read twice under one name is held as a whole.
WITH gave_way AS (
    SELECT false AS claim, * FROM observation_history WHERE superseded_run IS NOT NULL
    UNION ALL BY NAME
    SELECT true AS claim, * FROM claim_history WHERE superseded_run IS NOT NULL
),
found AS (
    SELECT n.run_id AS at_run, if(o.id IS NULL, 'new', 'revised') AS change, n.series_key, n.period_id, n.source_id, n.document,
           n.claim, n.period_text, n.value, n.value_max, n.qualifier, n.id, o.value AS old, o.value_max AS old_max, o.qualifier AS old_qualifier, o.id AS old_id
    FROM (
        SELECT false AS claim, * FROM observation_history
        UNION ALL BY NAME
        SELECT true AS claim, * FROM claim_history
    ) n
    LEFT JOIN gave_way o ON o.superseded_by = n.id AND o.superseded_run = n.run_id AND o.claim = n.claim
                        AND o.source_id = n.source_id AND o.document = n.document AND o.series_key = n.series_key
    UNION ALL BY NAME
    SELECT superseded_run AS at_run, 'withdrawn' AS change, series_key, period_id, source_id, document,
           claim, period_text, value AS old, value_max AS old_max, qualifier AS old_qualifier, id AS old_id
    FROM gave_way WHERE superseded_by IS NULL
),
event AS (
    SELECT f.*, m.series_id, m.area_id, m.area_slug, m.area_name, m.area_type, m.boundary, m.indicator_id, m.indicator_name, m.indicator_name_en,
           m.kind, m.level, t.period, t.period_start, t.period_end,
           if(f.change = 'withdrawn', NULL, m.unit) AS unit, if(f.change = 'new', NULL, m.unit) AS old_unit,
           if(f.change = 'withdrawn', NULL, [f.id]) AS origin, if(f.change = 'new', NULL, [f.old_id]) AS old_origin
    FROM found f
    JOIN measured m ON m.series_key = f.series_key -- of that series alone: statements/settle_copy.sql of the warehouse
    LEFT JOIN span t ON t.period_id = f.period_id
)
SELECT e.at_run AS run_id, strftime(r.started_at AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') AS started_at,
       e.change,
       CASE e.change WHEN 'new' THEN 'Mới' WHEN 'revised' THEN 'Sửa giá trị' ELSE 'Không còn trong văn bản' END AS change_vi,
       CASE e.change WHEN 'new' THEN 'New' WHEN 'revised' THEN 'Revised' ELSE 'No longer stated' END AS change_en,
       e.claim, e.area_id, e.area_slug, e.area_name, e.area_type, e.boundary, e.indicator_id, e.indicator_name, e.indicator_name_en,
       e.kind, e.level, n.level_vi, n.level_en, n.split_vi, n.split_en, e.period, e.period_start, e.period_end, e.period_text,
       e.old, e.old_max, e.old_unit, e.old_qualifier, e.old_origin,
       e.value, e.value_max, e.unit, e.qualifier, e.origin, e.value - e.old AS difference,
       e.source_id, c.title_vi AS source_vi, coalesce(c.title_en, c.title_vi) AS source_en, e.document, c.illustrative
FROM event e
JOIN series_measure m ON m.series_id = e.series_id AND m.indicator_id = e.indicator_id
LEFT JOIN measure_named n ON n.measure = m.measure AND n.indicator_id = m.indicator_id
JOIN source c ON c.source_id = e.source_id
LEFT JOIN run r ON r.id = e.at_run
-- By the name of the change: what was revised, then what was withdrawn, then what is new.
ORDER BY run_id DESC, change_en DESC, e.claim, e.area_slug NULLS LAST, e.boundary,
         e.indicator_id, e.level, e.kind, n.split_vi, e.period_start NULLS LAST, e.period, e.source_id, e.document, e.old_origin[1], e.origin[1]
