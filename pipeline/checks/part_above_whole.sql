-- title_vi: Bộ phận lớn hơn tổng thể
-- title_en: Part above its whole
-- hint_vi: Xem hai ô có bị đổi chỗ, ghi thừa chữ số hoặc khác đơn vị tính không.
-- hint_en: See whether the two cells were swapped, have a digit too many, or are in different units.
-- severity: held
-- when: NOT f.claim AND cardinality(f.dimensions) > 0
-- only: cardinality(f.dimensions) IN (SELECT DISTINCT cardinality(dimensions) + 1 FROM named_figure WHERE NOT claim)
-- whole: period
-- together: yes

-- How many dimensions figures have that may be parts of others.
WITH parts AS (
    SELECT DISTINCT cardinality(dimensions) AS size FROM named_figure WHERE NOT claim AND cardinality(dimensions) > 0
),
pair AS (
    SELECT p.ordinal, w.ordinal AS whole
    FROM named_figure p
    JOIN (FROM named_figure WHERE cardinality(dimensions) + 1 IN (SELECT size FROM parts)) w ON w.turn = p.turn AND w.indicator_id = p.indicator_id AND w.level = p.level AND w.area_id = p.area_id AND w.kind = p.kind AND w.unit = p.unit
                       AND w.period_id = p.period_id AND w.claim = p.claim AND NOT w.part
                       AND cardinality(w.dimensions) + 1 = cardinality(p.dimensions)
                       AND len(list_filter(map_entries(w.dimensions), lambda e: p.dimensions[e.key] IS DISTINCT FROM e.value)) = 0
    JOIN indicator i ON i.id = p.indicator_id AND i.adds_areas
    WHERE NOT p.claim AND p.period_id <> 'unknown' AND p.qualifier IN ('exact', 'at_least', 'more_than') AND w.qualifier IN ('exact', 'up_to', 'less_than')
      AND p.value > coalesce(w.value_max, w.value)
),
touched AS (
    SELECT ordinal, min(whole) AS other, true AS is_part FROM pair GROUP BY ordinal
    UNION ALL
    SELECT whole, min(ordinal), false FROM pair GROUP BY whole
),
few AS (SELECT unnest(list(t), max_depth := 2) FROM touched t) -- so that it is known to be few
SELECT f.turn, f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi ' || f.figure_vi || if(t.is_part, ' cho một bộ phận, lớn hơn tổng ', ' cho tổng, nhỏ hơn bộ phận ') || o.figure_vi
           || ' ở ' || if(o.sheet = f.sheet, o.cell_vi, o.place_vi) || '; đề nghị kiểm tra lại.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has ' || f.figure_en || if(t.is_part, ' for a part, more than the whole ', ' for the whole, less than the part ') || o.figure_en
           || ' in ' || if(o.sheet = f.sheet, o.cell_en, o.place_en) || '; please check.' AS message_en
FROM few t
JOIN named_figure f USING (ordinal)
JOIN named_figure o ON o.ordinal = t.other
QUALIFY row_number() OVER (PARTITION BY f.ordinal ORDER BY t.is_part DESC) = 1
ORDER BY f.locator, f.id
