-- title_vi: Mục tiêu và kết quả
-- title_en: Target against result
-- takes: basis
-- grain_vi: Mỗi dòng là một mục tiêu hoặc kế hoạch của một tỉnh trong một kỳ
-- grain_en: One row for each target or plan of a province and period
-- basis_vi: Địa giới như nguồn báo cáo, hoặc địa giới đã chọn: mục tiêu và kết quả cùng được ghép đúng về địa bàn ấy. Kết quả cùng chỉ tiêu, cấp, tỉnh và đơn vị; cùng kỳ, hoặc từ cùng năm đầu đến nay, hoặc cộng các năm đã có khi chỉ tiêu cộng được theo năm
-- basis_en: Boundaries as reported, or a chosen one, to which targets and results alike are carried where that is exact. The result of the same indicator, level, province and unit; of the same period, or from the same first year until now, or its years added where the indicator adds over time
-- left_out_vi: Mục tiêu của cả nước và của khu vực (xem target_vs_result_all). Mục tiêu và kết quả do báo chí nêu; số ước thực hiện. Kết quả của tỉnh mới không được coi là kết quả của tỉnh cũ. Trên địa giới đã chọn: số “trong đó” và mục tiêu không ghép được đúng (xem figures_by_basis)
-- left_out_en: Targets of the country and its regions (see target_vs_result_all). Targets and results claimed by the press; estimates. A result of a new province is not taken for one of the old. On a chosen basis: parts, and targets that cannot be carried exactly (see figures_by_basis)

-- In their order.
SELECT * FROM target_vs_result_all(basis)
WHERE area_type = 'province'
