-- title_vi: Báo chí nêu số của tỉnh cũ cho kỳ sau sắp xếp
-- title_en: The press states a figure of an old province after the merger
-- hint_vi: Xem bài viết nói về tỉnh cũ hay tỉnh mới cùng tên.
-- hint_en: See whether the article speaks of the old or the new province of that name.
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
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi ' || f.figure_vi || ' cho ' || lower(a.full_name[1]) || a.full_name[2:] || ' trong kỳ bắt đầu từ ' || strftime(f.start_date, '%d/%m/%Y') || ', nhưng đơn vị này chỉ tồn tại đến ' || strftime(a.valid_to, '%d/%m/%Y') || '; đề nghị kiểm tra lại tên tỉnh hoặc kỳ.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has ' || f.figure_en || ' for ' || a.name || ' in a period from ' || CAST(f.start_date AS VARCHAR) || ', but that unit ended on ' || CAST(a.valid_to AS VARCHAR) || '; please check the province or the period.' AS message_en
FROM figure f
JOIN area a ON a.id = f.area_id
WHERE f.claim AND f.kind IN ('actual', 'estimate') AND f.start_date > a.valid_to
ORDER BY f.locator, f.id
