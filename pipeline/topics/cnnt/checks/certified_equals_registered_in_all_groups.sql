-- title_vi: Số được công nhận trùng số đăng ký ở cả bốn nhóm
-- title_en: Recognised equals registered in all four groups
-- hint_vi: Trường hợp này hiếm: xem phần “được cấp giấy chứng nhận” có bị chép nguyên từ phần “đăng ký tham gia” hay không.
-- hint_en: This is rare: see whether the certified section was copied from the registered one.
-- severity: warning
-- when: f.indicator_id = 'cnnt_registered'
-- whole: period
-- together: yes

WITH pair AS (
    SELECT c.*, r.figure_vi AS registered, r.value AS registered_value, r.cell_vi AS r_cell_vi, r.cell_en AS r_cell_en, r.locator AS r_locator
    FROM named_figure c
    JOIN named_figure r ON r.indicator_id = 'cnnt_registered' AND r.turn = c.turn AND r.area_id = c.area_id AND r.level = c.level AND r.kind = c.kind
                 AND r.period_id = c.period_id AND r.dimensions = c.dimensions AND r.claim = c.claim
    WHERE c.indicator_id = 'cnnt_recognized' AND cardinality(c.dimensions) = 1 AND c.dimensions['group'] IS NOT NULL
),
copied AS (
    SELECT turn, first(id ORDER BY locator, id) AS id, first(locator ORDER BY locator, id) AS locator,
           string_agg(cell_vi || ' = ' || r_cell_vi || ' = ' || figure_vi, '; ' ORDER BY locator, id, r_locator) AS cells_vi,
           string_agg(cell_en || ' = ' || r_cell_en || ' = ' || figure_en, '; ' ORDER BY locator, id, r_locator) AS cells_en
    FROM pair
    GROUP BY turn, area_id, level, kind, period_id, claim
    HAVING count(DISTINCT dimensions['group']) = 4 AND bool_and(value = registered_value) AND sum(value) > 0
)
SELECT c.turn, c.id AS observation_id, c.locator,
       'Số được công nhận trùng với số đăng ký ở cả bốn nhóm sản phẩm (' || c.cells_vi || '); đề nghị xác nhận hoặc ghi lại số được cấp giấy chứng nhận.' AS message_vi,
       'Recognised equals registered in all four product groups (' || c.cells_en || '); please confirm, or enter the number certified.' AS message_en
FROM copied c
ORDER BY c.locator, c.id
