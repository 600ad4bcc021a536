-- title_vi: Số liệu bình quân một năm của kỳ
-- title_en: Figures per year of their period
-- takes: basis
-- by: indicator
-- grain_vi: Mỗi dòng là một số liệu của một tỉnh trong một kỳ
-- grain_en: One row for each figure of a province and period
-- basis_vi: Địa giới như nguồn báo cáo. Chia cho số năm của kỳ khi kỳ trọn năm và rõ cả hai đầu; chỉ rõ số kỳ bình chọn thì chia cho số kỳ đó. Xếp thứ tự giữa các tỉnh cùng chỉ tiêu, cấp, loại, đơn vị tính và cách chia
-- basis_en: Boundaries as reported. Divided by the years of the period where it is whole years with both ends known; by the rounds of the vote where only those are known. Ranked among provinces of the same indicator, level, kind, unit and split
-- left_out_vi: Số tại thời điểm, số “trong đó”, tỷ lệ phần trăm và số báo chí nêu. Kỳ không rõ thì không bao giờ chia cho năm
-- left_out_en: Stocks, parts of other figures, percentages, and what the press claims. An unknown period is never divided by years

WITH figure AS (
    SELECT * FROM observation_on(basis) WHERE behaviour <> 'stock' AND NOT part AND unit <> 'percent'
),
-- One figure speaks for a province in the ranking: the one that reaches
-- furthest, and of those the one over the longest time.
chosen AS (
    SELECT *, divisible_years IS NOT NULL AND row_number() OVER (
               PARTITION BY area_id, indicator_id, level, kind, unit, dimensions
               ORDER BY divisible_years IS NULL, end_date DESC, divisible_years DESC, id) = 1 AS ranked
    FROM figure
),
ordered AS (
    SELECT *, count(*) FILTER (WHERE ranked) OVER above AS before, count(*) FILTER (WHERE ranked) OVER everyone AS areas_ranked
    FROM chosen
    -- In one order, so that one sort serves both.
    WINDOW everyone AS (PARTITION BY indicator_id, boundary, level, kind, unit, dimensions ORDER BY value / divisible_years DESC NULLS LAST
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
           above AS (PARTITION BY indicator_id, boundary, level, kind, unit, dimensions ORDER BY value / divisible_years DESC NULLS LAST
                     RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE GROUP)
),
province AS (
    SELECT boundary, count(*) AS areas_total FROM area WHERE type IN ('tinh', 'thanh_pho') GROUP BY boundary
)
SELECT c.area_id, c.area_slug, c.area_name, c.area_type, c.boundary, c.indicator_id, c.indicator_name, c.indicator_name_en, c.kind,
       c.level, n.level_order, n.level_vi, n.level_en, c.dimensions, n.split_vi, n.split_en,
       c.period, c.period_start, c.period_end, c.period_text, c.divisible_years AS years, c.rounds,
       c.value, c.value_max, c.unit, c.qualifier, c.origin,
       c.value / c.divisible_years AS per_year, c.value_max / c.divisible_years AS per_year_max,
       CASE WHEN c.divisible_years IS NOT NULL THEN c.unit END AS per_year_unit,
       CASE WHEN c.divisible_years IS NOT NULL THEN c.qualifier END AS per_year_qualifier,
       CASE WHEN c.divisible_years IS NOT NULL THEN c.origin END AS per_year_origin,
       c.value / c.divisible_rounds AS per_round, c.value_max / c.divisible_rounds AS per_round_max,
       CASE WHEN c.divisible_rounds > 0 THEN c.unit END AS per_round_unit,
       CASE WHEN c.divisible_rounds > 0 THEN c.qualifier END AS per_round_qualifier,
       CASE WHEN c.divisible_rounds > 0 THEN c.origin END AS per_round_origin,
       c.ranked,
       CASE WHEN c.ranked THEN 1 + c.before END AS rank,
       c.areas_ranked,
       p.areas_total,
       CASE WHEN c.divisible_years IS NOT NULL THEN NULL
            WHEN c.years IS NOT NULL THEN 'Kỳ không trọn năm nên không chia cho số năm.'
            WHEN c.rounds > 0 THEN 'Nguồn chỉ nêu ' || c.rounds || ' kỳ bình chọn, không nêu năm: chỉ tính được bình quân một kỳ.'
            ELSE 'Không rõ kỳ số liệu nên không tính bình quân.' END AS note_vi,
       CASE WHEN c.divisible_years IS NOT NULL THEN NULL
            WHEN c.years IS NOT NULL THEN 'The period is not made of whole years and is not divided by them.'
            WHEN c.rounds > 0 THEN 'The source states ' || c.rounds || ' rounds of the vote and no years: only the mean per round can be had.'
            ELSE 'Period unknown: no mean can be had.' END AS note_en,
       c.source_id, c.illustrative
FROM ordered c
JOIN series_measure m ON m.series_id = c.series_id AND m.indicator_id = c.indicator_id
LEFT JOIN measure_named n ON n.measure = m.measure AND n.indicator_id = m.indicator_id
LEFT JOIN province p ON p.boundary = c.boundary
ORDER BY c.indicator_id, c.kind, n.level_order NULLS FIRST, n.split_vi, c.unit, c.boundary, per_year DESC NULLS LAST, per_round DESC NULLS LAST, c.area_slug, c.period, c.id
