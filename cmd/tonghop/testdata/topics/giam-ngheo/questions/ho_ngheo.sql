-- title_vi: Tỷ lệ và số hộ nghèo của từng tỉnh
-- title_en: Poverty rate and poor households of each province
-- grain_vi: Mỗi dòng là một tỉnh trong một kỳ
-- grain_en: One row for each province and period
-- basis_vi: Địa giới như nguồn báo cáo
-- basis_en: Boundaries as reported
-- left_out_vi: Số “trong đó”, số chia theo thành thị, nông thôn
-- left_out_en: Parts, figures by locality
-- columns: households = Số hộ nghèo | Poor households

SELECT r.area_id, r.area_slug, r.area_name, r.area_type, r.boundary, r.period, r.period_start, r.period_end,
       r.value, r.value_max, r.unit, r.qualifier, r.origin,
       h.value AS households, h.value_max AS households_max, h.unit AS households_unit, h.qualifier AS households_qualifier, h.origin AS households_origin
FROM observation r
LEFT JOIN observation h ON h.indicator_id = 'poor_households' AND h.area_id = r.area_id AND h.period = r.period AND h.kind = r.kind
                       AND h.dimensions = r.dimensions AND NOT h.part
WHERE r.indicator_id = 'poverty_rate' AND cardinality(r.dimensions) = 0 AND NOT r.part
ORDER BY r.value DESC, r.area_id, r.period, r.origin[1]
