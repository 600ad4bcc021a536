-- title_vi: Mọi số liệu chính thức của từng tỉnh
-- title_en: Every official figure of each province
-- grain_vi: Mỗi dòng là một số liệu chính thức đang có hiệu lực
-- grain_en: One row for each official figure in force
-- basis_vi: Địa giới như nguồn báo cáo
-- basis_en: Boundaries as reported
-- left_out_vi: Số báo chí nêu (xem province_claims); số của nguồn khác không được ưu tiên (xem bảng conflict)
-- left_out_en: What the press claims (see province_claims); figures of sources that give way (see the table conflict)

-- In their order.
SELECT * FROM all_figures
WHERE area_type = 'province'
