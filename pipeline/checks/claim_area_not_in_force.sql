-- title_vi: Báo chí nêu số của tỉnh cũ cho kỳ sau sắp xếp
-- title_en: The press states a figure of an old province after the merger
-- hint_vi: Xem bài viết nói về tỉnh cũ hay tỉnh mới cùng tên.
-- hint_en: See whether the article speaks of the old or the new province of that name.
-- severity: warning
-- when: f.claim AND f.start_date > a.valid_to
-- whole: figure
-- together: yes

SELECT f.turn, f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi ' || f.figure_vi || ' cho ' || lower(a.full_name[1]) || a.full_name[2:] || ' trong kỳ bắt đầu từ ' || strftime(f.start_date, '%d/%m/%Y') || ', nhưng đơn vị này chỉ tồn tại đến ' || strftime(a.valid_to, '%d/%m/%Y') || '; đề nghị kiểm tra lại tên tỉnh hoặc kỳ.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has ' || f.figure_en || ' for ' || a.name || ' in a period from ' || CAST(f.start_date AS VARCHAR) || ', but that unit ended on ' || CAST(a.valid_to AS VARCHAR) || '; please check the province or the period.' AS message_en
FROM named_figure f
JOIN area a ON a.id = f.area_id
WHERE f.claim AND f.kind IN ('actual', 'estimate') AND f.start_date > a.valid_to
ORDER BY f.locator, f.id
