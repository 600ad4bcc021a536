-- title_vi: Tổng của các tỉnh, kèm bao nhiêu tỉnh có số liệu
-- title_en: Totals over the provinces, with how many of them report
-- takes: basis
-- by: indicator
-- grain_vi: Mỗi dòng là một chỉ tiêu, một cấp, một loại số liệu, một cách chia, một kỳ và một địa giới
-- grain_en: One row for each indicator, level, kind, split, period and boundary version
-- basis_vi: Địa giới như nguồn báo cáo, 63 và 34 tỉnh riêng nhau; số năm trước 01/8/2008 tính trên 61 hoặc 64 tỉnh. Số do nguồn của cả nước công bố đặt bên cạnh, không cộng vào
-- basis_en: Boundaries as reported, the 63 and the 34 apart; before 2008-08-01 out of 61 or 64 provinces. What the country states itself stands beside and is not added
-- left_out_vi: Chỉ tiêu không cộng được qua các địa bàn, kỳ không rõ, số “trong đó”, số của khu vực, số báo chí nêu
-- left_out_en: Indicators that do not add over areas, unknown periods, parts, regions, press claims

WITH figure AS (
    SELECT o.* FROM observation_on(basis) o JOIN indicator i ON i.indicator_id = o.indicator_id AND i.adds_areas
    WHERE NOT o.part AND o.end_date IS NOT NULL
),
summed AS (
    SELECT indicator_id, indicator_name, indicator_name_en, level, kind, unit, dimensions, boundary, behaviour, definition,
           period, period_start, period_end, start_date, end_date, years,
           sum(value) AS value, CASE WHEN bool_or(value_max IS NOT NULL) THEN sum(coalesce(value_max, value)) END AS value_max,
           joint_qualifier(list(DISTINCT qualifier)) AS qualifier, list_sort(list(id)) AS origin,
           count(DISTINCT area_id) AS areas_reporting, bit_xor(hash(area_id)) AS areas_set, min(series_id) AS series_id, bool_or(illustrative) AS illustrative
    FROM figure GROUP BY ALL
)
SELECT s.indicator_id, s.indicator_name, s.indicator_name_en, 'country' AS area_type, s.boundary, s.kind, s.level, n.level_order, n.level_vi, n.level_en,
       s.dimensions, n.split_vi, n.split_en, s.behaviour, s.definition, false AS part,
       s.period, s.period_start, s.period_end, s.start_date, s.end_date, s.years,
       s.value, s.value_max, s.unit, s.qualifier, s.origin,
       s.areas_reporting, s.areas_total, s.areas_set,
       s.areas_reporting || ' trong ' || s.areas_total || ' tỉnh, thành phố có số liệu' AS coverage_vi,
       s.areas_reporting || ' of ' || s.areas_total || ' provinces report' AS coverage_en,
       c.value AS stated, c.value_max AS stated_max, c.unit AS stated_unit, c.qualifier AS stated_qualifier, c.origin AS stated_origin,
       s.illustrative
FROM (SELECT *, coalesce(provinces_on(basis, boundary, end_date), 0) AS areas_total FROM summed) s
JOIN series_measure m ON m.series_id = s.series_id AND m.indicator_id = s.indicator_id
LEFT JOIN measure_named n ON n.measure = m.measure AND n.indicator_id = m.indicator_id
LEFT JOIN observation_all_on(basis) c ON c.area_type = 'country' AND c.indicator_id = s.indicator_id AND c.level = s.level AND c.kind = s.kind
                           AND c.unit = s.unit AND c.dimensions = s.dimensions AND c.period = s.period AND c.boundary = s.boundary AND NOT c.part
ORDER BY s.indicator_id, s.kind, n.level_order NULLS FIRST, n.split_vi, s.unit, s.boundary, s.period_start NULLS LAST, s.period, s.behaviour, s.definition
