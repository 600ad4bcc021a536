-- What a check may ask of a figure before it is run, in its header when: f is
-- the figure, a its area, i its indicator, c its document. Besides what it has
-- in named_figure, a figure knows whether it is stated again; whether its
-- series has a figure standing, the lowest and highest of those above zero, and whether
-- one is of this document (known); whether it repeats one of another period of its series;
-- and whether there is a plan of its measure (planned).
FROM (
    SELECT n.*, (claim, series_key, period_id) IN (
                  SELECT (claim, series_key, period_id) FROM staged_observation GROUP BY ALL HAVING count(*) > 1) AS stated_again,
           h.series_key IS NOT NULL OR NOT in_past AS standing, h.lowest, h.highest, coalesce(h.known, NOT in_past) AS known,
           (series_key, part, value) IN (
                  SELECT (series_key, part, value)
                  FROM (SELECT series_key, part, value, end_date FROM staged_observation WHERE NOT claim UNION ALL SELECT series_key, part, value, end_date FROM standing_figure)
                  GROUP BY series_key, part, value HAVING min(end_date) < max(end_date)) AS repeated,
           measure_key IN (
                  SELECT measure_key FROM known_series WHERE kind IN ('plan', 'target')
                  UNION ALL SELECT measure_key FROM staged_observation WHERE kind IN ('plan', 'target')) AS planned
    FROM named_figure n
    LEFT JOIN (
        SELECT s.series_key, min(s.value) FILTER (s.value > 0) AS lowest, max(s.value) FILTER (s.value > 0) AS highest, bool_or(s.source_id = o.source_id AND s.document = o.document) AS known
        FROM standing_figure s CROSS JOIN staged_context o
        GROUP BY s.series_key
    ) h USING (series_key)
) f
CROSS JOIN staged_context c
LEFT JOIN area a ON a.area_id = f.area_id
LEFT JOIN indicator i ON i.indicator_id = f.indicator_id
