-- title_vi: Từ mỗi con số về đúng ô hoặc câu của nó
-- title_en: From each number back to its cell or sentence
-- by: indicator
-- grain_vi: Mỗi dòng là một số liệu chính thức, một số báo chí nêu hoặc một chỗ không hiểu được, tại một văn bản
-- grain_en: One row for each official figure, claim or reject, in one document
-- basis_vi: Địa giới như nguồn báo cáo
-- basis_en: Boundaries as reported
-- left_out_vi: Không bỏ gì: cả giá trị đã bị thay hoặc rút vẫn còn ở đây
-- left_out_en: Nothing: values that were replaced or withdrawn stay here too

-- The same figure read twice with the same words is one origin: the newest row speaks for it.
-- The newest version is the one in force, which needs no looking for, else the last of
-- those that were.
WITH newest AS (
    SELECT if(claim, 'claim', 'observation') AS record, * FROM figure_history WHERE superseded_at IS NULL
    UNION ALL BY NAME
    SELECT if(f.claim, 'claim', 'observation') AS record, f.*
    FROM figure_history f
    ANTI JOIN (
        SELECT false AS claim, id, source_id, document FROM observation_history
        WHERE superseded_at IS NULL AND id IN (SELECT id FROM observation_history WHERE superseded_at IS NOT NULL)
        UNION ALL
        SELECT true AS claim, id, source_id, document FROM claim_history
        WHERE superseded_at IS NULL AND id IN (SELECT id FROM claim_history WHERE superseded_at IS NOT NULL)
    ) n ON n.claim = f.claim AND n.id = f.id AND n.source_id = f.source_id AND n.document = f.document
    WHERE f.superseded_at IS NOT NULL
    -- Indicator, area, kind and period go with the ID: filters on them reach the figures.
    QUALIFY row_number() OVER (PARTITION BY f.claim, f.id, f.source_id, f.document, f.indicator_id, f.area_id, f.kind, f.period
                               ORDER BY f.superseded_at DESC, f.recorded_at DESC) = 1
    UNION ALL BY NAME
    SELECT 'reject' AS record, r.id, r.snapshot, r.source_id, r.document, r.locator, r.raw, r.raw AS shown, r.context, r.recorded_at,
           r.reason, r.message_vi, r.message_en, s.illustrative
    FROM reject r JOIN source s ON s.source_id = r.source_id
    QUALIFY row_number() OVER (PARTITION BY r.id, r.source_id, r.document ORDER BY r.recorded_at DESC) = 1
)
SELECT o.id, o.record, o.snapshot AS digest, o.source_id, o.document, o.locator, o.raw, o.shown, o.context, o.rule, o.start_offset, o.end_offset,
       CASE WHEN regexp_matches(o.locator, '^p[0-9]+\.s[0-9]+\[') THEN o.context END AS sentence,
       o.area_id, o.area_slug, o.area_name, o.area_type, o.boundary, o.indicator_id, o.indicator_name, o.indicator_name_en,
       o.level, n.level_vi, n.level_en, o.kind, n.kind_vi, n.kind_en, n.split_vi, n.split_en,
       o.period, o.period_start, o.period_end, o.period_text,
       o.value, o.value_max, o.unit, o.qualifier, n.unit_vi, n.unit_en, o.part,
       o.superseded_at IS NULL AS in_force,
       strftime(o.recorded_at AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') AS recorded_at,
       strftime(o.superseded_at AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') AS superseded_at,
       o.reason, o.message_vi, o.message_en, o.illustrative
FROM newest o
LEFT JOIN series_measure m ON m.series_id = o.series_id AND m.indicator_id = o.indicator_id
LEFT JOIN measure_named n ON n.measure = m.measure AND n.indicator_id = m.indicator_id
ORDER BY o.record, o.id, o.source_id, o.document, o.indicator_id NULLS LAST
