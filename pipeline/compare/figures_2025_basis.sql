-- title_vi: Số liệu của các tỉnh cũ, cộng theo 34 tỉnh mới
-- title_en: Figures of the old provinces, added up to the 34 new ones
-- by: indicator
-- grain_vi: Mỗi dòng là một tỉnh mới, một chỉ tiêu, một loại số liệu và một kỳ có ít nhất một tỉnh cũ báo cáo
-- grain_en: One row for each new province, indicator, kind of figure and period in which at least one of its old provinces reports
-- basis_vi: Địa giới 34 tỉnh (từ 01/7/2025): cộng đúng các tỉnh cũ hợp thành, cùng chỉ tiêu, cùng cấp, cùng kỳ, cùng loại số liệu. Chiều ngược lại, từ tỉnh mới về tỉnh cũ, là không biết
-- basis_en: The 34 provinces of 2025-07-01: the old provinces that make up the new one, same indicator, level, period and kind. The other way, new to old, is unknown
-- left_out_vi: Chỉ tiêu không cộng được qua các địa bàn; tỉnh mới không đúng bằng tổng các tỉnh cũ. Tổng bị giữ lại khi thiếu tỉnh cũ nào đó hoặc kỳ không rõ. Số “trong đó”, số báo chí nêu, số do chính tỉnh mới báo cáo
-- left_out_en: Indicators that do not add over areas; new provinces that are not exactly the sum of old ones. The total is withheld while an old province is missing or the period is unknown. Parts, press claims, and what the new province reports itself

WITH figure AS (
    SELECT j.*, count(*) FILTER (WHERE j.withheld IS NULL) OVER (PARTITION BY j.indicator_id, j.level, j.kind, j.unit, j.dimensions, j.behaviour, j.period) AS areas_complete
    FROM carried('2025') j
    JOIN indicator i ON i.indicator_id = j.indicator_id AND i.adds_areas
    WHERE j.area_type = 'province' AND NOT j.own
)
SELECT j.area_id, j.area_slug, j.area_name, j.area_type, j.boundary, j.region,
       j.indicator_id, n.indicator_name, n.indicator_name_en, j.level, n.level_order, n.level_vi, n.level_en, j.dimensions, n.split_vi, n.split_en, j.kind,
       j.period, j.period_start, j.period_end, j.start_date, j.end_date, j.years, j.rounds,
       j.behaviour, j.definition, j.part,
       j.old_areas_reporting, j.old_areas,
       CASE WHEN j.withheld IS NULL THEN j.value END AS value,
       CASE WHEN j.withheld IS NULL THEN j.value_max END AS value_max,
       CASE WHEN j.withheld IS NULL THEN j.qualifier END AS qualifier,
       CASE WHEN j.withheld IS NULL THEN j.unit END AS unit,
       CASE WHEN j.withheld IS NULL THEN j.origin END AS origin,
       j.parts_vi, j.parts_en, j.origin AS parts_origin, j.withheld, j.withheld_vi, j.withheld_en, j.blocked_by, j.lacking,
       j.areas_complete,
       provinces_on('2025', j.boundary, j.end_date) AS areas_total,
       j.illustrative
FROM figure j
JOIN series_measure m ON m.series_id = j.series_id AND m.indicator_id = j.indicator_id
LEFT JOIN measure_named n ON n.measure = m.measure AND n.indicator_id = m.indicator_id
ORDER BY j.area_slug, j.indicator_id, j.kind, j.period_start NULLS LAST, j.period, n.level_order, n.split_vi, j.unit, j.behaviour
