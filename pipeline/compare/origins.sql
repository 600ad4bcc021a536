-- title_vi: Từ mỗi con số về đúng ô hoặc câu của nó
-- title_en: From each number back to its cell or sentence
-- grain_vi: Mỗi dòng là một số liệu chính thức, một số báo chí nêu hoặc một chỗ không hiểu được, tại một văn bản
-- grain_en: One row for each official figure, claim or reject, in one document
-- basis_vi: Địa giới như nguồn báo cáo
-- basis_en: Boundaries as reported
-- left_out_vi: Không bỏ gì: cả giá trị đã bị thay hoặc rút vẫn còn ở đây
-- left_out_en: Nothing: values that were replaced or withdrawn stay here too

WITH origin AS (
    SELECT 'observation' AS record, id, snapshot, source_id, document, locator, raw, shown, context, rule, start_offset, end_offset,
           series_id, period_id, period_text, value, value_max, qualifier, part, recorded_at, superseded_at,
           NULL AS reason, NULL AS message_vi, NULL AS message_en
    FROM observation_history
    UNION ALL BY NAME
    SELECT 'claim' AS record, id, snapshot, source_id, document, locator, raw, shown, context, rule, start_offset, end_offset,
           series_id, period_id, period_text, value, value_max, qualifier, part, recorded_at, superseded_at,
           NULL AS reason, NULL AS message_vi, NULL AS message_en
    FROM claim_history
    UNION ALL BY NAME
    SELECT 'reject' AS record, id, snapshot, source_id, document, locator, raw, raw AS shown, context, recorded_at, reason, message_vi, message_en
    FROM reject
)
SELECT o.id, o.record, o.snapshot AS digest, o.source_id, o.document, o.locator, o.raw, o.shown, o.context, o.rule, o.start_offset, o.end_offset,
       CASE WHEN regexp_matches(o.locator, '^p[0-9]+\.s[0-9]+\[') THEN o.context END AS sentence,
       n.area_id, a.slug AS area_slug, a.name AS area_name, a.boundary, n.indicator_id, n.indicator_vi, n.indicator_en,
       n.level, n.level_vi, n.level_en, n.kind, n.kind_vi, n.kind_en, n.split_vi, n.split_en,
       o.period_id, p.start_text AS period_start, p.end_text AS period_end, o.period_text,
       o.value AS figure, o.value_max AS figure_max, o.qualifier AS figure_qualifier, n.unit AS figure_unit, n.unit_vi, n.unit_en, o.part,
       o.superseded_at IS NULL AS in_force,
       strftime(o.recorded_at AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') AS recorded_at,
       strftime(o.superseded_at AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') AS superseded_at,
       o.reason, o.message_vi, o.message_en, s.illustrative
FROM origin o
JOIN source s ON s.id = o.source_id
LEFT JOIN series_names n ON n.series_id = o.series_id
LEFT JOIN area a ON a.id = n.area_id
LEFT JOIN period p ON p.id = o.period_id
-- The same figure read twice with the same words is one origin: the newest row speaks for it.
QUALIFY row_number() OVER (PARTITION BY o.record, o.id, o.source_id, o.document ORDER BY o.superseded_at DESC NULLS FIRST, o.recorded_at DESC) = 1
ORDER BY o.record, o.id, o.source_id, o.document
