-- The same as screen.sql of each of the documents that are staged together.
FROM (
    SELECT n.*, (n.turn, n.claim, n.series_key, n.period_id) IN (
                    SELECT (turn, claim, series_key, period_id) FROM staged_observation GROUP BY ALL HAVING count(*) > 1) AS stated_again,
           coalesce(h.earliest < n.turn, false) OR coalesce(n.turn <= h.latest, false) AS standing
    FROM named_figure n
    LEFT JOIN (
        SELECT series_key, min(turn) FILTER (until = 9223372036854775807) AS earliest, max(until) FILTER (until < 9223372036854775807) AS latest
        FROM standing_figure GROUP BY series_key
    ) h ON h.series_key = n.series_key
) f
JOIN staged_context c ON c.turn = f.turn
LEFT JOIN area a ON a.id = f.area_id
LEFT JOIN indicator i ON i.id = f.indicator_id
GROUP BY f.turn
