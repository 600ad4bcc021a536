-- title_vi: Số của đơn vị hành chính không còn trong kỳ
-- title_en: Figure of an administrative unit no longer there in the period
-- hint_vi: Từ 01/7/2025 báo cáo theo tỉnh mới. Nếu số liệu là của phần địa bàn tỉnh cũ thì ghi rõ để không lẫn với tỉnh mới.
-- hint_en: From 2025-07-01 report by the new provinces. Where a figure is of the territory of an old one, say so.
-- severity: held
-- when: NOT f.claim AND f.start_date > a.valid_to
-- whole: figure
-- together: yes

SELECT f.turn, f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi ' || f.figure_vi || ' cho ' || lower(a.full_name[1]) || a.full_name[2:] || ' trong kỳ bắt đầu từ ' || strftime(f.start_date, '%d/%m/%Y') || ', nhưng đơn vị này chỉ tồn tại đến ' || strftime(a.valid_to, '%d/%m/%Y') || '; đề nghị kiểm tra lại tên tỉnh hoặc kỳ.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has ' || f.figure_en || ' for ' || a.name || ' in a period from ' || CAST(f.start_date AS VARCHAR) || ', but that unit ended on ' || CAST(a.valid_to AS VARCHAR) || '; please check the province or the period.' AS message_en
FROM named_figure f
JOIN area a ON a.id = f.area_id
WHERE NOT f.claim AND f.kind IN ('actual', 'estimate') AND f.start_date > a.valid_to
ORDER BY f.locator, f.id
