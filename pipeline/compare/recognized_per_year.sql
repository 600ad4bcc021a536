-- title_vi: Số sản phẩm được công nhận bình quân một năm của kỳ
-- title_en: Products recognised per year of the period
-- grain_vi: Mỗi dòng là một số liệu về sản phẩm được công nhận của một tỉnh, một cấp, một kỳ
-- grain_en: One row for each figure on recognised products of a province, level and period
-- basis_vi: Địa giới như nguồn báo cáo. Chia cho số năm của kỳ khi kỳ trọn năm và rõ cả hai đầu; chỉ rõ số kỳ bình chọn thì chia cho số kỳ đó
-- basis_en: Boundaries as reported. Divided by the years of the period where it is whole years with both ends known; by the rounds of the vote where only those are known
-- left_out_vi: Số liệu chia theo nhóm sản phẩm, số “trong đó” và số báo chí nêu. Kỳ không rõ thì không bao giờ chia cho năm
-- left_out_en: Figures split by product group, parts of other figures, and what the press claims. An unknown period is never divided by years

WITH level_name AS (
    SELECT term_id AS level, position AS level_order, name_vi AS level_vi, name_en AS level_en FROM terms WHERE term_kind = 'level'
),
figure AS (
    SELECT o.*, b.divisible_years AS whole_years
    FROM observation o
    JOIN behaviour_as_read b ON b.id = o.id AND NOT b.claim
    WHERE o.indicator_id = 'cnnt_recognized' AND cardinality(o.dimensions) = 0 AND NOT o.part
),
-- One figure speaks for a province in the ranking: the one that reaches
-- furthest, and of those the one over the longest time.
chosen AS (
    SELECT *, whole_years IS NOT NULL AND row_number() OVER (
               PARTITION BY area_id, level, kind
               ORDER BY whole_years IS NULL, end_date DESC, whole_years DESC, id) = 1 AS ranked
    FROM figure
),
province AS (
    SELECT boundary, count(*) AS areas_total FROM area WHERE type IN ('tinh', 'thanh_pho') GROUP BY boundary
)
SELECT c.area_id, c.area_slug, c.area_name, c.boundary, c.kind,
       c.level, n.level_order, n.level_vi, n.level_en,
       c.period_id, c.period_start, c.period_end, c.period_text, c.whole_years AS years, c.rounds,
       c.value AS products, c.value_max AS products_max, c.qualifier AS products_qualifier, c.unit AS products_unit, [c.id] AS products_origin,
       c.value / c.whole_years AS per_year, c.value_max / c.whole_years AS per_year_max,
       CASE WHEN c.whole_years IS NOT NULL THEN c.qualifier END AS per_year_qualifier,
       CASE WHEN c.whole_years IS NOT NULL THEN c.unit END AS per_year_unit,
       CASE WHEN c.whole_years IS NOT NULL THEN [c.id] END AS per_year_origin,
       c.value / c.rounds AS per_round, c.value_max / c.rounds AS per_round_max,
       CASE WHEN c.rounds > 0 THEN c.qualifier END AS per_round_qualifier,
       CASE WHEN c.rounds > 0 THEN c.unit END AS per_round_unit,
       CASE WHEN c.rounds > 0 THEN [c.id] END AS per_round_origin,
       c.ranked,
       CASE WHEN c.ranked THEN 1 + count(*) FILTER (WHERE c.ranked) OVER above END AS rank,
       count(*) FILTER (WHERE c.ranked) OVER everyone AS areas_ranked,
       p.areas_total,
       CASE WHEN c.whole_years = 1 THEN 'Số của một năm: bình chọn có thể hai năm mới tổ chức một lần, năm không bình chọn không phải là năm giảm.'
            WHEN c.whole_years IS NOT NULL THEN NULL
            WHEN c.years IS NOT NULL THEN 'Kỳ không trọn năm nên không chia cho số năm.'
            WHEN c.rounds > 0 THEN 'Nguồn chỉ nêu ' || c.rounds || ' kỳ bình chọn, không nêu năm: chỉ tính được bình quân một kỳ.'
            ELSE 'Không rõ kỳ số liệu nên không tính bình quân.' END AS note_vi,
       CASE WHEN c.whole_years = 1 THEN 'One year: votes may be held every second year, and a year without a vote is no fall.'
            WHEN c.whole_years IS NOT NULL THEN NULL
            WHEN c.years IS NOT NULL THEN 'The period is not made of whole years and is not divided by them.'
            WHEN c.rounds > 0 THEN 'The source states ' || c.rounds || ' rounds of the vote and no years: only the mean per round can be had.'
            ELSE 'Period unknown: no mean can be had.' END AS note_en,
       c.source_id, c.illustrative
FROM chosen c
JOIN level_name n ON n.level = c.level
LEFT JOIN province p ON p.boundary = c.boundary
WINDOW everyone AS (PARTITION BY c.boundary, c.level, c.kind),
       above AS (PARTITION BY c.boundary, c.level, c.kind ORDER BY c.value / c.whole_years DESC NULLS LAST
                 RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE GROUP)
ORDER BY c.kind, n.level_order, c.boundary, per_year DESC NULLS LAST, per_round DESC NULLS LAST, c.area_slug, c.period_id, c.id
