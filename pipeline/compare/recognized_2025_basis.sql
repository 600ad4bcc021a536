-- title_vi: Sản phẩm được công nhận của các tỉnh cũ, cộng theo 34 tỉnh mới
-- title_en: Recognised products of the old provinces, added up to the 34 new ones
-- grain_vi: Mỗi dòng là một tỉnh mới, một cấp công nhận, một loại số liệu và một kỳ có ít nhất một tỉnh cũ báo cáo
-- grain_en: One row for each new province, level, kind of figure and period in which at least one of its old provinces reports
-- basis_vi: Địa giới 34 tỉnh (từ 01/7/2025): cộng đúng các tỉnh cũ hợp thành, cùng cấp, cùng kỳ, cùng loại số liệu. Chiều ngược lại, từ tỉnh mới về tỉnh cũ, là không biết
-- basis_en: The 34 provinces of 2025-07-01: the old provinces that make up the new one, same level, period and kind. The other way, new to old, is unknown
-- left_out_vi: Tổng bị giữ lại khi thiếu tỉnh cũ nào đó hoặc kỳ không rõ. Số “trong đó”, số chia theo nhóm, số báo chí nêu, số do chính tỉnh mới báo cáo
-- left_out_en: The total is withheld while an old province is missing or the period is unknown. Parts, figures by group, press claims, and what the new province reports itself

WITH level_name AS (
    SELECT term_id AS level, position AS level_order, name_vi AS level_vi, name_en AS level_en FROM terms WHERE term_kind = 'level'
),
figure AS (
    SELECT o.*, b.behaviour FROM observation o
    JOIN behaviour_as_read b ON b.id = o.id AND NOT b.claim
    WHERE indicator_id = 'cnnt_recognized' AND boundary = '2008' AND cardinality(dimensions) = 0 AND NOT part
),
wanted AS (
    SELECT DISTINCT s.new_id, f.level, f.kind, f.unit, f.period_id, f.period_start, f.period_end, f.years, f.behaviour
    FROM figure f JOIN area_succession s ON s.old_id = f.area_id
),
-- Every old province of the new one, with its figure or without.
piece AS (
    SELECT w.*, o.id AS old_id, o.name AS old_name, f.id, f.value, f.value_max, f.qualifier, f.rounds, f.illustrative
    FROM wanted w
    JOIN area_succession s ON s.new_id = w.new_id
    JOIN area o ON o.id = s.old_id
    LEFT JOIN figure f ON f.area_id = o.id AND f.level = w.level AND f.kind = w.kind AND f.unit = w.unit AND f.period_id = w.period_id AND f.behaviour = w.behaviour
),
summed AS (
    SELECT new_id, level, kind, unit, period_id, period_start, period_end, years, behaviour, max(rounds) AS rounds,
           count(*) AS old_areas, count(id) AS old_areas_reporting,
           sum(value) AS value, CASE WHEN bool_or(value_max IS NOT NULL) THEN sum(coalesce(value_max, value)) END AS value_max,
           CASE WHEN bool_and(qualifier = 'exact') THEN 'exact'
                WHEN bool_and(qualifier IN ('exact', 'at_least', 'more_than')) THEN if(bool_or(qualifier = 'more_than'), 'more_than', 'at_least')
                WHEN bool_and(qualifier IN ('exact', 'up_to', 'less_than')) THEN if(bool_or(qualifier = 'less_than'), 'less_than', 'up_to')
                ELSE 'about' END AS qualifier,
           list_sort(list(id) FILTER (WHERE id IS NOT NULL)) AS origin,
           string_agg(old_name || ': ' || CASE WHEN id IS NULL THEN 'không có số liệu' ELSE
               CASE qualifier WHEN 'exact' THEN '' WHEN 'at_least' THEN 'ít nhất ' WHEN 'more_than' THEN 'trên '
                              WHEN 'about' THEN 'khoảng ' WHEN 'less_than' THEN 'dưới ' ELSE 'tối đa ' END
               || replace(format('{:,}', value::BIGINT), ',', '.') || coalesce('-' || replace(format('{:,}', value_max::BIGINT), ',', '.'), '') END,
               '; ' ORDER BY old_name) AS parts_vi,
           string_agg(old_name || ': ' || CASE WHEN id IS NULL THEN 'no figure' ELSE
               CASE qualifier WHEN 'exact' THEN '' WHEN 'at_least' THEN 'at least ' WHEN 'more_than' THEN 'more than '
                              WHEN 'about' THEN 'about ' WHEN 'less_than' THEN 'less than ' ELSE 'up to ' END
               || format('{:,}', value::BIGINT) || coalesce('-' || format('{:,}', value_max::BIGINT), '') END,
               '; ' ORDER BY old_name) AS parts_en,
           bool_or(illustrative) AS illustrative
    FROM piece
    GROUP BY new_id, level, kind, unit, period_id, period_start, period_end, years, behaviour
),
judged AS (
    SELECT *, CASE WHEN old_areas_reporting < old_areas THEN 'incomplete'
                   WHEN old_areas > 1 AND (period_start IS NULL OR period_end IS NULL) THEN 'period_unknown' END AS withheld
    FROM summed
)
SELECT a.id AS area_id, a.slug AS area_slug, a.name AS area_name, a.boundary, a.region,
       j.level, n.level_order, n.level_vi, n.level_en, j.kind,
       j.period_id, j.period_start, j.period_end, j.years, j.rounds,
       j.behaviour,
       j.old_areas_reporting, j.old_areas,
       CASE WHEN j.withheld IS NULL THEN j.value END AS total,
       CASE WHEN j.withheld IS NULL THEN j.value_max END AS total_max,
       CASE WHEN j.withheld IS NULL THEN j.qualifier END AS total_qualifier,
       CASE WHEN j.withheld IS NULL THEN j.unit END AS total_unit,
       CASE WHEN j.withheld IS NULL THEN j.origin END AS total_origin,
       j.parts_vi, j.parts_en, j.origin AS parts_origin, j.withheld,
       CASE j.withheld WHEN 'incomplete' THEN 'Mới có số liệu của ' || j.old_areas_reporting || ' trong ' || j.old_areas || ' tỉnh cũ: không cộng thành số của tỉnh mới.'
                       WHEN 'period_unknown' THEN 'Không rõ các tỉnh cũ có nói về cùng một thời gian hay không: không cộng.' END AS withheld_vi,
       CASE j.withheld WHEN 'incomplete' THEN j.old_areas_reporting || ' of ' || j.old_areas || ' old provinces have figures: no total for the new one.'
                       WHEN 'period_unknown' THEN 'Not known whether the old provinces speak of the same time: not added.' END AS withheld_en,
       count(*) FILTER (WHERE j.withheld IS NULL) OVER like_figures AS areas_complete,
       (SELECT count(*) FROM area x WHERE x.boundary = '2025' AND x.type IN ('tinh', 'thanh_pho')) AS areas_total,
       j.illustrative
FROM judged j
JOIN area a ON a.id = j.new_id
JOIN level_name n ON n.level = j.level
WINDOW like_figures AS (PARTITION BY j.level, j.kind, j.unit, j.behaviour, j.period_id)
ORDER BY a.slug, j.kind, j.period_start NULLS LAST, j.period_id, n.level_order, j.unit, j.behaviour
