-- title_vi: Dòng tổng được ghi dưới tên một tỉnh
-- title_en: A total under the name of a province
-- hint_vi: Số của một tỉnh đúng bằng tổng của mọi tỉnh khác trong bảng là hiếm: xem dòng cả nước, dòng vùng có bị ghi tên tỉnh, hoặc dòng tổng bị lệch một dòng không.
-- hint_en: A province that has exactly what all the others have together is rare: see whether the row of the country or region has the name of a province, or the totals slipped by a row.
-- severity: held
-- when: NOT f.claim AND f.value > 0 AND coalesce(a.slug <> c.province, true)
-- whole: peers
-- limits: others=5, least=100

-- Small counts are such sums by chance, and so are those of few provinces.
WITH stated AS (
    SELECT DISTINCT f.indicator_id, f.level, f.kind, f.unit, f.dimensions, f.period_id, f.part, f.area_id, a.boundary, f.value
    FROM named_figure f
    JOIN area a ON a.id = f.area_id AND a.type IN ('tinh', 'thanh_pho')
    JOIN indicator i ON i.id = f.indicator_id AND i.adds_areas
    WHERE NOT f.claim AND f.period_id <> 'unknown' AND f.value > 0
),
whole AS (
    SELECT indicator_id, level, kind, unit, dimensions, period_id, part, boundary, sum(value) AS total, count(*) - 1 AS others
    FROM stated
    GROUP BY ALL
    HAVING count(*) = count(DISTINCT area_id) AND count(*) > (SELECT value FROM check_limit WHERE name = 'others')
)
SELECT f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi ' || f.figure_vi || ' cho ' || lower(a.full_name[1]) || a.full_name[2:] || ', đúng bằng tổng của ' || w.others
           || ' tỉnh, thành phố khác trong văn bản; đề nghị xem đây có phải dòng tổng không.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has ' || f.figure_en || ' for ' || a.name || ', exactly the sum of the ' || w.others
           || ' other provinces of the document; please see whether it is a total.' AS message_en
FROM named_figure f
JOIN area a ON a.id = f.area_id AND a.type IN ('tinh', 'thanh_pho')
JOIN whole w ON w.indicator_id = f.indicator_id AND w.level = f.level AND w.kind = f.kind AND w.unit = f.unit AND w.dimensions = f.dimensions
            AND w.period_id = f.period_id AND w.part = f.part AND w.boundary = a.boundary
WHERE NOT f.claim AND f.value >= (SELECT value FROM check_limit WHERE name = 'least') AND abs(2 * f.value - w.total) <= 1e-9 * w.total
ORDER BY f.locator, f.id
