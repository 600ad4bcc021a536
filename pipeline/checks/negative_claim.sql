-- title_vi: Báo chí nêu số âm
-- title_en: The press states a negative figure
-- hint_vi: Số đếm và số tiền không thể âm. Mở bài viết xem dấu trừ có phải là gạch nối hay không.
-- hint_en: Counts and amounts cannot be negative. See in the article whether the minus is a hyphen.
-- severity: warning
-- when: f.claim AND (f.value < 0 OR f.value_max < 0)
-- whole: figure
-- together: yes

SELECT f.turn, f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi giá trị âm (' || f.figure_vi || '); đề nghị kiểm tra lại.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has a negative value (' || f.figure_en || '); please check.' AS message_en
FROM named_figure f
WHERE f.claim AND (f.value < 0 OR f.value_max < 0) AND f.unit <> 'percent'
ORDER BY f.locator, f.id
