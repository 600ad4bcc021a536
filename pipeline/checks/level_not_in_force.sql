-- title_vi: Cấp công nhận không có trong kỳ
-- title_en: Level of recognition that did not exist in the period
-- hint_vi: Đến 30/6/2025 là cấp huyện, từ 01/7/2025 là cấp xã (Thông tư 38/2025/TT-BCT): chuyển số liệu về đúng cột hoặc sửa kỳ.
-- hint_en: The district level ended on 2025-06-30 and the commune level began the day after (Circular 38/2025/TT-BCT): move the figure or mend the period.
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
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi ' || f.figure_vi || CASE f.level
           WHEN 'huyen' THEN ' ở cấp huyện cho kỳ bắt đầu từ ' || strftime(f.start_date, '%d/%m/%Y') || ', khi không còn cấp huyện; đề nghị kiểm tra lại.'
           ELSE ' ở cấp xã cho kỳ kết thúc ngày ' || strftime(f.end_date, '%d/%m/%Y') || ', khi chưa có bình chọn cấp xã; đề nghị kiểm tra lại.' END AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has ' || f.figure_en || CASE f.level
           WHEN 'huyen' THEN ' at the district level for a period from ' || CAST(f.start_date AS VARCHAR) || ', when there was none any more; please check.'
           ELSE ' at the commune level for a period until ' || CAST(f.end_date AS VARCHAR) || ', before that level voted; please check.' END AS message_en
FROM figure f
WHERE f.indicator_id LIKE 'cnnt\_%' ESCAPE '\'
  AND ((f.level = 'huyen' AND f.start_date > DATE '2025-06-30') OR (f.level = 'xa' AND f.end_date < DATE '2025-07-01'))
ORDER BY f.locator, f.id
