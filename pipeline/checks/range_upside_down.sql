-- title_vi: Khoảng giá trị bị ngược
-- title_en: A range upside down
-- hint_vi: Ghi số nhỏ trước, số lớn sau.
-- hint_en: Write the smaller number first.
-- severity: held
-- when: f.value_max < f.value
-- whole: figure
-- together: yes

SELECT f.turn, f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi khoảng giá trị có số sau nhỏ hơn số trước (“' || f.shown || '”); đề nghị kiểm tra lại.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has a range whose second number is smaller than its first (“' || f.shown || '”); please check.' AS message_en
FROM named_figure f
WHERE f.value_max < f.value
ORDER BY f.locator, f.id
