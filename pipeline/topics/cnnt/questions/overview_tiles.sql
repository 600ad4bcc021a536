-- title_vi: Bản đồ ô: sản phẩm cấp tỉnh của từng tỉnh
-- title_en: Tile map: provincial products of each province
-- grain_vi: Mỗi dòng là một tỉnh của một địa giới
-- grain_en: One row for each province of each boundary version
-- basis_vi: 63 tỉnh như đã báo cáo; 34 tỉnh: số của chính tỉnh mới, hoặc tổng các tỉnh cũ khi đủ cả và cùng kỳ
-- basis_en: The 63 provinces as reported; the 34: what the new province reports itself, or the sum of its old ones where all report for the same period
-- left_out_vi: Ô chỉ lấy kết quả cấp tỉnh, không lấy mục tiêu, số “trong đó”, số chia theo nhóm, số báo chí nêu. Các tỉnh có thể khác kỳ: đọc cùng cột kỳ
-- left_out_en: Provincial results only, no targets, parts, figures by group or press claims. Periods may differ: read the period beside
-- columns: value = Số sản phẩm cấp tỉnh mới nhất | Latest number of provincial products;
--   value_basis = Cơ sở: as_reported như báo cáo, sum_of_old cộng các tỉnh cũ | Basis: as_reported or sum_of_old;
--   tile_col = Cột trên bản đồ ô | Column on the tile map;
--   tile_row = Hàng trên bản đồ ô | Row on the tile map

WITH reported AS (
    SELECT o.*
    FROM observation o
    WHERE o.indicator_id = 'cnnt_recognized' AND o.level = 'tinh' AND o.kind = 'actual' AND cardinality(o.dimensions) = 0 AND NOT o.part
),
-- The latest figure speaks for the province; of those the one over the longest time.
headline AS (
    SELECT area_id, value, value_max, qualifier, unit, origin, period, period_start, period_end, period_text, years, rounds,
           behaviour, divisible_years, divisible_rounds, 'as_reported' AS value_basis, illustrative, 1 AS choice, end_date
    FROM reported
    UNION ALL BY NAME
    SELECT area_id, value, value_max, qualifier, unit, origin,
           period, period_start, period_end, NULL AS period_text, years, rounds, behaviour,
           CASE WHEN behaviour IN ('flow', 'cumulative') AND length(period_start) = 4 AND length(period_end) = 4 THEN years END AS divisible_years,
           NULL AS divisible_rounds, 'sum_of_old' AS value_basis, illustrative, 2 AS choice, NULL AS end_date
    FROM recognized_2025_basis
    WHERE level = 'tinh' AND kind = 'actual' AND value IS NOT NULL
),
chosen AS (
    SELECT * FROM headline
    QUALIFY row_number() OVER (PARTITION BY area_id ORDER BY choice, end_date DESC NULLS LAST, period_end DESC NULLS LAST, years DESC NULLS LAST, origin[1]) = 1
),
-- How far the old provinces of a new one have got.
old_part AS (
    SELECT s.new_id, count(*) AS old_areas, count(*) FILTER (WHERE s.old_id IN (SELECT area_id FROM reported)) AS old_areas_reporting
    FROM area_succession s WHERE s.boundary = '2025' AND s.exact GROUP BY s.new_id
),
figures AS (SELECT area_id, count(*) AS n FROM observation GROUP BY area_id),
claims AS (SELECT area_id, count(*) AS n FROM claim GROUP BY area_id)
SELECT a.area_id, a.area_slug, a.area_name, a.area_type, a.boundary, a.tile_col, a.tile_row,
       coalesce(f.n, 0) AS figures, coalesce(k.n, 0) AS claims,
       h.value, h.value_max, h.unit, h.qualifier, h.origin,
       h.value_basis, h.period, h.period_start, h.period_end, h.period_text, h.years, h.rounds, h.behaviour,
       h.value / h.divisible_years AS per_year, h.value_max / h.divisible_years AS per_year_max,
       CASE WHEN h.divisible_years > 0 THEN h.qualifier END AS per_year_qualifier,
       CASE WHEN h.divisible_years > 0 THEN h.unit END AS per_year_unit,
       CASE WHEN h.divisible_years > 0 THEN h.origin END AS per_year_origin,
       p.old_areas_reporting, p.old_areas,
       count(h.area_id) OVER (PARTITION BY a.boundary) AS areas_reporting, count(*) OVER (PARTITION BY a.boundary) AS areas_total,
       CASE WHEN h.area_id IS NOT NULL THEN NULL
            WHEN p.old_areas_reporting = p.old_areas AND p.old_areas > 1 THEN 'periods_differ'
            WHEN p.old_areas_reporting > 0 THEN 'incomplete'
            WHEN f.n > 0 THEN 'other_figures_only'
            WHEN k.n > 0 THEN 'claims_only'
            ELSE 'no_figures' END AS reason,
       CASE WHEN h.area_id IS NOT NULL THEN NULL
            WHEN p.old_areas_reporting = p.old_areas AND p.old_areas > 1 THEN 'Các tỉnh cũ có số liệu nhưng khác kỳ hoặc không rõ kỳ nên không cộng.'
            WHEN p.old_areas_reporting > 0 THEN p.old_areas_reporting || ' trong ' || p.old_areas || ' tỉnh cũ có số liệu: chưa cộng.'
            WHEN f.n > 0 THEN 'Chưa có kết quả cấp tỉnh; có số liệu khác.'
            WHEN k.n > 0 THEN 'Chưa có số liệu chính thức; báo chí có nêu.'
            ELSE 'Không có số liệu.' END AS reason_vi,
       CASE WHEN h.area_id IS NOT NULL THEN NULL
            WHEN p.old_areas_reporting = p.old_areas AND p.old_areas > 1 THEN 'The old provinces report for different or unknown periods: not added.'
            WHEN p.old_areas_reporting > 0 THEN p.old_areas_reporting || ' of ' || p.old_areas || ' old provinces have figures: not added.'
            WHEN f.n > 0 THEN 'No provincial result yet; other figures exist.'
            WHEN k.n > 0 THEN 'No official figure; the press states some.'
            ELSE 'No figures.' END AS reason_en,
       coalesce(h.illustrative, false) AS illustrative
FROM area a
LEFT JOIN chosen h ON h.area_id = a.area_id
LEFT JOIN old_part p ON p.new_id = a.area_id
LEFT JOIN figures f ON f.area_id = a.area_id
LEFT JOIN claims k ON k.area_id = a.area_id
WHERE a.type IN ('tinh', 'thanh_pho') AND a.boundary >= '2008'
ORDER BY a.boundary, a.area_slug, a.area_id
