-- title_vi: Số liệu của các tỉnh cũ, cộng theo 34 tỉnh mới
-- title_en: Figures of the old provinces, added up to the 34 new ones
-- grain_vi: Mỗi dòng là một tỉnh mới, một chỉ tiêu, một loại số liệu và một kỳ có ít nhất một tỉnh cũ báo cáo
-- grain_en: One row for each new province, indicator, kind of figure and period in which at least one of its old provinces reports
-- basis_vi: Địa giới 34 tỉnh (từ 01/7/2025): cộng đúng các tỉnh cũ hợp thành, cùng chỉ tiêu, cùng cấp, cùng kỳ, cùng loại số liệu. Chiều ngược lại, từ tỉnh mới về tỉnh cũ, là không biết
-- basis_en: The 34 provinces of 2025-07-01: the old provinces that make up the new one, same indicator, level, period and kind. The other way, new to old, is unknown
-- left_out_vi: Chỉ tiêu không cộng được qua các địa bàn; tỉnh mới không đúng bằng tổng các tỉnh cũ. Tổng bị giữ lại khi thiếu tỉnh cũ nào đó hoặc kỳ không rõ. Số “trong đó”, số báo chí nêu, số do chính tỉnh mới báo cáo
-- left_out_en: Indicators that do not add over areas; new provinces that are not exactly the sum of old ones. The total is withheld while an old province is missing or the period is unknown. Parts, press claims, and what the new province reports itself

WITH figure AS (
    SELECT o.* FROM observation o JOIN indicator i ON i.id = o.indicator_id AND i.adds_areas
    WHERE o.boundary = '2008' AND NOT o.part
),
wanted AS (
    SELECT DISTINCT s.new_id, f.indicator_id, f.indicator_name, f.indicator_name_en, f.level, f.kind, f.unit, f.dimensions, f.period, f.period_start, f.period_end,
           f.start_date, f.end_date, f.years, f.behaviour, f.definition
    FROM figure f JOIN area_succession s ON s.old_id = f.area_id AND s.boundary = '2025' AND s.exact
),
-- Every old province of the new one, with its figure or without.
piece AS (
    SELECT w.*, o.id AS old_id, o.name AS old_name, f.id, f.value, f.value_max, f.qualifier, f.rounds, f.series_id, f.illustrative
    FROM wanted w
    JOIN area_succession s ON s.new_id = w.new_id AND s.exact
    JOIN area o ON o.id = s.old_id
    LEFT JOIN figure f ON f.area_id = o.id AND f.indicator_id = w.indicator_id AND f.level = w.level AND f.kind = w.kind AND f.unit = w.unit
                      AND f.dimensions = w.dimensions AND f.period = w.period AND f.behaviour = w.behaviour
),
summed AS (
    SELECT new_id, indicator_id, indicator_name, indicator_name_en, level, kind, unit, dimensions, period, period_start, period_end, start_date, end_date, years, behaviour, definition,
           min(series_id) AS series_id, max(rounds) AS rounds,
           count(*) AS old_areas, count(id) AS old_areas_reporting,
           sum(value) AS value, CASE WHEN bool_or(value_max IS NOT NULL) THEN sum(coalesce(value_max, value)) END AS value_max,
           joint_qualifier(list(qualifier) FILTER (WHERE qualifier IS NOT NULL)) AS qualifier,
           list_sort(list(id) FILTER (WHERE id IS NOT NULL)) AS origin,
           string_agg(old_name || ': ' || CASE WHEN id IS NULL THEN 'không có số liệu' ELSE
               CASE qualifier WHEN 'exact' THEN '' WHEN 'at_least' THEN 'ít nhất ' WHEN 'more_than' THEN 'trên '
                              WHEN 'about' THEN 'khoảng ' WHEN 'less_than' THEN 'dưới ' ELSE 'tối đa ' END
               || replace(format('{:,}', value::BIGINT), ',', '.') || coalesce('-' || replace(format('{:,}', value_max::BIGINT), ',', '.'), '') END,
               '; ' ORDER BY old_name) AS parts_vi,
           string_agg(old_name || ': ' || CASE WHEN id IS NULL THEN 'no figure' ELSE
               CASE qualifier WHEN 'exact' THEN '' WHEN 'at_least' THEN 'at least ' WHEN 'more_than' THEN 'more than '
                              WHEN 'about' THEN 'about ' WHEN 'less_than' THEN 'less than ' ELSE 'up to ' END
               || format('{:,}', value::BIGINT) || coalesce('-' || format('{:,}', value_max::BIGINT), '') END,
               '; ' ORDER BY old_name) AS parts_en,
           bool_or(illustrative) AS illustrative
    FROM piece
    GROUP BY ALL
),
judged AS (
    SELECT *, CASE WHEN old_areas_reporting < old_areas THEN 'incomplete'
                   WHEN old_areas > 1 AND (period_start IS NULL OR period_end IS NULL) THEN 'period_unknown' END AS withheld
    FROM summed
)
SELECT a.id AS area_id, a.slug AS area_slug, a.name AS area_name, 'province' AS area_type, a.boundary, a.region,
       j.indicator_id, j.indicator_name, j.indicator_name_en, j.level, n.level_order, n.level_vi, n.level_en, j.dimensions, n.split_vi, n.split_en, j.kind,
       j.period, j.period_start, j.period_end, j.start_date, j.end_date, j.years, j.rounds,
       j.behaviour, j.definition, false AS part,
       j.old_areas_reporting, j.old_areas,
       CASE WHEN j.withheld IS NULL THEN j.value END AS value,
       CASE WHEN j.withheld IS NULL THEN j.value_max END AS value_max,
       CASE WHEN j.withheld IS NULL THEN j.qualifier END AS qualifier,
       CASE WHEN j.withheld IS NULL THEN j.unit END AS unit,
       CASE WHEN j.withheld IS NULL THEN j.origin END AS origin,
       j.parts_vi, j.parts_en, j.origin AS parts_origin, j.withheld,
       CASE j.withheld WHEN 'incomplete' THEN 'Mới có số liệu của ' || j.old_areas_reporting || ' trong ' || j.old_areas || ' tỉnh cũ: không cộng thành số của tỉnh mới.'
                       WHEN 'period_unknown' THEN 'Không rõ các tỉnh cũ có nói về cùng một thời gian hay không: không cộng.' END AS withheld_vi,
       CASE j.withheld WHEN 'incomplete' THEN j.old_areas_reporting || ' of ' || j.old_areas || ' old provinces have figures: no total for the new one.'
                       WHEN 'period_unknown' THEN 'Not known whether the old provinces speak of the same time: not added.' END AS withheld_en,
       count(*) FILTER (WHERE j.withheld IS NULL) OVER like_figures AS areas_complete,
       (SELECT count(*) FROM area x WHERE x.boundary = '2025' AND x.type IN ('tinh', 'thanh_pho')) AS areas_total,
       j.illustrative
FROM judged j
JOIN area a ON a.id = j.new_id
JOIN series_names n ON n.series_id = j.series_id
WINDOW like_figures AS (PARTITION BY j.indicator_id, j.level, j.kind, j.unit, j.dimensions, j.behaviour, j.period)
ORDER BY a.slug, j.indicator_id, j.kind, j.period_start NULLS LAST, j.period, n.level_order, n.split_vi, j.unit, j.behaviour
