-- title_vi: Tổng số khác tổng các nhóm
-- title_en: The total differs from the sum of its groups
-- hint_vi: Cộng lại các nhóm và sửa ô tổng hoặc ô nhóm bị sai. Nếu có sản phẩm không thuộc nhóm nào thì ghi vào nhóm khác.
-- hint_en: Add the groups again and mend the total or the wrong group. Products of no group belong under other.
-- severity: warning
-- when: cardinality(f.dimensions) = 1 AND map_keys(f.dimensions)[1] IN ('group', 'content')
-- whole: period
-- together: yes

WITH piece AS (
    SELECT *, map_keys(dimensions)[1] AS split, map_values(dimensions)[1] AS part_id
    FROM named_figure
    WHERE cardinality(dimensions) = 1 AND map_keys(dimensions)[1] IN ('group', 'content') AND qualifier = 'exact' AND value_max IS NULL
),
summed AS (
    SELECT turn, indicator_id, area_id, level, kind, unit, period_id, claim, split,
           sum(value) AS value, count(*) AS pieces, count(DISTINCT part_id) AS parts,
           if(count(DISTINCT sheet) = 1, string_agg(cell_vi || ': ' || figure_vi, '; ' ORDER BY locator, id),
              string_agg(place_vi || ': ' || figure_vi, '; ' ORDER BY locator, id)) AS pieces_vi,
           if(count(DISTINCT sheet) = 1, string_agg(cell_en || ': ' || figure_en, '; ' ORDER BY locator, id),
              string_agg(place_en || ': ' || figure_en, '; ' ORDER BY locator, id)) AS pieces_en
    FROM piece
    GROUP BY ALL
)
SELECT t.turn, t.id AS observation_id, t.locator,
       upper(t.place_vi[1]) || t.place_vi[2:] || ' ghi tổng số ' || t.figure_vi || ', nhưng các phần cộng lại là '
           || replace(format('{:,}', CAST(s.value AS BIGINT)), ',', '.') || ' (' || s.pieces_vi || '); đề nghị kiểm tra lại.' AS message_vi,
       upper(t.place_en[1]) || t.place_en[2:] || ' has a total of ' || t.figure_en || ', but its parts add up to '
           || format('{:,}', CAST(s.value AS BIGINT)) || ' (' || s.pieces_en || '); please check.' AS message_en
FROM named_figure t
JOIN summed s ON s.turn = t.turn AND s.indicator_id = t.indicator_id AND s.area_id = t.area_id AND s.level = t.level AND s.kind = t.kind AND s.unit = t.unit
             AND s.period_id = t.period_id AND s.claim = t.claim
WHERE cardinality(t.dimensions) = 0 AND NOT t.part AND t.qualifier = 'exact' AND t.value_max IS NULL AND t.period_id <> 'unknown'
  AND s.pieces = s.parts AND abs(s.value) < 9e15
  -- All four product groups must give the total; of other splits some parts may be left unsaid.
  AND CASE WHEN s.split = 'group' AND s.parts = 4 THEN s.value <> t.value ELSE s.value > t.value END
ORDER BY t.locator, t.id, s.split
