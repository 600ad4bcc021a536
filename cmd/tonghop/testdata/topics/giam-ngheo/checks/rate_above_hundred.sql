-- title_vi: Tỷ lệ hộ nghèo lớn hơn 100%
-- title_en: Poverty rate above 100 per cent
-- hint_vi: Xem ô có thừa chữ số, hoặc ghi số hộ thay cho tỷ lệ.
-- hint_en: See whether the cell has a digit too many, or a number of households in the place of a rate.
-- severity: held
-- limits: most=100

SELECT f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi tỷ lệ hộ nghèo ' || f.figure_vi || '%; đề nghị kiểm tra lại.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has a poverty rate of ' || f.figure_en || '%; please check.' AS message_en
FROM named_figure f
WHERE f.indicator_id = 'poverty_rate' AND f.value > (SELECT value FROM check_limit WHERE name = 'most')
ORDER BY f.locator, f.id
