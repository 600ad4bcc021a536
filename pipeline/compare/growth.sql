-- title_vi: Tăng, giảm so với kỳ trước của cùng địa phương
-- title_en: Growth on the earlier period of the same area
-- takes: basis
-- by: indicator
-- grain_vi: Mỗi dòng là một số liệu của một tỉnh, đặt cạnh số gần nhất trước đó mà so được
-- grain_en: One row for each figure of a province, beside the latest earlier one that it can be compared with
-- basis_vi: Cùng địa bàn (tỉnh không đổi địa giới được nối qua lần sắp xếp năm 2025), cùng chỉ tiêu, cấp, loại, đơn vị tính, cách chia, cách tính, và kỳ dài bằng nhau, cùng thời gian trong năm
-- basis_en: The same land (a province whose land stayed is carried over the reform of 2025), indicator, level, kind, unit, split, definition, and a period of the same length and time of the year
-- left_out_vi: Số của cả nước và của khu vực (hỏi growth_all_on('reported')). Số không rõ kỳ, số “trong đó”, số báo chí nêu. Có số trước đó mà không so được thì để trống và nói lý do
-- left_out_en: Figures of the country and its regions (ask growth_all_on('reported')). Unknown periods, parts, press claims. Where an earlier figure cannot be compared the growth is empty and the row says why

SELECT * EXCLUDE (end_date, id)
FROM growth_all_on(basis)
WHERE area_type = 'province'
ORDER BY indicator_id, kind, level_order NULLS FIRST, split_vi, area_slug, boundary, end_date, period, unit, id
