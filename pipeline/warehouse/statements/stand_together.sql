-- The figures of the documents staged together that are not held.
CREATE OR REPLACE TEMP TABLE staged_figure AS
FROM staged_each
ANTI JOIN staged_held USING (turn, claim, series_id, period_id)
ANTI JOIN staged_out USING (turn);
