-- title_vi: Giá trị nhảy quá xa so với các kỳ trước và so với các tỉnh khác
-- title_en: Value too far off its own past and the other provinces
-- hint_vi: Xem ô có thừa, thiếu chữ số không, và ghi theo đồng, nghìn đồng hay triệu đồng như đầu bảng không. Nếu số đúng thì ghi lý do.
-- hint_en: See whether the cell has a digit too many or too few, and whether its unit is that of the head of the table. Where the figure is right, say why.
-- severity: held
-- when: NOT f.claim AND f.standing
-- only: f.value > 0 AND greatest((f.value + if(f.unit = 'vnd', 0, 5)) / (f.lowest + if(f.unit = 'vnd', 0, 5)), (f.highest + if(f.unit = 'vnd', 0, 5)) / (f.value + if(f.unit = 'vnd', 0, 5))) > {ratio} * (1 - 1e-9)
-- whole: peers now
-- together: yes
-- limits: ratio=5, spread=4, peers=3

-- What is in force for the same period, else for the nearest earlier one as long,
-- else, for a report that comes after later ones, for the nearest later one.
-- Counts are compared with five added to both sides: from 1 to 8 is no jump. Over
-- several years more may happen than over one. Where the others went the same way
-- it is no jump either, unless they went by a thousand: then the unit of a whole
-- column is wrong.
WITH bound AS (
    SELECT max(value) FILTER (name = 'ratio') AS ratio, max(value) FILTER (name = 'spread') AS spread, max(value) FILTER (name = 'peers') AS peers
    FROM check_limit
),
-- Only where something of the past is far off can the nearest be.
doubtful AS (
    SELECT DISTINCT f.ordinal
    FROM named_figure f
    JOIN standing_figure h ON h.series_key = f.series_key AND h.part = f.part AND h.value > 0 AND h.turn < f.turn AND f.turn <= h.until
    CROSS JOIN bound b
    WHERE NOT f.claim AND f.value > 0 AND abs(ln((f.value + if(f.unit = 'vnd', 0, 5)) / (h.value + if(f.unit = 'vnd', 0, 5)))) > ln(b.ratio)
),
nearest AS (
    SELECT f.ordinal, first(h.rowid ORDER BY h.period_id = f.period_id DESC, h.end_date < f.end_date DESC, abs(h.end_date - f.end_date), h.period_id, h.precedence,
                                             h.recorded_at DESC, h.id) AS row_id
    FROM doubtful
    JOIN named_figure f USING (ordinal)
    JOIN standing_figure h ON h.series_key = f.series_key AND h.part = f.part AND h.value > 0 AND h.turn < f.turn AND f.turn <= h.until
    WHERE NOT f.claim AND f.value > 0 AND f.period_id <> 'unknown'
      AND (h.period_id = f.period_id OR (h.end_date <> f.end_date AND h.years = f.years))
    GROUP BY f.ordinal
),
compared AS (
    SELECT f.*, h.value AS standing, h.period_id = f.period_id AS same_period, h.period_id AS other_period, h.start_text AS other_start, h.end_text AS other_end,
           if(f.unit = 'vnd', 0, 5) AS few, ln((f.value + few) / (h.value + few)) AS step,
           if(same_period, 0, 0.3 * greatest(abs(date_diff('year', h.end_date, f.end_date)) / greatest(f.years, 1) - 1, 0)) AS slack
    FROM nearest n
    JOIN named_figure f USING (ordinal)
    JOIN standing_figure h ON h.rowid = n.row_id
),
far AS (
    SELECT c.* FROM compared c, bound b WHERE abs(c.step) > ln(b.ratio) + c.slack
),
-- How the series went before.
standing AS (
    SELECT f.turn, h.series_key, h.period_id, h.part, h.end_date, h.years, first(h.value ORDER BY h.precedence, h.recorded_at DESC, h.id) AS value
    FROM standing_figure h
    JOIN (SELECT DISTINCT turn, series_key FROM far) f ON f.series_key = h.series_key AND h.turn < f.turn AND f.turn <= h.until
    WHERE h.value > 0
    GROUP BY ALL
),
before AS (
    SELECT f.ordinal, ln((h.value + f.few) / (lag(h.value) OVER (PARTITION BY f.ordinal ORDER BY h.end_date) + f.few)) AS step
    FROM far f JOIN standing h ON h.turn = f.turn AND h.series_key = f.series_key AND h.part = f.part AND h.years = f.years
),
past AS (
    SELECT ordinal, count(step) AS n, 1.4826 * median(abs(step)) AS spread FROM before GROUP BY ordinal
),
-- How the others went between the same two periods.
other AS (
    SELECT f.ordinal, f.turn, f.period_id, f.other_period, f.part, f.few, o.series_key
    FROM far f
    JOIN known_series o ON o.peers_key = f.peers_key AND o.area_id <> f.area_id
    WHERE NOT f.same_period
),
asked AS (
    SELECT turn, series_key, period_id FROM other UNION SELECT turn, series_key, other_period FROM other
),
stated AS (
    SELECT o.turn, h.series_key, h.period_id, h.part, first(h.value ORDER BY s.precedence, h.recorded_at DESC, h.id) AS value
    FROM in_force h
    JOIN asked o ON o.series_key = h.series_key AND o.period_id = h.period_id AND h.turn < o.turn AND o.turn <= h.until
    JOIN source s ON s.id = h.source_id
    WHERE h.value > 0
    GROUP BY ALL
),
others AS (
    SELECT o.ordinal, ln((coalesce(now.value, h.value) + o.few) / (old.value + o.few)) AS step
    FROM other o
    JOIN stated old ON old.turn = o.turn AND old.series_key = o.series_key AND old.period_id = o.other_period AND old.part = o.part
    LEFT JOIN named_figure now ON now.turn = o.turn AND now.series_key = o.series_key AND now.period_id = o.period_id AND now.part = o.part AND now.value > 0 AND NOT now.claim
    LEFT JOIN stated h ON h.turn = o.turn AND h.series_key = o.series_key AND h.period_id = o.period_id AND h.part = o.part
    WHERE coalesce(now.value, h.value) IS NOT NULL
),
peers AS (
    SELECT ordinal, count(*) AS n, median(step) AS middle, 1.4826 * mad(step) AS spread FROM others GROUP BY ordinal
)
SELECT f.turn, f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi ' || f.figure_vi || ', ' || if(f.value > f.standing, 'gấp khoảng ', 'chỉ bằng khoảng một phần ')
           || replace(format('{:,}', CAST(round(least(greatest(f.value / f.standing, f.standing / f.value), 9e18)) AS BIGINT)), ',', '.')
           || if(f.value > f.standing, ' lần', '') || ' số đang dùng'
           || if(f.same_period, '', ' của kỳ ' || f.other_start || if(f.other_start = f.other_end, '', ' - ' || f.other_end))
           || if(f.unit = 'vnd', '; đề nghị xem lại đơn vị tính (đồng, nghìn đồng hay triệu đồng).', '; đề nghị kiểm tra lại số.') AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has ' || f.figure_en || ', about ' || if(f.value > f.standing, '', '1/')
           || format('{:,}', CAST(round(least(greatest(f.value / f.standing, f.standing / f.value), 9e18)) AS BIGINT)) || if(f.value > f.standing, ' times', '') || ' the figure in force'
           || if(f.same_period, '', ' for ' || f.other_start || if(f.other_start = f.other_end, '', ' to ' || f.other_end))
           || if(f.unit = 'vnd', '; please see to the unit (đồng, thousand or million đồng).', '; please check the figure.') AS message_en
FROM far f
CROSS JOIN bound b
LEFT JOIN past USING (ordinal)
LEFT JOIN peers USING (ordinal)
WHERE f.same_period
   OR NOT (coalesce(past.n >= 3 AND abs(f.step) <= b.spread * past.spread, false)
        OR coalesce(peers.n >= b.peers AND abs(peers.middle) < ln(300) AND abs(f.step - peers.middle) <= greatest(ln(b.ratio), b.spread * peers.spread), false))
ORDER BY f.locator, f.id
