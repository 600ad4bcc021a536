-- The same as screen.sql of each of the documents that are staged together; what of
-- the others comes later may be among what a figure is said to have.
FROM (
    SELECT n.*, (n.turn, n.claim, n.series_key, n.period_id) IN (
                    SELECT (turn, claim, series_key, period_id) FROM staged_observation GROUP BY ALL HAVING count(*) > 1) AS stated_again,
           coalesce(h.earliest < n.turn, false) OR coalesce(n.turn <= h.latest, false) AS standing, h.lowest, h.highest,
           (n.turn, n.series_key) IN (SELECT (o.turn, s.series_key) FROM standing_figure s JOIN staged_context o ON o.source_id = s.source_id AND o.document = s.document AND s.turn < o.turn) AS known,
           (n.series_key, n.part, n.value) IN (
                    SELECT (series_key, part, value)
                    FROM (SELECT series_key, part, value, end_date FROM staged_observation WHERE NOT claim UNION ALL SELECT series_key, part, value, end_date FROM standing_figure)
                    GROUP BY series_key, part, value HAVING min(end_date) < max(end_date)) AS repeated,
           n.measure_key IN (
                    SELECT measure_key FROM known_series WHERE kind IN ('plan', 'target')
                    UNION ALL SELECT measure_key FROM staged_observation WHERE kind IN ('plan', 'target')) AS planned
    FROM named_figure n
    LEFT JOIN (
        SELECT series_key, min(turn) FILTER (until = 9223372036854775807) AS earliest, max(until) FILTER (until < 9223372036854775807) AS latest,
               min(value) FILTER (value > 0) AS lowest, max(value) FILTER (value > 0) AS highest
        FROM standing_figure GROUP BY series_key
    ) h ON h.series_key = n.series_key
) f
JOIN staged_context c ON c.turn = f.turn
LEFT JOIN area a ON a.area_id = f.area_id
LEFT JOIN indicator i ON i.indicator_id = f.indicator_id
GROUP BY f.turn
