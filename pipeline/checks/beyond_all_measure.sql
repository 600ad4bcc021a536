-- title_vi: Số lớn hơn mọi số có thể có
-- title_en: Larger than anything that is counted
-- hint_vi: Xem lại dấu phân cách hàng nghìn và đơn vị tính; có thể ô chứa số hiệu, số điện thoại hoặc nhiều số viết liền.
-- hint_en: See to the thousands separators and the unit; the cell may hold a reference, a telephone number or several numbers run together.
-- severity: held
-- when: NOT f.claim AND greatest(f.value, f.value_max) >= CASE f.unit WHEN 'vnd' THEN 1e17 ELSE 1e13 END
-- whole: figure
-- together: yes

SELECT f.turn, f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi ' || f.figure_vi || ', lớn hơn mọi số liệu có thể có của cả nước; đề nghị xem lại dấu phân cách và đơn vị tính.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has ' || f.figure_en || ', more than the whole country can have; please see to the separators and the unit.' AS message_en
FROM named_figure f
WHERE NOT f.claim AND greatest(f.value, f.value_max) >= CASE f.unit WHEN 'vnd' THEN 1e17 ELSE 1e13 END
ORDER BY f.locator, f.id
