-- title_vi: Kết quả của kỳ chưa bắt đầu
-- title_en: Result of a period yet to begin
-- hint_vi: Nếu là mục tiêu hoặc kế hoạch thì ghi rõ; nếu gõ nhầm năm thì sửa lại.
-- hint_en: Say so where it is a target or plan; mend the year where it was mistyped.
-- severity: blocking

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
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi kết quả ' || f.figure_vi || ' cho kỳ bắt đầu từ ' || strftime(f.start_date, '%d/%m/%Y') || ', sau ngày kiểm tra; đề nghị xem lại năm hoặc loại số liệu.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has a result of ' || f.figure_en || ' for a period from ' || CAST(f.start_date AS VARCHAR) || ', later than the day of checking; please see to the year or the kind of figure.' AS message_en
FROM figure f
WHERE NOT f.claim AND f.kind = 'actual' AND f.start_date > (SELECT today FROM staged_context)
ORDER BY f.locator, f.id
