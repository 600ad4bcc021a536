-- title_vi: Các tỉnh, thành phố của hai địa giới
-- title_en: The provinces of both boundary versions
-- grain_vi: Mỗi dòng là một tỉnh, thành phố trong một địa giới
-- grain_en: One row for each province in each boundary version
-- basis_vi: 63 tỉnh đến 30/6/2025 và 34 tỉnh từ 01/7/2025, mỗi địa giới một dòng riêng kể cả khi trùng tên
-- basis_en: The 63 provinces until 2025-06-30 and the 34 from 2025-07-01, apart even where the name is the same
-- left_out_vi: Cả nước và các khu vực
-- left_out_en: The country and the regions

WITH neighbour AS (
    SELECT s.old_id, s.new_id, o.area_name AS old_name, n.area_name AS new_name
    FROM area_succession s JOIN area o ON o.area_id = s.old_id JOIN area n ON n.area_id = s.new_id
    WHERE s.boundary = '2025'
),
before AS (SELECT new_id AS id, list(old_id ORDER BY old_name, old_id) AS ids, list(old_name ORDER BY old_name, old_id) AS names FROM neighbour GROUP BY new_id),
after AS (SELECT old_id AS id, list(new_id ORDER BY new_name, new_id) AS ids, list(new_name ORDER BY new_name, new_id) AS names FROM neighbour GROUP BY old_id),
people AS (
    SELECT * FROM area_population QUALIFY row_number() OVER (PARTITION BY area_id ORDER BY year DESC) = 1
),
figures AS (SELECT area_id, sum(figures)::BIGINT AS n, bool_or(illustrative) AS illustrative FROM standing_tally GROUP BY area_id),
claims AS (SELECT area_id, count(*) AS n FROM claim GROUP BY area_id),
rejects AS (
    SELECT s.province AS slug, count(*) AS n FROM reject r JOIN source s ON s.source_id = r.source_id WHERE s.province IS NOT NULL GROUP BY s.province
)
SELECT a.area_id, a.area_slug, a.area_name, a.area_type, a.boundary, a.full_name,
       if(a.type = 'thanh_pho', 'TP. ', '') || a.area_name AS short_name, a.type, a.code,
       a.region, g.name_vi AS region_vi, g.name_en AS region_en, a.voting_region, v.name_vi AS voting_region_vi, v.name_en AS voting_region_en,
       CAST(a.valid_from AS VARCHAR) AS valid_from, CAST(a.valid_to AS VARCHAR) AS valid_to,
       coalesce(b.ids, []::VARCHAR[]) AS predecessors, coalesce(b.names, []::VARCHAR[]) AS predecessor_names,
       coalesce(c.ids, []::VARCHAR[]) AS successors, coalesce(c.names, []::VARCHAR[]) AS successor_names,
       len(b.ids) = 1 OR len((SELECT ids FROM before x WHERE x.id = c.ids[1])) = 1 AS same_territory,
       l.land, l.boundaries,
       p.population, p.year AS population_year, p.definition AS population_definition, a.area_km2,
       coalesce(f.n, 0) AS figures, coalesce(k.n, 0) AS claims, coalesce(r.n, 0) AS rejects, coalesce(f.illustrative, false) AS illustrative
FROM area a
JOIN area_land l ON l.area_id = a.area_id
LEFT JOIN before b ON b.id = a.area_id
LEFT JOIN after c ON c.id = a.area_id
LEFT JOIN people p ON p.area_id = a.area_id
LEFT JOIN figures f ON f.area_id = a.area_id
LEFT JOIN claims k ON k.area_id = a.area_id
LEFT JOIN rejects r ON r.slug = a.area_slug
LEFT JOIN term_named g ON g.term_kind = 'region' AND g.parent = a.boundary AND g.term_id = a.region
LEFT JOIN term_named v ON v.term_kind = 'value' AND v.parent = 'region' AND v.term_id = a.voting_region
WHERE a.type IN ('tinh', 'thanh_pho') AND a.boundary >= '2008'
ORDER BY a.boundary, a.area_slug, a.area_id
