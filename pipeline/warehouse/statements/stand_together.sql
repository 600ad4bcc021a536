-- The figures that the documents staged together state, each once, as
-- accept_figures.sql gives those of one document.
CREATE OR REPLACE TEMP TABLE staged_figure AS
SELECT turn, claim, any_value(series_id) AS series_id, period_id, value, value_max, qualifier, part, min(ordinal) AS ordinal, arg_min(id, ordinal) AS id
FROM staged_observation
ANTI JOIN staged_held USING (turn, claim, series_id, period_id)
ANTI JOIN staged_out USING (turn)
GROUP BY turn, claim, series_key, period_id, value, value_max, qualifier, part;
