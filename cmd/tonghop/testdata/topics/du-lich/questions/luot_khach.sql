-- title_vi: Lượt khách du lịch của từng tỉnh, theo năm
-- title_en: Tourist arrivals of each province, by year
-- grain_vi: Mỗi dòng là một tỉnh, một kỳ, một nguồn khách
-- grain_en: One row for each province, period and origin of visitors
-- basis_vi: Địa giới như nguồn báo cáo
-- basis_en: Boundaries as reported
-- left_out_vi: Số “trong đó”
-- left_out_en: Parts
-- columns: guests = Nguồn khách, trống là tất cả | Origin of the visitors, empty for all

SELECT area_id, area_slug, area_name, area_type, boundary, period, period_start, period_end, coalesce(dimensions['origin'], '') AS guests,
       value, value_max, unit, qualifier, origin
FROM observation WHERE indicator_id = 'tourist_arrivals' AND NOT part
ORDER BY area_id, period, guests, origin[1]
