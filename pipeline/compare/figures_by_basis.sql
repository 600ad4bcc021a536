-- title_vi: Số liệu trên một địa giới đã chọn
-- title_en: Figures on a chosen basis
-- takes: basis
-- by: indicator
-- grain_vi: Mỗi dòng là một tỉnh của địa giới ấy, một chỉ tiêu, một loại số liệu và một kỳ
-- grain_en: One row for each province of that boundary version, indicator, kind and period
-- basis_vi: Gọi với tên thời kỳ địa giới, như figures_by_basis('2025'): số của chính địa bàn ấy, hoặc tổng các tỉnh ghép lại đúng bằng nó (1997, 2004, 2008, 2025; cả hai chiều). Không gọi tên thì như nguồn báo cáo
-- basis_en: Called with a boundary version, as figures_by_basis('2025'): the figure of that very land, or the sum of the provinces that make it up exactly (1997, 2004, 2008, 2025; both ways). Without one, as reported
-- left_out_vi: Số của cả nước và của khu vực (hỏi observation_all_on). Số “trong đó”, số báo chí nêu. Không ghép được đúng thì để trống, nói vì sao (withheld) và tỉnh nào cản (blocked_by) hay còn thiếu (lacking)
-- left_out_en: Figures of the country and its regions (ask observation_all_on). Parts, press claims. Where the sum is not exact the value is empty, withheld says why, and blocked_by or lacking which provinces stand in the way

WITH figure AS (
    SELECT id, origin, area_id, area_slug, area_name, area_type, boundary, boundary AS made_in, indicator_id, indicator_name, indicator_name_en, kind, level, dimensions,
           period, period_start, period_end, period_text, value, value_max, unit, qualifier, behaviour, series_id,
           1 AS old_areas_reporting, 1 AS old_areas, NULL AS withheld, NULL AS withheld_vi, NULL AS withheld_en, [] AS blocked_by, [] AS lacking, NULL AS parts_vi, NULL AS parts_en, illustrative
    FROM observation WHERE basis = 'reported' AND NOT part
    UNION ALL BY NAME
    SELECT id, origin, area_id, area_slug, area_name, area_type, boundary, made_in, indicator_id, indicator_name, indicator_name_en, kind, level, dimensions,
           period, period_start, period_end, period_text, value, value_max, unit, qualifier, behaviour, series_id,
           old_areas_reporting, old_areas, withheld, withheld_vi, withheld_en, blocked_by, lacking, parts_vi, parts_en, illustrative
    FROM carried(basis) WHERE basis <> 'reported' AND stands AND area_type = 'province'
)
SELECT f.area_id, f.area_slug, f.area_name, f.area_type, f.boundary, f.indicator_id, f.indicator_name, f.indicator_name_en, f.kind,
       f.level, n.level_order, n.level_vi, n.level_en, f.dimensions, n.split_vi, n.split_en, f.period, f.period_start, f.period_end, f.period_text, f.behaviour,
       if(f.withheld IS NULL, f.value, NULL) AS value, if(f.withheld IS NULL, f.value_max, NULL) AS value_max, f.unit, if(f.withheld IS NULL, f.qualifier, NULL) AS qualifier, f.origin,
       f.made_in, f.old_areas_reporting, f.old_areas, f.parts_vi, f.parts_en, f.withheld, f.withheld_vi, f.withheld_en, f.blocked_by, f.lacking, f.illustrative
FROM figure f
JOIN series_measure m ON m.series_id = f.series_id AND m.indicator_id = f.indicator_id
LEFT JOIN measure_named n ON n.measure = m.measure AND n.indicator_id = m.indicator_id
ORDER BY f.indicator_id, f.kind, n.level_order NULLS FIRST, n.split_vi, f.area_slug, f.boundary, f.period_start NULLS LAST, f.period, f.unit, f.behaviour, f.id
