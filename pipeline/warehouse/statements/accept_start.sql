-- The figures that the staged reading states, each once, with their periods and
-- series. A figure that a document says twice in the same words is one; what is
-- held is left out.
CREATE OR REPLACE TEMP TABLE staged_figure AS
SELECT claim, series_id, period_id, value, value_max, qualifier, part, min(ordinal) AS ordinal, arg_min(id, ordinal) AS id
FROM staged_observation ANTI JOIN staged_hold USING (claim, series_id, period_id)
GROUP BY claim, series_id, period_id, value, value_max, qualifier, part;

INSERT INTO period
SELECT period_id, any_value(period_start), any_value(period_end), any_value(start_date), any_value(end_date), any_value(years),
       CASE WHEN starts_with(period_id, 'rounds:') THEN max(rounds) END
FROM staged_observation ANTI JOIN staged_hold USING (claim, series_id, period_id)
GROUP BY period_id ORDER BY period_id
ON CONFLICT DO NOTHING;

INSERT INTO series
SELECT series_id, any_value(indicator_id), any_value(level), any_value(area_id), any_value(kind), any_value(unit), any_value(dimensions)
FROM staged_observation f ANTI JOIN staged_hold h USING (claim, series_id, period_id)
ANTI JOIN series s ON s.id = f.series_id
GROUP BY series_id
ORDER BY min(ordinal);
