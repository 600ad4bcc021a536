-- title_vi: Cấp công nhận không có trong kỳ
-- title_en: Level of recognition that did not exist in the period
-- hint_vi: Đến 30/6/2025 là cấp huyện, từ 01/7/2025 là cấp xã (Thông tư 38/2025/TT-BCT): chuyển số liệu về đúng cột hoặc sửa kỳ.
-- hint_en: The district level ended on 2025-06-30 and the commune level began the day after (Circular 38/2025/TT-BCT): move the figure or mend the period.
-- severity: warning
-- when: f.level = 'huyen' AND f.start_date > DATE '2025-06-30' OR f.level = 'xa' AND f.end_date < DATE '2025-07-01'
-- whole: figure
-- together: yes

SELECT f.turn, f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi ' || f.figure_vi || CASE f.level
           WHEN 'huyen' THEN ' ở cấp huyện cho kỳ bắt đầu từ ' || strftime(f.start_date, '%d/%m/%Y') || ', khi không còn cấp huyện; đề nghị kiểm tra lại.'
           ELSE ' ở cấp xã cho kỳ kết thúc ngày ' || strftime(f.end_date, '%d/%m/%Y') || ', khi chưa có bình chọn cấp xã; đề nghị kiểm tra lại.' END AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has ' || f.figure_en || CASE f.level
           WHEN 'huyen' THEN ' at the district level for a period from ' || CAST(f.start_date AS VARCHAR) || ', when there was none any more; please check.'
           ELSE ' at the commune level for a period until ' || CAST(f.end_date AS VARCHAR) || ', before that level voted; please check.' END AS message_en
FROM named_figure f
WHERE f.indicator_id LIKE 'cnnt\_%' ESCAPE '\'
  AND ((f.level = 'huyen' AND f.start_date > DATE '2025-06-30') OR (f.level = 'xa' AND f.end_date < DATE '2025-07-01'))
ORDER BY f.locator, f.id
