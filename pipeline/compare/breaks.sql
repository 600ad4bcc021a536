-- title_vi: Những chỗ chuỗi số liệu bị gãy
-- title_en: Where a series breaks
-- grain_vi: Mỗi dòng là một năm mà số liệu từ đó không nối với số liệu trước đó: của một chỉ tiêu, hoặc của một địa phương
-- grain_en: One row for each year from which figures do not continue those before: of an indicator, or of an area
-- basis_vi: Ngày đổi địa giới trong danh mục và ngày đổi cách tính khai ở từng chỉ tiêu («breaks»). Đổi giữa năm thì số của năm ấy không nối với cả hai bên
-- basis_en: Days of changed boundaries in the catalogue, and of changed rules as each indicator declares them (breaks). A change within a year parts that year's figure from both sides
-- left_out_vi: Gãy do loại số liệu, độ phủ, năm thiếu: trang tự nhận ra
-- left_out_en: Breaks by kind of figure, coverage or a missing year, which pages find by themselves

WITH changed AS (
    SELECT indicator_id, NULL AS area_id, nullif(kind, '') AS kind, changed_on, rules, NULL AS land, []::VARCHAR[] AS boundaries, what_vi AS reason_vi, what_en AS reason_en FROM indicator_break
    UNION ALL
    SELECT NULL, c.area_id, NULL, c.changed_on, NULL, b.land, b.boundaries, c.what_vi, c.what_en
    FROM boundary_change c JOIN area_land l ON l.area_id = c.area_id JOIN land_change b ON b.now = l.land AND b.changed_on = c.changed_on
),
years AS (
    SELECT *, year(changed_on) AS year FROM changed
    UNION ALL
    SELECT *, year(changed_on) + 1 FROM changed WHERE month(changed_on) > 1 OR day(changed_on) > 1
)
SELECT indicator_id, area_id, kind, CAST(year AS BIGINT) AS year, reason_vi, reason_en,
       CAST(changed_on AS VARCHAR) AS changed_on, rules, land, boundaries
FROM years
ORDER BY indicator_id NULLS LAST, area_id NULLS LAST, kind NULLS LAST, year, reason_vi
