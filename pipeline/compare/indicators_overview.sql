-- title_vi: Các chỉ tiêu
-- title_en: The indicators
-- grain_vi: Mỗi dòng là một chỉ tiêu
-- grain_en: One row for each indicator
-- basis_vi: Cả hai địa giới gộp chung khi đếm số liệu
-- basis_en: Figures of both boundary versions counted together
-- left_out_vi: Không bỏ chỉ tiêu nào
-- left_out_en: Nothing

WITH figures AS (
    SELECT indicator_id, count(*) AS n, count(DISTINCT split_part(area_id, '@', 1)) FILTER (WHERE area_type = 'province') AS areas, count(DISTINCT source_id) AS sources,
           max(period_end) FILTER (WHERE kind = 'actual') AS latest_period_end
    FROM observation_all GROUP BY indicator_id
),
claims AS (SELECT indicator_id, count(*) AS n FROM claim_all GROUP BY indicator_id)
SELECT i.indicator_id, i.indicator_name, i.indicator_name_en, i.definition_vi, i.definition_en,
       i.unit, u.name_vi AS unit_vi, u.name_en AS unit_en, i.behaviour, b.name_vi AS behaviour_vi, b.name_en AS behaviour_en,
       i.adds_areas, i.adds_time, i.levels, i.dimensions, i.scope, i.topic, i.source,
       coalesce(f.n, 0) AS figures, coalesce(f.areas, 0) AS areas, coalesce(f.sources, 0) AS sources, coalesce(c.n, 0) AS claims, f.latest_period_end
FROM indicator i
LEFT JOIN figures f ON f.indicator_id = i.indicator_id
LEFT JOIN claims c ON c.indicator_id = i.indicator_id
LEFT JOIN term_named u ON u.term_kind = 'unit' AND u.term_id = i.unit
LEFT JOIN term_named b ON b.term_kind = 'behaviour' AND b.term_id = i.behaviour
ORDER BY i.scope, i.indicator_id
