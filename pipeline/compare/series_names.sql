-- title_vi: Các chuỗi số liệu và tên gọi của chúng
-- title_en: The series and what they are called
-- grain_vi: Mỗi dòng là một chuỗi: một chỉ tiêu, một cấp, một địa phương, một loại số liệu, một đơn vị tính, một cách phân tổ
-- grain_en: One row for each series: indicator, level, area, kind of figure, unit and split
-- basis_vi: Địa giới như nguồn báo cáo
-- basis_en: Boundaries as reported
-- left_out_vi: Không bỏ chuỗi nào
-- left_out_en: Nothing

WITH split AS (
    SELECT s.id, unnest(map_keys(s.dimensions)) AS dimension, unnest(map_values(s.dimensions)) AS value FROM series_all s
),
named AS (
    SELECT s.id,
           string_agg(coalesce(d.name_vi, s.dimension) || ': ' || coalesce(v.name_vi, s.value), '; ' ORDER BY d.position, s.dimension) AS split_vi,
           string_agg(coalesce(d.name_en, s.dimension) || ': ' || coalesce(v.name_en, s.value), '; ' ORDER BY d.position, s.dimension) AS split_en
    FROM split s
    LEFT JOIN terms d ON d.term_kind = 'dimension' AND d.term_id = s.dimension
    LEFT JOIN terms v ON v.term_kind = 'value' AND v.parent = s.dimension AND v.term_id = s.value
    GROUP BY s.id
)
SELECT s.id AS series_id, s.area_id, s.indicator_id, i.name_vi AS indicator_name, i.name_en AS indicator_name_en, i.behaviour AS indicator_behaviour,
       s.kind, k.name_vi AS kind_vi, k.name_en AS kind_en,
       s.level, l.position AS level_order, l.name_vi AS level_vi, l.name_en AS level_en,
       coalesce(n.split_vi, '') AS split_vi, coalesce(n.split_en, '') AS split_en,
       s.unit, coalesce(u.name_vi, s.unit) AS unit_vi, coalesce(u.name_en, s.unit) AS unit_en
FROM series_all s
JOIN indicator i ON i.id = s.indicator_id
LEFT JOIN named n ON n.id = s.id
LEFT JOIN terms k ON k.term_kind = 'kind' AND k.term_id = s.kind
LEFT JOIN terms l ON l.term_kind = 'level' AND l.term_id = s.level
LEFT JOIN terms u ON u.term_kind = 'unit' AND u.term_id = s.unit
ORDER BY s.area_id, s.indicator_id, l.position NULLS LAST, s.kind, split_vi, s.unit, s.id
