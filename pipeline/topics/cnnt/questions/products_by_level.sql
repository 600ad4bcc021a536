-- title_vi: Sản phẩm công nghiệp nông thôn tiêu biểu được công nhận, theo cấp
-- title_en: Recognised exemplary rural industrial products, by level
-- grain_vi: Mỗi dòng là một tỉnh, một cấp công nhận, một loại số liệu và một kỳ
-- grain_en: One row for each province, level of recognition, kind of figure and period
-- basis_vi: Địa giới như nguồn báo cáo (63 tỉnh đến 30/6/2025, 34 tỉnh từ 01/7/2025)
-- basis_en: Boundaries as reported (63 provinces until 2025-06-30, 34 from 2025-07-01)
-- left_out_vi: Số liệu chia theo nhóm sản phẩm hoặc chiều khác; số liệu báo chí nêu. Các cấp lồng nhau nên không bao giờ cộng với nhau
-- left_out_en: Figures split by product group or otherwise; what the press claims. Levels nest and are never added
-- columns: stage = Bước mà nguồn nêu, rỗng khi không nêu | Stage that the source states, empty when it does not;
--   value = Số sản phẩm được công nhận | Products recognised

WITH level_name AS (
    SELECT term_id AS level, position AS level_order, name_vi AS level_vi, name_en AS level_en FROM terms WHERE term_kind = 'level'
),
figure AS (
    SELECT o.*, b.name_vi AS behaviour_vi, b.name_en AS behaviour_en, coalesce(o.dimensions['stage'], '') AS stage
    FROM observation o
    LEFT JOIN term_named b ON b.term_kind = 'behaviour' AND b.term_id = o.behaviour
    WHERE o.indicator_id = 'cnnt_recognized'
      AND (cardinality(o.dimensions) = 0
           OR (cardinality(o.dimensions) = 1 AND o.dimensions['stage'] IN ('recognized', 'cumulative', 'in_force')))
),
province AS (
    SELECT boundary, count(*) AS areas_total FROM area WHERE type IN ('tinh', 'thanh_pho') GROUP BY boundary
)
SELECT f.area_id, f.area_slug, f.area_name, f.area_type, f.boundary, a.region,
       f.kind, f.period, f.period_start, f.period_end, f.period_text, f.years, f.rounds,
       f.behaviour, f.behaviour_vi, f.behaviour_en, f.stage,
       f.level, n.level_order, n.level_vi, n.level_en,
       f.indicator_id, f.indicator_name, f.indicator_name_en, f.value, f.value_max, f.unit, f.qualifier, f.origin,
       f.part,
       CASE WHEN f.behaviour <> 'unknown' THEN count(*) FILTER (WHERE NOT f.part) OVER like_figures END AS areas_reporting,
       p.areas_total,
       CASE WHEN f.part THEN 'Là một phần (“trong đó”) của số khác trong cùng văn bản.'
            WHEN f.level = 'huyen' AND f.end_date > DATE '2025-06-30' THEN 'Cấp huyện không còn từ 01/7/2025.'
            WHEN f.behaviour = 'unknown' THEN 'Không rõ kỳ số liệu: không so với tỉnh khác được.'
            WHEN f.behaviour = 'cumulative' AND f.years IS NULL THEN 'Không rõ các năm: chỉ so được theo kỳ bình chọn.' END AS note_vi,
       CASE WHEN f.part THEN 'A part (“of which”) of another figure of the same document.'
            WHEN f.level = 'huyen' AND f.end_date > DATE '2025-06-30' THEN 'The district level ended on 2025-06-30.'
            WHEN f.behaviour = 'unknown' THEN 'Period unknown: not comparable with other provinces.'
            WHEN f.behaviour = 'cumulative' AND f.years IS NULL THEN 'Years unknown: comparable per round of the vote only.' END AS note_en,
       f.source_id, f.illustrative
FROM figure f
JOIN area a ON a.area_id = f.area_id
JOIN level_name n ON n.level = f.level
LEFT JOIN province p ON p.boundary = f.boundary
WINDOW like_figures AS (PARTITION BY f.boundary, f.level, f.kind, f.behaviour, f.stage, f.period)
ORDER BY f.area_slug, f.boundary, f.kind, f.period_start NULLS LAST, f.period, n.level_order, f.stage, f.part, f.id
