-- title_vi: Đơn vị tính không thuộc chỉ tiêu
-- title_en: Unit that the indicator does not have
-- hint_vi: Xem cột đơn vị tính: chỉ tiêu có thể bị hiểu nhầm, hoặc đơn vị bị ghi sai dòng.
-- hint_en: See the unit column: the indicator may be misread, or the unit may stand in the wrong row.
-- severity: held
-- when: f.unit <> i.unit AND NOT list_contains(i.units, f.unit)
-- whole: figure
-- together: yes

WITH unit_name AS (SELECT term_id AS unit, name_vi, name_en FROM term WHERE term_kind = 'unit')
SELECT f.turn, f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi ' || f.figure_vi || ' với đơn vị “' || coalesce(u.name_vi, f.unit) || '”, trong khi chỉ tiêu “' || i.name_vi || '” tính bằng “' || coalesce(n.name_vi, i.unit) || '”; đề nghị kiểm tra lại.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has ' || f.figure_en || ' with the unit “' || coalesce(u.name_en, f.unit) || '”, while “' || i.name_en || '” is counted in “' || coalesce(n.name_en, i.unit) || '”; please check.' AS message_en
FROM named_figure f
JOIN indicator i ON i.id = f.indicator_id
LEFT JOIN unit_name u ON u.unit = f.unit
LEFT JOIN unit_name n ON n.unit = i.unit
WHERE f.unit <> i.unit AND NOT list_contains(i.units, f.unit)
ORDER BY f.locator, f.id
