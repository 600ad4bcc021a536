-- title_vi: Bao nhiêu tỉnh có số liệu cho từng chỉ tiêu
-- title_en: How many provinces have figures for each indicator
-- takes: basis
-- grain_vi: Mỗi dòng là một chỉ tiêu trong một địa giới
-- grain_en: One row for each indicator in each boundary version
-- basis_vi: 63 tỉnh và 34 tỉnh riêng nhau, như nguồn báo cáo; hoặc các tỉnh của địa giới đã chọn, mỗi tỉnh được tính khi có số của chính địa bàn ấy hoặc ghép lại đúng bằng nó
-- basis_en: The 63 and the 34 provinces apart, as reported; or the provinces of a chosen basis, each counted when it has a figure of its very land or an exact sum
-- left_out_vi: Chỉ tiêu mở rộng, và địa giới trước năm 2008, mà chưa nơi nào có số liệu; số liệu của cả nước và của khu vực. Trên địa giới đã chọn: tin báo chí về địa bàn khác
-- left_out_en: Extended indicators, and boundary versions before 2008, that nobody has figures for; figures of the country and of regions. On a chosen basis: claims about other land

WITH province AS (
    SELECT area_id AS id, boundary, if(basis = 'reported', area_id, land) AS claimed_as
    FROM place WHERE area_type = 'province' AND basis IN ('reported', boundary)
),
total AS (SELECT boundary, count(*) AS areas_total FROM province GROUP BY boundary),
figure AS (
    SELECT boundary, indicator_id, count(*) AS figures,
           count(DISTINCT area_id) FILTER (WHERE kind = 'actual') AS areas_with_results,
           count(DISTINCT area_id) FILTER (WHERE kind IN ('target', 'plan')) AS areas_with_targets,
           count(DISTINCT area_id) AS areas_with_figures,
           max(period_end) FILTER (WHERE kind = 'actual') AS latest_period_end,
           bool_or(illustrative) AS illustrative
    FROM observation_on(basis)
    GROUP BY boundary, indicator_id
),
claimed AS (
    SELECT p.boundary, c.indicator_id, count(*) AS claims, count(DISTINCT p.id) AS areas_with_claims
    FROM claim c JOIN province p ON p.claimed_as = if(basis = 'reported', c.area_id, c.territory)
    GROUP BY p.boundary, c.indicator_id
)
SELECT t.boundary, i.indicator_id, i.indicator_name, i.indicator_name_en, i.scope,
       coalesce(f.areas_with_figures, 0) AS areas_with_figures, coalesce(f.areas_with_results, 0) AS areas_with_results,
       coalesce(f.areas_with_targets, 0) AS areas_with_targets, coalesce(c.areas_with_claims, 0) AS areas_with_claims, t.areas_total,
       100.0 * coalesce(f.areas_with_results, 0) / t.areas_total AS share,
       coalesce(f.figures, 0) AS figures, coalesce(c.claims, 0) AS claims, f.latest_period_end,
       coalesce(f.areas_with_results, 0) || ' trong ' || t.areas_total || ' tỉnh, thành phố có số liệu kết quả' AS coverage_vi,
       coalesce(f.areas_with_results, 0) || ' of ' || t.areas_total || ' provinces have results' AS coverage_en,
       coalesce(f.illustrative, false) AS illustrative
FROM total t
CROSS JOIN indicator i
LEFT JOIN figure f ON f.boundary = t.boundary AND f.indicator_id = i.indicator_id
LEFT JOIN claimed c ON c.boundary = t.boundary AND c.indicator_id = i.indicator_id
WHERE (i.scope = 'core' AND (t.boundary >= '2008' OR basis <> 'reported')) OR f.figures > 0 OR c.claims > 0
ORDER BY t.boundary, areas_with_results DESC, areas_with_figures DESC, i.indicator_id
