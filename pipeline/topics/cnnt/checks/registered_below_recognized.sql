-- title_vi: Sản phẩm được công nhận nhiều hơn sản phẩm đăng ký
-- title_en: More products recognised than registered
-- hint_vi: Đối chiếu hai ô: số được công nhận không thể lớn hơn số đăng ký ở cùng cấp, cùng kỳ. Có thể hai dòng bị đổi chỗ cho nhau.
-- hint_en: Compare both cells: no more can be recognised than were registered at the same level in the same period. The two rows may have been swapped.
-- severity: warning
-- when: f.indicator_id = 'cnnt_registered'
-- whole: period
-- together: yes

SELECT c.turn, c.id AS observation_id, c.locator,
       upper(c.place_vi[1]) || c.place_vi[2:] || ' ghi ' || c.figure_vi || ' sản phẩm được công nhận, nhiều hơn ' || r.figure_vi || ' sản phẩm đăng ký ở ' || if(r.sheet = c.sheet, r.cell_vi, r.place_vi) || '; đề nghị kiểm tra lại.' AS message_vi,
       upper(c.place_en[1]) || c.place_en[2:] || ' has ' || c.figure_en || ' products recognised, more than the ' || r.figure_en || ' registered in ' || if(r.sheet = c.sheet, r.cell_en, r.place_en) || '; please check.' AS message_en
FROM named_figure c
JOIN named_figure r ON r.indicator_id = 'cnnt_registered' AND r.turn = c.turn AND r.area_id = c.area_id AND r.level = c.level AND r.kind = c.kind
             AND r.period_id = c.period_id AND r.dimensions = c.dimensions AND r.part = c.part AND r.claim = c.claim
WHERE c.indicator_id = 'cnnt_recognized' AND c.period_id <> 'unknown'
  AND c.qualifier IN ('exact', 'at_least', 'more_than') AND r.qualifier IN ('exact', 'up_to', 'less_than')
  AND c.value > coalesce(r.value_max, r.value)
ORDER BY c.locator, c.id, r.locator, r.id
