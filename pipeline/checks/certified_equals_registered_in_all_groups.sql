-- title_vi: Số được công nhận trùng số đăng ký ở cả bốn nhóm
-- title_en: Recognised equals registered in all four groups
-- hint_vi: Trường hợp này hiếm: xem phần “được cấp giấy chứng nhận” có bị chép nguyên từ phần “đăng ký tham gia” hay không.
-- hint_en: This is rare: see whether the certified section was copied from the registered one.
-- severity: warning

WITH figure AS (
    -- How a message names a place and a figure.
    SELECT *,
           regexp_extract(locator, '^(.*)!', 1) AS sheet,
           regexp_replace(regexp_replace(locator, '^(.*)!([A-Z]+[0-9]+)$', 'ô \2 (trang “\1”)'), '^p([0-9]+)\.s([0-9]+)\[.*$', 'câu \2 đoạn \1') AS place_vi,
           regexp_replace(regexp_replace(locator, '^(.*)!([A-Z]+[0-9]+)$', 'cell \2 (sheet “\1”)'), '^p([0-9]+)\.s([0-9]+)\[.*$', 'sentence \2 of paragraph \1') AS place_en,
           regexp_replace(regexp_replace(locator, '^.*!([A-Z]+[0-9]+)$', 'ô \1'), '^p([0-9]+)\.s([0-9]+)\[.*$', 'câu \2 đoạn \1') AS cell_vi,
           regexp_replace(regexp_replace(locator, '^.*!([A-Z]+[0-9]+)$', 'cell \1'), '^p([0-9]+)\.s([0-9]+)\[.*$', 'sentence \2 of paragraph \1') AS cell_en,
           CASE WHEN value = trunc(value) AND abs(value) < 9e15 THEN replace(format('{:,}', CAST(value AS BIGINT)), ',', '.')
                ELSE replace(replace(replace(format('{:,.2f}', value), ',', '_'), '.', ','), '_', '.') END AS figure_vi,
           CASE WHEN value = trunc(value) AND abs(value) < 9e15 THEN format('{:,}', CAST(value AS BIGINT))
                ELSE format('{:,.2f}', value) END AS figure_en
    FROM staged_observation
),
pair AS (
    SELECT c.*, r.figure_vi AS registered, r.value AS registered_value, r.cell_vi AS r_cell_vi, r.cell_en AS r_cell_en, r.locator AS r_locator
    FROM figure c
    JOIN figure r ON r.indicator_id = 'cnnt_registered' AND r.area_id = c.area_id AND r.level = c.level AND r.kind = c.kind
                 AND r.period_id = c.period_id AND r.dimensions = c.dimensions AND r.claim = c.claim
    WHERE c.indicator_id = 'cnnt_recognized' AND cardinality(c.dimensions) = 1 AND c.dimensions['group'] IS NOT NULL
),
copied AS (
    SELECT first(id ORDER BY locator, id) AS id, first(locator ORDER BY locator, id) AS locator,
           string_agg(cell_vi || ' = ' || r_cell_vi || ' = ' || figure_vi, '; ' ORDER BY locator, id, r_locator) AS cells_vi,
           string_agg(cell_en || ' = ' || r_cell_en || ' = ' || figure_en, '; ' ORDER BY locator, id, r_locator) AS cells_en
    FROM pair
    GROUP BY area_id, level, kind, period_id, claim
    HAVING count(DISTINCT dimensions['group']) = 4 AND bool_and(value = registered_value) AND sum(value) > 0
)
SELECT c.id AS observation_id, c.locator,
       'Số được công nhận trùng với số đăng ký ở cả bốn nhóm sản phẩm (' || c.cells_vi || '); đề nghị xác nhận hoặc ghi lại số được cấp giấy chứng nhận.' AS message_vi,
       'Recognised equals registered in all four product groups (' || c.cells_en || '); please confirm, or enter the number certified.' AS message_en
FROM copied c
ORDER BY c.locator, c.id
