-- title_vi: Mọi số báo chí nêu, về tỉnh, khu vực và cả nước
-- title_en: Every figure that the press claims, about provinces, regions and the country
-- grain_vi: Mỗi dòng là một số liệu do báo chí nêu
-- grain_en: One row for each figure claimed by the press
-- basis_vi: Địa giới như nguồn báo cáo
-- basis_en: Boundaries as reported
-- left_out_vi: Số chính thức (xem all_figures)
-- left_out_en: Official figures (see all_figures)

-- In their order.
SELECT * EXCLUDE (claim) FROM figures_and_claims
WHERE claim
