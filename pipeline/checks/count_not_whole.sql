-- title_vi: Số đếm có phần lẻ
-- title_en: A count with a fraction
-- hint_vi: Số sản phẩm, cơ sở, đề án, làng nghề, người phải là số nguyên: xem dấu chấm và dấu phẩy trong ô.
-- hint_en: Products, facilities, projects, villages and persons are whole: see the dot and comma in the cell.
-- severity: warning
-- when: f.value <> trunc(f.value)
-- whole: figure
-- together: yes

SELECT f.turn, f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi “' || f.shown || '”, nhưng đây là số đếm nên phải là số nguyên; đề nghị xem lại dấu chấm, dấu phẩy.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has “' || f.shown || '”, but a count is whole; please see to the dot and the comma.' AS message_en
FROM named_figure f
WHERE f.value <> trunc(f.value)
  AND f.unit IN ('product', 'facility', 'entity', 'enterprise', 'cooperative', 'cooperative_group', 'household', 'project', 'model', 'round',
                 'certification', 'shop', 'village', 'trade', 'person', 'cluster', 'zone', 'market')
ORDER BY f.locator, f.id
