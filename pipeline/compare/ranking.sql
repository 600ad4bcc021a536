-- title_vi: Xếp thứ tự các tỉnh so được với nhau
-- title_en: Provinces ranked among those that they can be compared with
-- takes: basis
-- by: indicator
-- grain_vi: Mỗi dòng là một số liệu của một tỉnh trong một kỳ; mỗi nhóm chỉ gồm những số so được với nhau
-- grain_en: One row for each figure of a province and period; a group holds only figures that can be compared
-- basis_vi: Địa giới như nguồn báo cáo; một nhóm là cùng địa giới, chỉ tiêu, cấp, loại, đơn vị tính, cách chia, cách đếm, cách tính và cùng kỳ
-- basis_en: Boundaries as reported; a group shares boundary version, indicator, level, kind, unit, split, way of counting, definition and period
-- left_out_vi: Số “trong đó”, số không rõ kỳ, số báo chí nêu, cả nước và khu vực
-- left_out_en: Parts, unknown periods, press claims, the country and its regions

WITH figure AS (
    SELECT *, if(behaviour = 'stock', NULL, start_date) AS from_date
    FROM observation_on(basis)
    WHERE NOT part AND end_date IS NOT NULL AND (start_date IS NOT NULL OR behaviour = 'stock')
),
-- A group is found by its keys, and in no window: a filter on the period reaches the
-- figures that are ranked.
alike AS (
    SELECT indicator_id, kind, level, unit, dimensions, boundary, behaviour, definition, from_date, end_date,
           list_reverse_sort(list(value)) AS values, bool_or(qualifier <> 'exact') AS rough
    FROM figure
    GROUP BY ALL
),
ranked AS (
    SELECT f.*, list_position(a.values, f.value)::BIGINT AS rank, len(a.values) AS areas_ranked, a.rough
    FROM figure f
    JOIN alike a ON a.indicator_id = f.indicator_id AND a.kind = f.kind AND a.level = f.level AND a.unit = f.unit AND a.dimensions = f.dimensions AND a.boundary = f.boundary
                AND a.behaviour = f.behaviour AND a.definition = f.definition AND a.from_date IS NOT DISTINCT FROM f.from_date AND a.end_date = f.end_date
)
SELECT f.area_id, f.area_slug, f.area_name, f.area_type, f.boundary, f.indicator_id, f.indicator_name, f.indicator_name_en, f.kind,
       f.level, n.level_order, n.level_vi, n.level_en, f.dimensions, n.split_vi, n.split_en, f.period, f.period_start, f.period_end, f.period_text, f.behaviour,
       f.value, f.value_max, f.unit, f.qualifier, f.origin,
       concat_ws(' · ', f.indicator_id, nullif(f.level, ''), nullif(array_to_string(list_transform(map_entries(f.dimensions), lambda d : d.key || '=' || d.value), ' '), ''),
                 f.kind, f.unit, f.behaviour, if(f.behaviour = 'stock', f.end_date::VARCHAR, f.period), f.boundary, nullif(f.definition, '')) AS rank_group,
       f.rank, f.areas_ranked,
       coalesce(provinces_on(basis, f.boundary, f.end_date), 0) AS areas_total,
       CASE WHEN f.rough THEN 'Có số chỉ nêu ước chừng nên thứ tự chỉ để tham khảo.' END AS note_vi,
       CASE WHEN f.rough THEN 'Some figures are stated roughly: the order is indicative.' END AS note_en,
       f.source_id, f.illustrative
FROM ranked f
JOIN series_measure m ON m.series_id = f.series_id AND m.indicator_id = f.indicator_id
LEFT JOIN measure_named n ON n.measure = m.measure AND n.indicator_id = m.indicator_id
ORDER BY f.indicator_id, f.kind, n.level_order NULLS FIRST, n.split_vi, f.unit, f.boundary, f.end_date, f.period, f.behaviour, rank, f.area_slug, f.id
