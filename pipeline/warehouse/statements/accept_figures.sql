-- The figures that the staged reading states, each once. A figure that a document
-- says twice in the same words is one; what is held is left out.
CREATE OR REPLACE TEMP TABLE staged_figure AS
SELECT turn, claim, any_value(series_id) AS series_id, period_id, value, value_max, qualifier, part, min(ordinal) AS ordinal, arg_min(id, ordinal) AS id
FROM staged_observation ANTI JOIN staged_hold USING (claim, series_id, period_id)
GROUP BY turn, claim, series_key, period_id, value, value_max, qualifier, part;
