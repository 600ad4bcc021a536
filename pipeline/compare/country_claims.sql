-- title_vi: Số báo chí nêu về cả nước, về khu vực hoặc không nêu địa phương
-- title_en: Figures that the press claims about the country, its regions, or no area
-- grain_vi: Mỗi dòng là một số liệu do báo chí nêu
-- grain_en: One row for each figure claimed by the press
-- basis_vi: Địa giới như nguồn báo cáo
-- basis_en: Boundaries as reported
-- left_out_vi: Số về các tỉnh (xem province_claims). Số chính thức (xem province_figures)
-- left_out_en: Figures about provinces (see province_claims). Official figures (see province_figures)

-- In their order.
SELECT * FROM all_claims
WHERE area_type <> 'province'
