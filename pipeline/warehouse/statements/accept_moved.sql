-- The same as accept_figures.sql of a reading of which a part is staged and nothing is
-- in doubt: what it states as it is in force takes no part in the matching.
CREATE OR REPLACE TEMP TABLE staged_figure AS
SELECT turn, claim, any_value(series_id) AS series_id, period_id, value, value_max, qualifier, part, min(ordinal) AS ordinal, arg_min(id, ordinal) AS id
FROM staged_observation ANTI JOIN (FROM staged_due WHERE stated) USING (mark)
GROUP BY turn, claim, series_key, period_id, value, value_max, qualifier, part;

DELETE FROM staged_due WHERE stated;
