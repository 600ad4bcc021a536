-- title_vi: Số liệu tính theo dân số
-- title_en: Figures per head of the population
-- takes: basis
-- by: indicator
-- grain_vi: Mỗi dòng là một số liệu của một tỉnh trong một kỳ
-- grain_en: One row for each figure of a province and period
-- basis_vi: Địa giới như nguồn báo cáo. Chia cho dân số trung bình của chính năm đó; số của 2015 và 2016 là số công bố khi ấy, không nối được với dãy từ 2018 (xem population_definition): tiền tính trên một người, các số khác trên 100.000 người
-- basis_en: Boundaries as reported. Divided by the mid-year population of that very year; that of 2015 and 2016 is as published then and does not go on in the series from 2018 (see population_definition): money per person, all else per 100,000 persons
-- left_out_vi: Tỷ lệ phần trăm, số “trong đó”, số báo chí nêu. Kỳ dài hơn hoặc ngắn hơn một năm, kỳ không rõ và năm chưa có dân số thì để trống và nói lý do
-- left_out_en: Percentages, parts, press claims. Periods longer or shorter than a year, unknown ones and years without a population are left empty and say why

WITH figure AS (
    SELECT o.*, CASE WHEN o.behaviour = 'stock' OR o.divisible_years = 1 THEN year(o.end_date) END AS of_year,
           CASE WHEN o.unit IN ('vnd', 'usd') THEN 1 ELSE 100000 END AS per_persons
    FROM observation_on(basis) o WHERE NOT o.part AND o.unit <> 'percent'
),
judged AS (
    SELECT f.*, p.population, p.year AS population_year, p.definition AS population_definition,
           CASE WHEN f.of_year IS NULL AND f.end_date IS NULL THEN 'period_unknown'
                WHEN f.of_year IS NULL THEN 'period_length'
                WHEN p.population IS NULL THEN 'no_population' END AS reason
    FROM figure f
    LEFT JOIN area_population p ON p.area_id = f.area_id AND p.year = f.of_year
)
SELECT j.area_id, j.area_slug, j.area_name, j.area_type, j.boundary, j.indicator_id, j.indicator_name, j.indicator_name_en, j.kind,
       j.level, n.level_order, n.level_vi, n.level_en, j.dimensions, n.split_vi, n.split_en,
       j.period, j.period_start, j.period_end, j.period_text, j.behaviour,
       CASE WHEN j.reason IS NULL THEN j.value * j.per_persons / j.population END AS value,
       CASE WHEN j.reason IS NULL THEN j.value_max * j.per_persons / j.population END AS value_max,
       j.unit, j.qualifier, j.origin, j.per_persons,
       j.value AS figure, j.value_max AS figure_max, j.unit AS figure_unit, j.qualifier AS figure_qualifier, j.origin AS figure_origin,
       j.population, j.population_year, j.population_definition, j.reason,
       CASE j.reason WHEN 'no_population' THEN 'Chưa có dân số của năm ' || j.of_year || ' nên không tính.'
                     WHEN 'period_length' THEN 'Chỉ tính cho số của đúng một năm hoặc số tại một thời điểm.'
                     WHEN 'period_unknown' THEN 'Không rõ kỳ số liệu nên không biết chia cho dân số năm nào.' END AS reason_vi,
       CASE j.reason WHEN 'no_population' THEN 'There is no population of ' || j.of_year || ' yet.'
                     WHEN 'period_length' THEN 'Only figures of exactly one year and stocks are divided.'
                     WHEN 'period_unknown' THEN 'The period is unknown, and so is the population to divide by.' END AS reason_en,
       j.source_id, j.illustrative
FROM judged j
JOIN series_measure m ON m.series_id = j.series_id AND m.indicator_id = j.indicator_id
LEFT JOIN measure_named n ON n.measure = m.measure AND n.indicator_id = m.indicator_id
ORDER BY j.indicator_id, j.kind, n.level_order NULLS FIRST, n.split_vi, j.unit, j.boundary, j.period_start NULLS LAST, j.period, value DESC NULLS LAST, j.area_slug, j.id
