-- A note about a figure that its source has in force no more goes with the one that
-- differs from it in the level alone and whose document states none ($1 ends its
-- rule): the catalog tells that level otherwise since.
UPDATE staged_note n SET series_id = moved.series_id
FROM (
    WITH stated AS (
        SELECT source_id, series_id, period_id, rule FROM observation_history WHERE superseded_at IS NULL
        UNION ALL
        SELECT source_id, series_id, period_id, rule FROM claim_history WHERE superseded_at IS NULL
    )
    SELECT k.source_id, k.series_id AS noted, k.period_id, min(h.series_id) AS series_id
    FROM (SELECT DISTINCT source_id, series_id, period_id FROM staged_note) k
    ANTI JOIN stated USING (source_id, series_id, period_id)
    JOIN series o ON o.id = k.series_id
    JOIN series s ON s.indicator_id = o.indicator_id AND s.area_id = o.area_id AND s.kind = o.kind AND s.unit = o.unit
                 AND s.dimensions = o.dimensions AND s.level <> o.level
    JOIN stated h ON h.series_id = s.id AND h.source_id = k.source_id AND h.period_id = k.period_id AND (s.level = '' OR ends_with(h.rule, $1))
    GROUP BY ALL
    HAVING count(DISTINCT h.series_id) = 1
) moved
WHERE n.source_id = moved.source_id AND n.series_id = moved.noted AND n.period_id = moved.period_id;
