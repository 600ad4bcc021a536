-- title_vi: Những chỗ chuỗi số liệu bị gãy
-- title_en: Where a series breaks
-- grain_vi: Mỗi dòng là một năm mà số liệu từ đó không nối với số liệu trước đó
-- grain_en: One row for each year from which figures do not continue those before
-- basis_vi: Lời ghi trong số liệu đã công bố và so quy mô của chúng; thay đổi địa giới xem bảng area_succession
-- basis_en: What the published figures say and a comparison of their size; for changes of boundaries see the table area_succession
-- left_out_vi: Gãy do địa giới, loại số liệu, độ phủ: trang tự nhận ra
-- left_out_en: Breaks by boundary, kind or coverage, which pages find by themselves

SELECT indicator_id, kind, year, reason_vi, reason_en
FROM (VALUES
    ('rev_area_total', 'actual', 2009, 'số 2009 là tổng thu ngân sách địa phương', 'the figure of 2009 is total local revenue'),
    ('rev_area_total', 'actual', 2010, 'từ 2010 lại là thu trên địa bàn', 'from 2010 revenue collected in the area again'),
    ('transfer_balance', 'plan', 2007, 'thời kỳ ổn định ngân sách mới', 'a new period of budget stability'),
    ('transfer_balance', 'plan', 2011, 'thời kỳ ổn định ngân sách mới', 'a new period of budget stability'),
    ('transfer_balance', 'plan', 2017, 'thời kỳ ổn định ngân sách mới', 'a new period of budget stability'),
    ('population', 'actual', 2018, 'số 2015, 2016 chưa sửa theo Tổng điều tra 2019', '2015 and 2016 were not revised after the census of 2019')
) AS known(indicator_id, kind, year, reason_vi, reason_en)
ORDER BY indicator_id, kind, year
