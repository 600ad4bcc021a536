-- title_vi: Số báo lần đầu quá xa so với các tỉnh khác cùng kỳ
-- title_en: First figure of a series too far off the other provinces of the period
-- hint_vi: Xem ô ghi theo đơn vị nào và có thừa, thiếu chữ số không. Nếu số đúng thì ghi lý do.
-- hint_en: See which unit the cell is in, and whether it has a digit too many or too few. Where the figure is right, say why.
-- severity: held
-- when: NOT f.claim AND NOT f.standing
-- whole: figure
-- together: yes
-- limits: ratio=100, spread=4, peers=5

WITH bound AS (
    SELECT max(value) FILTER (name = 'ratio') AS ratio, max(value) FILTER (name = 'spread') AS spread, max(value) FILTER (name = 'peers') AS peers
    FROM check_limit
),
first_time AS (
    SELECT f.ordinal, f.turn, f.peers_key, f.period_id, f.area_id, ln(f.value + if(f.unit = 'vnd', 0, 5)) AS size
    FROM named_figure f
    JOIN area a ON a.id = f.area_id AND a.type IN ('tinh', 'thanh_pho')
    ANTI JOIN standing_figure h ON h.series_key = f.series_key AND h.turn < f.turn AND f.turn <= h.until
    WHERE NOT f.claim AND f.value > 0 AND f.period_id <> 'unknown' AND NOT f.part
),
asked AS (SELECT DISTINCT turn, peers_key, period_id FROM first_time),
known AS (
    SELECT turn, peers_key, period_id, area_id, size FROM first_time
    UNION ALL
    SELECT t.turn, s.peers_key, h.period_id, s.area_id, ln(h.value + if(s.unit = 'vnd', 0, 5))
    FROM in_force h
    JOIN known_series s ON s.series_key = h.series_key
    JOIN asked t ON t.peers_key = s.peers_key AND t.period_id = h.period_id AND h.turn < t.turn AND t.turn <= h.until
    JOIN area a ON a.id = s.area_id AND a.type IN ('tinh', 'thanh_pho')
    WHERE h.value > 0 AND NOT h.part
),
-- Figures that one province alone states have no peers.
many AS (
    SELECT turn, peers_key, period_id FROM known GROUP BY ALL
    HAVING count(*) >= (SELECT peers FROM bound) AND (min(area_id) <> max(area_id) OR (SELECT peers FROM bound) < 2)
),
middle AS (
    SELECT turn, peers_key, period_id, median(size) AS middle, 1.4826 * mad(size) AS spread
    FROM known SEMI JOIN many USING (turn, peers_key, period_id) GROUP BY ALL
),
far AS (
    SELECT t.*, m.middle
    FROM first_time t
    JOIN middle m USING (turn, peers_key, period_id)
    CROSS JOIN bound b
    WHERE abs(t.size - m.middle) > greatest(ln(b.ratio), b.spread * m.spread)
),
provinces AS (
    SELECT turn, peers_key, period_id, count(DISTINCT area_id) AS n FROM known SEMI JOIN far USING (turn, peers_key, period_id) GROUP BY ALL
)
SELECT f.turn, f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi ' || f.figure_vi || ', ' || if(t.size > t.middle, 'gấp khoảng ', 'chỉ bằng khoảng một phần ')
           || replace(format('{:,}', CAST(round(least(exp(abs(t.size - t.middle)), 9e18)) AS BIGINT)), ',', '.') || if(t.size > t.middle, ' lần', '')
           || ' mức giữa của ' || p.n || ' tỉnh, thành phố cùng kỳ; đề nghị xem lại đơn vị tính và số chữ số.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has ' || f.figure_en || ', about ' || if(t.size > t.middle, '', '1/')
           || format('{:,}', CAST(round(least(exp(abs(t.size - t.middle)), 9e18)) AS BIGINT)) || if(t.size > t.middle, ' times', '')
           || ' the middle of ' || p.n || ' provinces in the period; please see to the unit and the digits.' AS message_en
FROM far t
JOIN provinces p USING (turn, peers_key, period_id)
JOIN named_figure f USING (ordinal)
CROSS JOIN bound b
WHERE p.n >= b.peers
ORDER BY f.locator, f.id
