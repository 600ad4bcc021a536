-- title_vi: Mọi số báo chí nêu về từng tỉnh
-- title_en: Every figure that the press claims about each province
-- grain_vi: Mỗi dòng là một số liệu do báo chí nêu
-- grain_en: One row for each figure claimed by the press
-- basis_vi: Địa giới như nguồn báo cáo
-- basis_en: Boundaries as reported
-- left_out_vi: Số chính thức (xem province_figures)
-- left_out_en: Official figures (see province_figures)

-- In their order.
SELECT * FROM all_claims
WHERE area_type = 'province'
