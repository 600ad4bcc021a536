-- title_vi: Số của tỉnh mới cho kỳ trước khi sắp xếp
-- title_en: Figure of a new province for a period before the merger
-- hint_vi: Nếu đã cộng lại theo địa giới mới thì ghi rõ cách cộng; nếu là số của tỉnh cũ cùng tên thì ghi tên cũ và kỳ.
-- hint_en: Where the figure was added up for the new boundaries, say how; where it is of the old province of that name, say so.
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
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi ' || f.figure_vi || ' cho ' || lower(a.full_name[1]) || a.full_name[2:] || ' (mới) trong kỳ kết thúc ngày ' || strftime(f.end_date, '%d/%m/%Y') || ', trước khi đơn vị này thành lập; đề nghị ghi rõ theo địa giới nào.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has ' || f.figure_en || ' for the new ' || a.name || ' in a period that ended on ' || CAST(f.end_date AS VARCHAR) || ', before it existed; please say which boundaries are meant.' AS message_en
FROM figure f
JOIN area a ON a.id = f.area_id
WHERE f.kind IN ('actual', 'estimate') AND f.end_date < a.valid_from AND (SELECT count(*) FROM area_succession s WHERE s.new_id = a.id) > 1
ORDER BY f.locator, f.id
