-- title_vi: Xếp thứ tự các tỉnh so được với nhau
-- title_en: Provinces ranked among those that they can be compared with
-- takes: basis
-- grain_vi: Mỗi dòng là một số liệu của một tỉnh trong một kỳ; mỗi nhóm chỉ gồm những số so được với nhau
-- grain_en: One row for each figure of a province and period; a group holds only figures that can be compared
-- basis_vi: Địa giới như nguồn báo cáo; một nhóm là cùng địa giới, chỉ tiêu, cấp, loại, đơn vị tính, cách chia, cách đếm, cách tính và cùng kỳ
-- basis_en: Boundaries as reported; a group shares boundary version, indicator, level, kind, unit, split, way of counting, definition and period
-- left_out_vi: Số “trong đó”, số không rõ kỳ, số báo chí nêu, cả nước và khu vực
-- left_out_en: Parts, unknown periods, press claims, the country and its regions

WITH figure AS (
    SELECT *, if(behaviour = 'stock', NULL, start_date) AS from_date,
           concat_ws(' · ', indicator_id, nullif(level, ''), nullif(array_to_string(list_transform(map_entries(dimensions), lambda d : d.key || '=' || d.value), ' '), ''),
                     kind, unit, behaviour, if(behaviour = 'stock', end_date::VARCHAR, period), boundary, nullif(definition, '')) AS rank_group
    FROM observation_on(basis)
    WHERE NOT part AND end_date IS NOT NULL AND (start_date IS NOT NULL OR behaviour = 'stock')
)
SELECT f.area_id, f.area_slug, f.area_name, f.area_type, f.boundary, f.indicator_id, f.indicator_name, f.indicator_name_en, f.kind,
       f.level, n.level_order, n.level_vi, n.level_en, f.dimensions, n.split_vi, n.split_en, f.period, f.period_start, f.period_end, f.period_text, f.behaviour,
       f.value, f.value_max, f.unit, f.qualifier, f.origin, f.rank_group,
       rank() OVER (PARTITION BY f.indicator_id, f.kind, f.level, f.unit, f.dimensions, f.boundary, f.behaviour, f.definition, f.from_date, f.end_date ORDER BY f.value DESC) AS rank,
       count(*) OVER alike AS areas_ranked,
       coalesce(provinces_on(basis, f.boundary, f.end_date), 0) AS areas_total,
       CASE WHEN bool_or(f.qualifier <> 'exact') OVER alike THEN 'Có số chỉ nêu ước chừng nên thứ tự chỉ để tham khảo.' END AS note_vi,
       CASE WHEN bool_or(f.qualifier <> 'exact') OVER alike THEN 'Some figures are stated roughly: the order is indicative.' END AS note_en,
       f.source_id, f.illustrative
FROM figure f
JOIN series_named n ON n.series_id = f.series_id
WINDOW alike AS (PARTITION BY f.indicator_id, f.kind, f.level, f.unit, f.dimensions, f.boundary, f.behaviour, f.definition, f.from_date, f.end_date)
ORDER BY f.indicator_id, f.kind, n.level_order NULLS FIRST, n.split_vi, f.unit, f.boundary, f.end_date, f.period, f.behaviour, rank, f.area_slug, f.id
