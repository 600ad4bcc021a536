-- title_vi: Tỷ trọng của từng tỉnh trong tổng các tỉnh
-- title_en: The share of each province in the total of the provinces
-- takes: basis
-- by: indicator
-- grain_vi: Mỗi dòng là một số liệu của một tỉnh trong một kỳ
-- grain_en: One row for each figure of a province and period
-- basis_vi: Địa giới như nguồn báo cáo; tổng gồm đúng các tỉnh cùng chỉ tiêu, cấp, loại số liệu, cách chia và kỳ
-- basis_en: Boundaries as reported; the total is made of the provinces of the same indicator, level, kind, split and period
-- left_out_vi: Khi chưa đủ mọi tỉnh thì không có tỷ trọng, vì tổng còn thiếu. Chỉ tiêu không cộng được, kỳ không rõ, số “trong đó”, số báo chí nêu
-- left_out_en: No share while a province is missing, for the total is not whole. Indicators that do not add, unknown periods, parts, press claims

WITH whole AS (FROM totals(basis))
SELECT o.area_id, o.area_slug, o.area_name, o.area_type, o.boundary, o.indicator_id, o.indicator_name, o.indicator_name_en, o.kind,
       o.level, t.level_order, t.level_vi, t.level_en, o.dimensions, t.split_vi, t.split_en, o.period, o.period_start, o.period_end, o.period_text,
       CASE WHEN t.areas_reporting = t.areas_total AND t.value > 0 THEN 100 * o.value / coalesce(t.value_max, t.value) END AS value,
       CASE WHEN t.areas_reporting = t.areas_total AND t.value > 0 AND (o.value_max IS NOT NULL OR t.value_max IS NOT NULL)
            THEN 100 * coalesce(o.value_max, o.value) / t.value END AS value_max,
       'percent' AS unit, ratio_qualifier(o.qualifier, t.qualifier) AS qualifier, o.origin,
       o.value AS figure, o.value_max AS figure_max, o.unit AS figure_unit, o.qualifier AS figure_qualifier, o.origin AS figure_origin,
       t.value AS total, t.value_max AS total_max, t.unit AS total_unit, t.qualifier AS total_qualifier,
       t.areas_reporting, t.areas_total,
       CASE WHEN t.areas_reporting < t.areas_total THEN 'coverage' WHEN NOT t.value > 0 THEN 'nothing' END AS reason,
       CASE WHEN t.areas_reporting < t.areas_total THEN 'Mới có ' || t.coverage_vi || ': chưa tính tỷ trọng.' WHEN NOT t.value > 0 THEN 'Tổng bằng 0.' END AS reason_vi,
       CASE WHEN t.areas_reporting < t.areas_total THEN 'Only ' || t.coverage_en || ': no share yet.' WHEN NOT t.value > 0 THEN 'The total is zero.' END AS reason_en,
       o.source_id, o.illustrative
FROM observation_on(basis) o
JOIN whole t ON t.indicator_id = o.indicator_id AND t.level = o.level AND t.kind = o.kind AND t.unit = o.unit AND t.dimensions = o.dimensions
            AND t.boundary = o.boundary AND t.period = o.period AND t.behaviour = o.behaviour AND t.definition = o.definition
WHERE NOT o.part
ORDER BY o.indicator_id, o.kind, t.level_order NULLS FIRST, t.split_vi, o.unit, o.boundary, o.period_start NULLS LAST, o.period, value DESC NULLS LAST, o.value DESC, o.area_slug, o.id
