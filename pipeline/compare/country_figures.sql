-- title_vi: Số liệu chính thức của cả nước, của khu vực và không nêu địa phương
-- title_en: Official figures of the country, of its regions, and without an area
-- grain_vi: Mỗi dòng là một số liệu chính thức đang có hiệu lực
-- grain_en: One row for each official figure in force
-- basis_vi: Địa giới như nguồn báo cáo
-- basis_en: Boundaries as reported
-- left_out_vi: Số của các tỉnh (xem province_figures). Số báo chí nêu (xem province_claims); số của nguồn khác không được ưu tiên (xem bảng conflict)
-- left_out_en: Figures of provinces (see province_figures). What the press claims (see province_claims); figures of sources that give way (see the table conflict)

-- In their order.
SELECT * FROM all_figures
WHERE area_type <> 'province'
