-- title_vi: Số của tỉnh khác trong văn bản của một tỉnh
-- title_en: Figure of another province in the document of one
-- hint_vi: Xem lại tên tỉnh ở hàng hoặc cột này; số của tỉnh nào thì tỉnh ấy báo cáo.
-- hint_en: See to the name of the province in this row or column; each province reports its own figures.
-- severity: held
-- when: NOT f.claim AND a.slug <> c.province
-- whole: figure

WITH own AS (
    SELECT province AS slug FROM staged_context
    UNION SELECT n.slug FROM staged_context c JOIN area o ON o.slug = c.province JOIN area_succession s ON s.old_id = o.id AND s.boundary = '2025' JOIN area n ON n.id = s.new_id
    UNION SELECT o.slug FROM staged_context c JOIN area n ON n.slug = c.province JOIN area_succession s ON s.new_id = n.id AND s.boundary = '2025' JOIN area o ON o.id = s.old_id
)
SELECT f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi ' || f.figure_vi || ' cho ' || lower(a.full_name[1]) || a.full_name[2:] || ', không phải tỉnh của nguồn này; đề nghị kiểm tra lại tên tỉnh.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has ' || f.figure_en || ' for ' || a.name || ', which is not the province of this source; please check the province.' AS message_en
FROM named_figure f
JOIN area a ON a.id = f.area_id AND a.type IN ('tinh', 'thanh_pho')
CROSS JOIN staged_context c
WHERE NOT f.claim AND c.province IS NOT NULL AND a.slug NOT IN (SELECT slug FROM own WHERE slug IS NOT NULL)
ORDER BY f.locator, f.id
