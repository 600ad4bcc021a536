-- title_vi: Đơn vị tính không thuộc chỉ tiêu
-- title_en: Unit that the indicator does not have
-- hint_vi: Xem cột đơn vị tính: chỉ tiêu có thể bị hiểu nhầm, hoặc đơn vị bị ghi sai dòng.
-- hint_en: See the unit column: the indicator may be misread, or the unit may stand in the wrong row.
-- severity: held
-- when: f.unit <> i.unit AND NOT list_contains(i.units, f.unit)

WITH unit_name (unit, name_vi, name_en) AS (
    VALUES ('product', 'sản phẩm', 'products'), ('facility', 'cơ sở', 'facilities'), ('entity', 'chủ thể', 'entities'),
           ('enterprise', 'doanh nghiệp', 'enterprises'), ('cooperative', 'hợp tác xã', 'cooperatives'), ('cooperative_group', 'tổ hợp tác', 'cooperative groups'),
           ('household', 'hộ', 'households'), ('project', 'đề án', 'projects'), ('model', 'mô hình', 'models'),
           ('round', 'kỳ bình chọn', 'rounds'), ('certification', 'lượt sản phẩm', 'certifications'), ('shop', 'điểm bán', 'shops'),
           ('village', 'làng nghề', 'craft villages'), ('trade', 'nghề', 'trades'), ('person', 'người', 'persons'),
           ('cluster', 'cụm công nghiệp', 'industrial clusters'), ('zone', 'khu công nghiệp', 'industrial zones'), ('market', 'chợ', 'markets'),
           ('vnd', 'đồng', 'VND'), ('usd', 'đô la Mỹ', 'USD'), ('ha', 'héc-ta', 'hectares'),
           ('tonne', 'tấn', 'tonnes'), ('percent', '%', '%')
)
SELECT f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi ' || f.figure_vi || ' với đơn vị “' || coalesce(u.name_vi, f.unit) || '”, trong khi chỉ tiêu “' || i.name_vi || '” tính bằng “' || coalesce(n.name_vi, i.unit) || '”; đề nghị kiểm tra lại.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has ' || f.figure_en || ' with the unit “' || coalesce(u.name_en, f.unit) || '”, while “' || i.name_en || '” is counted in “' || coalesce(n.name_en, i.unit) || '”; please check.' AS message_en
FROM named_figure f
JOIN indicator i ON i.id = f.indicator_id
LEFT JOIN unit_name u ON u.unit = f.unit
LEFT JOIN unit_name n ON n.unit = i.unit
WHERE f.unit <> i.unit AND NOT list_contains(i.units, f.unit)
ORDER BY f.locator, f.id
