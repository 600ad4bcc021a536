-- title_vi: Bao nhiêu tỉnh có số liệu cho từng chỉ tiêu
-- title_en: How many provinces have figures for each indicator
-- grain_vi: Mỗi dòng là một chỉ tiêu trong một địa giới
-- grain_en: One row for each indicator in each boundary version
-- basis_vi: 63 tỉnh và 34 tỉnh riêng nhau, như nguồn báo cáo
-- basis_en: The 63 and the 34 provinces apart, as reported
-- left_out_vi: Chỉ tiêu mở rộng, và địa giới trước năm 2008, mà chưa nơi nào có số liệu; số liệu của cả nước và của khu vực
-- left_out_en: Extended indicators, and boundary versions before 2008, that nobody has figures for; figures of the country and of regions

WITH province AS (SELECT id, boundary FROM area WHERE type IN ('tinh', 'thanh_pho')),
total AS (SELECT boundary, count(*) AS areas_total FROM province GROUP BY boundary),
figure AS (
    SELECT p.boundary, o.indicator_id, count(*) AS figures,
           count(DISTINCT o.area_id) FILTER (WHERE o.kind = 'actual') AS areas_with_results,
           count(DISTINCT o.area_id) FILTER (WHERE o.kind IN ('target', 'plan')) AS areas_with_targets,
           count(DISTINCT o.area_id) AS areas_with_figures,
           max(o.period_end) FILTER (WHERE o.kind = 'actual') AS latest_period_end,
           bool_or(o.illustrative) AS illustrative
    FROM observation o JOIN province p ON p.id = o.area_id
    GROUP BY p.boundary, o.indicator_id
),
claimed AS (
    SELECT p.boundary, c.indicator_id, count(*) AS claims, count(DISTINCT c.area_id) AS areas_with_claims
    FROM claim c JOIN province p ON p.id = c.area_id
    GROUP BY p.boundary, c.indicator_id
)
SELECT t.boundary, i.id AS indicator_id, i.name_vi AS indicator_name, i.name_en AS indicator_name_en, i.scope,
       coalesce(f.areas_with_figures, 0) AS areas_with_figures, coalesce(f.areas_with_results, 0) AS areas_with_results,
       coalesce(f.areas_with_targets, 0) AS areas_with_targets, coalesce(c.areas_with_claims, 0) AS areas_with_claims, t.areas_total,
       100.0 * coalesce(f.areas_with_results, 0) / t.areas_total AS share,
       coalesce(f.figures, 0) AS figures, coalesce(c.claims, 0) AS claims, f.latest_period_end,
       coalesce(f.areas_with_results, 0) || ' trong ' || t.areas_total || ' tỉnh, thành phố có số liệu kết quả' AS coverage_vi,
       coalesce(f.areas_with_results, 0) || ' of ' || t.areas_total || ' provinces have results' AS coverage_en,
       coalesce(f.illustrative, false) AS illustrative
FROM total t
CROSS JOIN indicator i
LEFT JOIN figure f ON f.boundary = t.boundary AND f.indicator_id = i.id
LEFT JOIN claimed c ON c.boundary = t.boundary AND c.indicator_id = i.id
WHERE (i.scope = 'core' AND t.boundary >= '2008') OR f.figures > 0 OR c.claims > 0
ORDER BY t.boundary, areas_with_results DESC, areas_with_figures DESC, i.id
