-- title_vi: Dòng tổng được ghi dưới tên một tỉnh
-- title_en: A total under the name of a province
-- hint_vi: Số của một tỉnh đúng bằng tổng của mọi tỉnh khác trong bảng là hiếm: xem dòng cả nước, dòng vùng có bị ghi tên tỉnh, hoặc dòng tổng bị lệch một dòng không.
-- hint_en: A province that has exactly what all the others have together is rare: see whether the row of the country or region has the name of a province, or the totals slipped by a row.
-- severity: held
-- when: NOT f.claim AND f.value > 0 AND coalesce(a.slug <> c.province, true)
-- whole: peers now
-- together: yes
-- limits: others=5, least=100

-- Small counts are such sums by chance, and so are those of few provinces.
WITH stated AS (
    SELECT f.turn, f.peers_key, f.period_id, f.part, f.area_id, min(f.value) AS value, min(f.value) < max(f.value) AS torn
    FROM named_figure f
    JOIN indicator i ON i.id = f.indicator_id AND i.adds_areas
    WHERE NOT f.claim AND f.period_id <> 'unknown' AND f.value > 0
    GROUP BY ALL
),
whole AS (
    SELECT s.turn, s.peers_key, s.period_id, s.part, a.boundary, sum(s.value) AS total, count(*) - 1 AS others
    FROM stated s
    JOIN area a ON a.id = s.area_id AND a.type IN ('tinh', 'thanh_pho')
    GROUP BY ALL
    HAVING NOT bool_or(s.torn) AND count(*) > (SELECT value FROM check_limit WHERE name = 'others')
       AND 2 * max(s.value) >= (1 - 2e-9) * total -- or none is
),
few AS (SELECT unnest(list(w), max_depth := 2) FROM whole w), -- so that it is known to be few
found AS (
    SELECT f.ordinal, w.others
    FROM few w
    JOIN named_figure f ON f.turn = w.turn AND f.peers_key = w.peers_key AND f.period_id = w.period_id AND f.part = w.part
    JOIN area a ON a.id = f.area_id AND a.type IN ('tinh', 'thanh_pho') AND a.boundary = w.boundary
    WHERE NOT f.claim AND f.value >= (SELECT value FROM check_limit WHERE name = 'least') AND abs(2 * f.value - w.total) <= 1e-9 * w.total
)
SELECT f.turn, f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi ' || f.figure_vi || ' cho ' || lower(a.full_name[1]) || a.full_name[2:] || ', đúng bằng tổng của ' || w.others
           || ' tỉnh, thành phố khác trong văn bản; đề nghị xem đây có phải dòng tổng không.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has ' || f.figure_en || ' for ' || a.name || ', exactly the sum of the ' || w.others
           || ' other provinces of the document; please see whether it is a total.' AS message_en
FROM found w
JOIN named_figure f USING (ordinal)
JOIN area a ON a.id = f.area_id
ORDER BY f.locator, f.id
