-- title_vi: Kết quả của kỳ chưa kết thúc
-- title_en: Result of a period that is not over
-- hint_vi: Ghi rõ số liệu tính đến ngày nào, hoặc ghi là ước thực hiện.
-- hint_en: Say until which day the figure counts, or that it is an estimate.
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
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi kết quả ' || f.figure_vi || ' cho kỳ đến ' || strftime(f.end_date, '%d/%m/%Y') || ', nhưng kỳ này chưa kết thúc; đề nghị ghi rõ số liệu tính đến ngày nào.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has a result of ' || f.figure_en || ' for a period until ' || CAST(f.end_date AS VARCHAR) || ', which is not over; please say until which day it counts.' AS message_en
FROM figure f
WHERE f.kind = 'actual' AND f.start_date <= (SELECT today FROM staged_context) AND f.end_date > (SELECT today FROM staged_context)
ORDER BY f.locator, f.id
