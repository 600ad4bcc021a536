-- title_vi: Khoảng giá trị bị ngược
-- title_en: A range upside down
-- hint_vi: Ghi số nhỏ trước, số lớn sau.
-- hint_en: Write the smaller number first.
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
)
SELECT f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi khoảng giá trị có số sau nhỏ hơn số trước (“' || f.shown || '”); đề nghị kiểm tra lại.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has a range whose second number is smaller than its first (“' || f.shown || '”); please check.' AS message_en
FROM figure f
WHERE f.value_max < f.value
ORDER BY f.locator, f.id
