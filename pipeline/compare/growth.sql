-- title_vi: Tăng, giảm so với kỳ trước của cùng địa phương
-- title_en: Growth on the earlier period of the same area
-- takes: basis
-- grain_vi: Mỗi dòng là một số liệu của một tỉnh, cả nước hoặc khu vực, đặt cạnh số gần nhất trước đó mà so được
-- grain_en: One row for each figure of a province, the country or a region, beside the latest earlier one that it can be compared with
-- basis_vi: Cùng địa bàn (tỉnh không đổi địa giới được nối qua lần sắp xếp năm 2025), cùng chỉ tiêu, cấp, loại, đơn vị tính, cách chia, cách tính, và kỳ dài bằng nhau, cùng thời gian trong năm
-- basis_en: The same land (a province whose land stayed is carried over the reform of 2025), indicator, level, kind, unit, split, definition, and a period of the same length and time of the year
-- left_out_vi: Số không rõ kỳ, số “trong đó”, số báo chí nêu. Có số trước đó mà không so được thì để trống và nói lý do
-- left_out_en: Unknown periods, parts, press claims. Where an earlier figure cannot be compared the growth is empty and the row says why

WITH figure AS (
    SELECT *, if(behaviour = 'stock', 0, datediff('month', start_date, end_date + 1)) AS months,
           if(behaviour = 'stock', 0, month(start_date) * 100 + day(start_date)) AS season,
           coalesce(DATE '9999-12-31' - start_date, 9999999) AS later -- what starts later comes first, a stock without a start last
    FROM observation_all_on(basis)
    WHERE NOT part AND area_type <> '' AND end_date IS NOT NULL AND (start_date IS NOT NULL OR behaviour = 'stock')
),
-- Looked up in lists of what comes one after the other, and in no window: a filter on
-- the period reaches the figures that are told, and rows as wide as these are not sorted.
alike AS (
    SELECT indicator_id, territory, kind, level, unit, dimensions, area_type, behaviour, definition, months, season,
           list_sort(list(struct_pack(end_date, boundary, id, period, value, value_max, qualifier, origin))) AS figures
    FROM figure WHERE definition <> 'mixed' AND NOT ends_with(territory, '/mixed')
    GROUP BY ALL
),
same_name AS (
    SELECT indicator_id, area_slug, kind, level, unit, dimensions, area_type,
           list_sort(list(struct_pack(end_date, later := later, boundary, id, period, start_date, behaviour, definition, territory, boundaries))) AS figures
    FROM figure
    GROUP BY ALL
),
beside AS (
    SELECT f.*, list_filter(a.figures, lambda x : (x.end_date, x.boundary, x.id) < (f.end_date, f.boundary, f.id))[-1] AS e,
           list_filter(s.figures, lambda x : (x.end_date, x.later, x.boundary, x.id) < (f.end_date, f.later, f.boundary, f.id))[-1] AS before
    FROM figure f
    LEFT JOIN alike a ON a.indicator_id = f.indicator_id AND a.territory = f.territory AND a.kind = f.kind AND a.level = f.level AND a.unit = f.unit AND a.dimensions = f.dimensions
                     AND a.area_type = f.area_type AND a.behaviour = f.behaviour AND a.definition = f.definition AND a.months = f.months AND a.season = f.season
    JOIN same_name s ON s.indicator_id = f.indicator_id AND s.area_slug = f.area_slug AND s.kind = f.kind AND s.level = f.level AND s.unit = f.unit AND s.dimensions = f.dimensions
                    AND s.area_type = f.area_type
),
judged AS (
    SELECT *, CASE WHEN e IS NULL AND before IS NULL THEN 'first'
                   WHEN e IS NULL THEN coalesce(incomparable(
                       struct_pack(indicator_id, unit, kind, level, dimensions, part, area_type, area_slug, period, start_date, end_date, behaviour, definition, territory, boundaries),
                       struct_insert(before, indicator_id := indicator_id, unit := unit, kind := kind, level := level, dimensions := dimensions, part := part,
                                     area_type := area_type, area_slug := area_slug)), 'first')
                   WHEN unit = 'percent' THEN 'percent'
                   WHEN NOT e.value > 0 THEN 'nothing' END AS reason
    FROM beside
)
SELECT j.area_id, j.area_slug, j.area_name, j.area_type, j.boundary, j.indicator_id, j.indicator_name, j.indicator_name_en, j.kind,
       j.level, n.level_order, n.level_vi, n.level_en, j.dimensions, n.split_vi, n.split_en, j.period, j.period_start, j.period_end, j.period_text, j.behaviour,
       CASE WHEN j.reason IS NULL THEN 100 * (j.value / coalesce(j.e.value_max, j.e.value) - 1) END AS value,
       CASE WHEN j.reason IS NULL AND (j.value_max IS NOT NULL OR j.e.value_max IS NOT NULL) THEN 100 * (coalesce(j.value_max, j.value) / j.e.value - 1) END AS value_max,
       'percent' AS unit, CASE WHEN j.reason IS NULL THEN ratio_qualifier(j.qualifier, j.e.qualifier) END AS qualifier,
       CASE WHEN j.e IS NOT NULL THEN list_sort(list_concat(j.origin, j.e.origin)) END AS origin,
       j.value AS figure, j.value_max AS figure_max, j.unit AS figure_unit, j.qualifier AS figure_qualifier, j.origin AS figure_origin,
       j.e.period AS earlier_period, j.e.value AS earlier, j.e.value_max AS earlier_max, CASE WHEN j.e IS NOT NULL THEN j.unit END AS earlier_unit,
       j.e.qualifier AS earlier_qualifier, CASE WHEN j.e IS NOT NULL THEN j.e.origin END AS earlier_origin,
       j.value - j.e.value AS change, year(j.end_date) - year(j.e.end_date) AS years_between,
       j.reason,
       CASE j.reason WHEN 'first' THEN 'Chưa có số của kỳ trước.' WHEN 'percent' THEN 'Chỉ tiêu là tỷ lệ: xem chênh lệch theo điểm phần trăm.'
                     WHEN 'nothing' THEN 'Kỳ trước bằng 0 nên không tính tỷ lệ.' ELSE r.sentence_vi END AS reason_vi,
       CASE j.reason WHEN 'first' THEN 'There is no earlier figure.' WHEN 'percent' THEN 'A percentage: see the change in percentage points.'
                     WHEN 'nothing' THEN 'The earlier figure is zero.' ELSE r.sentence_en END AS reason_en,
       j.source_id, j.illustrative
FROM judged j
JOIN series_named n ON n.series_id = j.series_id AND n.indicator_id = j.indicator_id -- goes with the series: filters on it reach both
LEFT JOIN comparison_reason r ON r.reason = j.reason
ORDER BY j.indicator_id, j.kind, n.level_order NULLS FIRST, n.split_vi, j.area_type DESC, j.area_slug, j.boundary, j.end_date, j.period, j.unit, j.id
