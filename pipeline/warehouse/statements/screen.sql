-- What a check may ask of a figure before it is run, in its header when: f is
-- the figure, a its area, i its indicator, c its document. Besides what it has
-- in named_figure, a figure knows whether it is stated again and whether its
-- series has a figure in force.
FROM (
    SELECT *, (claim, series_key, period_id) IN (
                  SELECT (claim, series_key, period_id) FROM staged_observation GROUP BY ALL HAVING count(*) > 1) AS stated_again,
           series_key IN (SELECT series_key FROM standing_figure) AS standing
    FROM named_figure
) f
CROSS JOIN staged_context c
LEFT JOIN area a ON a.id = f.area_id
LEFT JOIN indicator i ON i.id = f.indicator_id
