-- title_vi: Số sản phẩm được công nhận bình quân một năm của kỳ
-- title_en: Products recognised per year of the period
-- grain_vi: Mỗi dòng là một số liệu về sản phẩm được công nhận của một tỉnh, một cấp, một kỳ
-- grain_en: One row for each figure on recognised products of a province, level and period
-- basis_vi: Địa giới như nguồn báo cáo. Chia cho số năm của kỳ khi kỳ trọn năm và rõ cả hai đầu; chỉ rõ số kỳ bình chọn thì chia cho số kỳ đó
-- basis_en: Boundaries as reported. Divided by the years of the period where it is whole years with both ends known; by the rounds of the vote where only those are known
-- left_out_vi: Số liệu chia theo nhóm sản phẩm, số “trong đó” và số báo chí nêu. Kỳ không rõ thì không bao giờ chia cho năm
-- left_out_en: Figures split by product group, parts of other figures, and what the press claims. An unknown period is never divided by years
-- columns: rank = Thứ tự theo bình quân năm, 1 là cao nhất | Rank by the mean per year;
--   ranked = Được xếp thứ tự: số mới nhất của tỉnh | In the ranking: the latest of its province

SELECT * EXCLUDE (dimensions, split_vi, split_en)
       REPLACE (CASE WHEN years = 1 THEN 'Số của một năm: bình chọn có thể hai năm mới tổ chức một lần, năm không bình chọn không phải là năm giảm.' ELSE note_vi END AS note_vi,
                CASE WHEN years = 1 THEN 'One year: votes may be held every second year, and a year without a vote is no fall.' ELSE note_en END AS note_en)
FROM figures_per_year
WHERE indicator_id = 'cnnt_recognized' AND cardinality(dimensions) = 0
ORDER BY kind, level_order, boundary, per_year DESC NULLS LAST, per_round DESC NULLS LAST, area_slug, period, origin[1]
