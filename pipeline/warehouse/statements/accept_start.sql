-- The periods and series of what the staged reading states and is not held.
INSERT INTO period
SELECT period_id, any_value(period_start), any_value(period_end), any_value(start_date), any_value(end_date), any_value(years),
       CASE WHEN starts_with(period_id, 'rounds:') THEN max(rounds) END
FROM staged_observation ANTI JOIN staged_hold USING (claim, series_id, period_id)
GROUP BY period_id ORDER BY period_id
ON CONFLICT DO NOTHING;

-- Each as its first figure has it, for all of a series have it alike.
INSERT INTO series
SELECT f.series_id, f.indicator_id, f.level, f.area_id, f.kind, f.unit, f.dimensions, f.series_key, f.peers_key, f.measure_key
FROM (
    SELECT min(ordinal) AS ordinal
    FROM staged_observation f ANTI JOIN staged_hold h USING (claim, series_id, period_id)
    ANTI JOIN series s ON s.series_key = f.series_key
    GROUP BY f.series_key
) n
JOIN staged_observation f USING (ordinal)
ORDER BY f.ordinal;
