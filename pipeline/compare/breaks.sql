-- title_vi: Những chỗ chuỗi số liệu bị gãy
-- title_en: Where a series breaks
-- grain_vi: Mỗi dòng là một năm mà số liệu từ đó không nối với số liệu trước đó: của một chỉ tiêu, hoặc của một địa phương
-- grain_en: One row for each year from which figures do not continue those before: of an indicator, or of an area
-- basis_vi: Ngày đổi địa giới và đổi cách tính trong danh mục; với ngân sách, lời ghi trong biểu đã công bố và quy mô của các số. Đổi giữa năm thì số của năm ấy không nối với cả hai bên
-- basis_en: Days of changed boundaries and definitions in the catalogue; for the budget, what the published tables say and the size of their figures. A change within a year parts that year's figure from both sides
-- left_out_vi: Gãy do loại số liệu, độ phủ, năm thiếu: trang tự nhận ra
-- left_out_en: Breaks by kind of figure, coverage or a missing year, which pages find by themselves

WITH published AS (
    SELECT * FROM (VALUES
        ('rev_area_total', 'actual', 2009, 'số 2009 là tổng thu ngân sách địa phương', 'the figure of 2009 is total local revenue'),
        ('rev_area_total', 'actual', 2010, 'từ 2010 lại là thu trên địa bàn', 'from 2010 revenue collected in the area again'),
        ('transfer_balance', 'plan', 2007, 'thời kỳ ổn định ngân sách mới', 'a new period of budget stability'),
        ('transfer_balance', 'plan', 2011, 'thời kỳ ổn định ngân sách mới', 'a new period of budget stability'),
        ('transfer_balance', 'plan', 2017, 'thời kỳ ổn định ngân sách mới', 'a new period of budget stability'),
        ('population', 'actual', 2018, 'số 2015, 2016 chưa sửa theo Tổng điều tra 2019', '2015 and 2016 were not revised after the census of 2019')
    ) AS known(indicator_id, kind, year, reason_vi, reason_en)
),
changed AS (
    SELECT indicator_id, NULL AS area_id, changed_on, what_vi AS reason_vi, what_en AS reason_en FROM indicator_break
    UNION ALL
    SELECT NULL, area_id, changed_on, what_vi, what_en FROM boundary_change
),
years AS (
    SELECT *, year(changed_on) AS year FROM changed
    UNION ALL
    SELECT *, year(changed_on) + 1 FROM changed WHERE month(changed_on) > 1 OR day(changed_on) > 1
)
SELECT indicator_id, NULL AS area_id, kind, CAST(year AS BIGINT) AS year, reason_vi, reason_en FROM published
UNION ALL
SELECT indicator_id, area_id, NULL, CAST(year AS BIGINT), reason_vi, reason_en FROM years
ORDER BY indicator_id NULLS LAST, area_id NULLS LAST, kind NULLS LAST, year, reason_vi
