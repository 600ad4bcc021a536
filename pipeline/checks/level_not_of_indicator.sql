-- title_vi: Cấp không thuộc chỉ tiêu
-- title_en: Level that the indicator does not have
-- hint_vi: Xem cột cấp: số liệu có thể nằm nhầm cột.
-- hint_en: See the level column: the figure may stand in the wrong one.
-- severity: warning

WITH figure AS (
    -- How a message names a place and a figure.
    SELECT *,
           regexp_extract(locator, '^(.*)!', 1) AS sheet,
           regexp_replace(regexp_replace(locator, '^(.*)!([A-Z]+[0-9]+)$', 'ô \2 (trang “\1”)'), '^p([0-9]+)\.s([0-9]+)\[.*$', 'câu \2 đoạn \1') AS place_vi,
           regexp_replace(regexp_replace(locator, '^(.*)!([A-Z]+[0-9]+)$', 'cell \2 (sheet “\1”)'), '^p([0-9]+)\.s([0-9]+)\[.*$', 'sentence \2 of paragraph \1') AS place_en,
           regexp_replace(regexp_replace(locator, '^.*!([A-Z]+[0-9]+)$', 'ô \1'), '^p([0-9]+)\.s([0-9]+)\[.*$', 'câu \2 đoạn \1') AS cell_vi,
           regexp_replace(regexp_replace(locator, '^.*!([A-Z]+[0-9]+)$', 'cell \1'), '^p([0-9]+)\.s([0-9]+)\[.*$', 'sentence \2 of paragraph \1') AS cell_en,
           CASE WHEN value = trunc(value) AND abs(value) < 9e15 THEN replace(format('{:,}', CAST(value AS BIGINT)), ',', '.')
                ELSE replace(replace(replace(format('{:,.2f}', value), ',', '_'), '.', ','), '_', '.') END AS figure_vi,
           CASE WHEN value = trunc(value) AND abs(value) < 9e15 THEN format('{:,}', CAST(value AS BIGINT))
                ELSE format('{:,.2f}', value) END AS figure_en
    FROM staged_observation
),
level_name (level, name_vi, name_en) AS (
    VALUES ('xa', 'cấp xã', 'commune level'), ('huyen', 'cấp huyện', 'district level'), ('tinh', 'cấp tỉnh', 'provincial level'),
           ('khu_vuc', 'cấp khu vực', 'regional level'), ('quoc_gia', 'cấp quốc gia', 'national level')
)
SELECT f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi ' || f.figure_vi || ' ở ' || coalesce(n.name_vi, 'cấp “' || f.level || '”') || ', nhưng chỉ tiêu “' || i.name_vi || '” không có cấp này; đề nghị kiểm tra lại.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has ' || f.figure_en || ' at the ' || coalesce(n.name_en, 'level “' || f.level || '”') || ', which “' || i.name_en || '” does not have; please check.' AS message_en
FROM figure f
JOIN indicator i ON i.id = f.indicator_id
LEFT JOIN level_name n ON n.level = f.level
WHERE f.level <> '' AND len(i.levels) > 0 AND NOT list_contains(i.levels, f.level)
ORDER BY f.locator, f.id
