-- title_vi: Cấp không thuộc chỉ tiêu
-- title_en: Level that the indicator does not have
-- hint_vi: Xem cột cấp: số liệu có thể nằm nhầm cột.
-- hint_en: See the level column: the figure may stand in the wrong one.
-- severity: held
-- when: f.level <> '' AND NOT list_contains(i.levels, f.level)
-- whole: figure
-- together: yes

WITH level_name (level, name_vi, name_en) AS (
    VALUES ('xa', 'cấp xã', 'commune level'), ('huyen', 'cấp huyện', 'district level'), ('tinh', 'cấp tỉnh', 'provincial level'),
           ('khu_vuc', 'cấp khu vực', 'regional level'), ('quoc_gia', 'cấp quốc gia', 'national level')
)
SELECT f.turn, f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi ' || f.figure_vi || ' ở ' || coalesce(n.name_vi, 'cấp “' || f.level || '”') || ', nhưng chỉ tiêu “' || i.name_vi || '” không có cấp này; đề nghị kiểm tra lại.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has ' || f.figure_en || ' at the ' || coalesce(n.name_en, 'level “' || f.level || '”') || ', which “' || i.name_en || '” does not have; please check.' AS message_en
FROM named_figure f
JOIN indicator i ON i.id = f.indicator_id
LEFT JOIN level_name n ON n.level = f.level
WHERE f.level <> '' AND len(i.levels) > 0 AND NOT list_contains(i.levels, f.level)
ORDER BY f.locator, f.id
