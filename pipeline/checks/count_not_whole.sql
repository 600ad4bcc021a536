-- title_vi: Số đếm có phần lẻ
-- title_en: A count with a fraction
-- hint_vi: Số sản phẩm, cơ sở, đề án, làng nghề, người phải là số nguyên: xem dấu chấm và dấu phẩy trong ô.
-- hint_en: Products, facilities, projects, villages and persons are whole: see the dot and comma in the cell.
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
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi “' || f.shown || '”, nhưng đây là số đếm nên phải là số nguyên; đề nghị xem lại dấu chấm, dấu phẩy.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has “' || f.shown || '”, but a count is whole; please see to the dot and the comma.' AS message_en
FROM figure f
WHERE f.value <> trunc(f.value)
  AND f.unit IN ('product', 'facility', 'entity', 'enterprise', 'cooperative', 'cooperative_group', 'household', 'project', 'model', 'round',
                 'certification', 'shop', 'village', 'trade', 'person', 'cluster', 'zone', 'market')
ORDER BY f.locator, f.id
