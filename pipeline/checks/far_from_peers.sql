-- title_vi: Số báo lần đầu quá xa so với các tỉnh khác cùng kỳ
-- title_en: First figure of a series too far off the other provinces of the period
-- hint_vi: Xem ô ghi theo đơn vị nào và có thừa, thiếu chữ số không. Nếu số đúng thì ghi lý do.
-- hint_en: See which unit the cell is in, and whether it has a digit too many or too few. Where the figure is right, say why.
-- severity: held
-- when: NOT f.claim AND NOT f.standing
-- whole: figure
-- limits: ratio=100, spread=4, peers=5

WITH bound AS (
    SELECT max(value) FILTER (name = 'ratio') AS ratio, max(value) FILTER (name = 'spread') AS spread, max(value) FILTER (name = 'peers') AS peers
    FROM check_limit
),
first_time AS (
    SELECT f.ordinal, f.indicator_id, f.level, f.kind, f.unit, f.dimensions, f.period_id, f.area_id, f.value, if(f.unit = 'vnd', 0, 5) AS few
    FROM named_figure f
    JOIN area a ON a.id = f.area_id AND a.type IN ('tinh', 'thanh_pho')
    WHERE NOT f.claim AND f.value > 0 AND f.period_id <> 'unknown' AND NOT f.part
      AND f.series_id NOT IN (SELECT series_id FROM standing_figure)
),
known AS (
    SELECT indicator_id, level, kind, unit, dimensions, period_id, area_id, value FROM first_time
    UNION ALL
    SELECT s.indicator_id, s.level, s.kind, s.unit, s.dimensions, h.period_id, s.area_id, h.value
    FROM observation_history h
    JOIN series s ON s.id = h.series_id
    JOIN area a ON a.id = s.area_id AND a.type IN ('tinh', 'thanh_pho')
    WHERE h.superseded_at IS NULL AND h.value > 0 AND NOT h.part AND h.period_id IN (SELECT period_id FROM first_time)
),
-- Figures that one province alone states have no peers.
many AS (
    SELECT indicator_id, level, kind, unit, dimensions, period_id FROM known GROUP BY ALL
    HAVING min(area_id) <> max(area_id) OR (SELECT peers FROM bound) < 2
),
peers AS (
    SELECT indicator_id, level, kind, unit, dimensions, period_id, count(DISTINCT area_id) AS n,
           median(ln(value + if(unit = 'vnd', 0, 5))) AS middle, 1.4826 * mad(ln(value + if(unit = 'vnd', 0, 5))) AS spread
    FROM known SEMI JOIN many USING (indicator_id, level, kind, unit, dimensions, period_id) GROUP BY ALL
)
SELECT f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi ' || f.figure_vi || ', ' || if(ln(t.value + t.few) > p.middle, 'gấp khoảng ', 'chỉ bằng khoảng một phần ')
           || replace(format('{:,}', CAST(round(exp(abs(ln(t.value + t.few) - p.middle))) AS BIGINT)), ',', '.') || if(ln(t.value + t.few) > p.middle, ' lần', '')
           || ' mức giữa của ' || p.n || ' tỉnh, thành phố cùng kỳ; đề nghị xem lại đơn vị tính và số chữ số.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has ' || f.figure_en || ', about ' || if(ln(t.value + t.few) > p.middle, '', '1/')
           || format('{:,}', CAST(round(exp(abs(ln(t.value + t.few) - p.middle))) AS BIGINT)) || if(ln(t.value + t.few) > p.middle, ' times', '')
           || ' the middle of ' || p.n || ' provinces in the period; please see to the unit and the digits.' AS message_en
FROM first_time t
JOIN peers p ON p.indicator_id = t.indicator_id AND p.level = t.level AND p.kind = t.kind AND p.unit = t.unit AND p.dimensions = t.dimensions AND p.period_id = t.period_id
JOIN named_figure f USING (ordinal)
CROSS JOIN bound b
WHERE p.n >= b.peers AND abs(ln(t.value + t.few) - p.middle) > greatest(ln(b.ratio), b.spread * p.spread)
ORDER BY f.locator, f.id
