-- title_vi: Số của kỳ trước gửi lại cho kỳ này
-- title_en: Figures of the period before sent again for this one
-- hint_vi: Mọi dòng trùng với kỳ trước là hiếm: xem có gửi nhầm tệp cũ hoặc quên cập nhật cột không.
-- hint_en: Every row as in the period before is rare: see whether an old file was sent or a column was not brought up to date.
-- severity: held
-- when: NOT f.claim AND f.value > 0 AND f.kind IN ('actual', 'estimate')
-- only: f.repeated
-- least: flows others
-- whole: period
-- together: yes
-- limits: flows=5, others=10

WITH known AS (
    SELECT f.turn, f.series_key, f.period_id, f.part, f.value, f.end_date, f.years FROM named_figure f WHERE NOT f.claim
    UNION ALL
    SELECT f.turn, h.series_key, h.period_id, h.part, h.value, h.end_date, h.years
    FROM standing_figure h
    JOIN (SELECT DISTINCT turn, series_key FROM named_figure WHERE NOT claim) f ON f.series_key = h.series_key AND h.turn < f.turn AND f.turn <= h.until
    JOIN staged_context c ON c.source_id = h.source_id AND c.turn = f.turn
),
-- Only where enough figures are those of another period can all be.
repeated AS (
    SELECT turn, series_key, part, value FROM known GROUP BY ALL HAVING min(end_date) < max(end_date)
),
often AS (
    SELECT turn, area_id, kind, period_id
    FROM named_figure f SEMI JOIN repeated r ON r.turn = f.turn AND r.series_key = f.series_key AND r.part = f.part AND r.value = f.value
    WHERE NOT claim
    GROUP BY ALL
    HAVING count(*) >= (SELECT min(value) FROM check_limit)
),
suspect AS (
    SELECT f.ordinal, f.turn, f.series_key, f.part, f.years, f.end_date, f.area_id, f.kind, f.period_id, f.value, f.indicator_id
    FROM named_figure f SEMI JOIN often USING (turn, area_id, kind, period_id)
    WHERE NOT f.claim AND f.value > 0 AND f.kind IN ('actual', 'estimate')
),
dated AS (
    SELECT turn, series_key, part, years, end_date, min({'period_id': period_id, 'value': value}) AS stated
    FROM known SEMI JOIN suspect USING (turn, series_key)
    WHERE end_date IS NOT NULL AND years IS NOT NULL
    GROUP BY ALL
),
latest AS (
    SELECT turn, series_key, part, years, end_date, lag(stated) OVER (PARTITION BY turn, series_key, part, years ORDER BY end_date) AS known FROM dated
),
pair AS (
    SELECT f.ordinal, f.turn, f.area_id, f.kind, f.period_id, f.value, coalesce(i.behaviour = 'flow', false) AS flow, l.known.period_id AS other, l.known.value = f.value AS same
    FROM suspect f
    JOIN latest l ON l.turn = f.turn AND l.series_key = f.series_key AND l.part = f.part AND l.years = f.years AND l.end_date = f.end_date
    LEFT JOIN indicator i ON i.id = f.indicator_id
    WHERE l.known IS NOT NULL
),
asked AS (
    SELECT name = 'flows' AS flow, value AS least FROM check_limit
),
resent AS (
    SELECT p.turn, p.area_id, p.kind, p.period_id, p.other, p.flow FROM pair p JOIN asked a USING (flow)
    GROUP BY ALL
    HAVING bool_and(p.same) AND count(DISTINCT p.value) >= 4 AND count(*) >= any_value(a.least)
)
SELECT f.turn, f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi ' || f.figure_vi || ', trùng với kỳ ' || p.other || ' như mọi dòng khác; đề nghị xem có gửi nhầm số của kỳ trước không.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has ' || f.figure_en || ', the same as for ' || p.other || ' like every other row; please see whether the figures of the earlier period were sent again.' AS message_en
FROM pair p JOIN resent USING (turn, area_id, kind, period_id, other, flow) JOIN named_figure f USING (ordinal)
ORDER BY f.locator, f.id
