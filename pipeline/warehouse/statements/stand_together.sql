-- What will be in force of the documents that are staged together, each figure
-- once, and all that stands of the series that are staged.
CREATE OR REPLACE TEMP TABLE staged_figure AS
SELECT turn, claim, min(ordinal) AS ordinal
FROM staged_observation
ANTI JOIN staged_held USING (turn, claim, series_id, period_id)
ANTI JOIN staged_out USING (turn)
GROUP BY turn, claim, series_key, period_id, value, value_max, qualifier, part;

CREATE OR REPLACE TEMP TABLE standing_figure AS
FROM standing_before
UNION ALL
SELECT f.turn, f.id, f.series_id, f.series_key, f.period_id, c.source_id, f.part, f.value, c.recorded_at, c.precedence, f.period_start, f.period_end, f.end_date, f.years
FROM staged_figure k
JOIN staged_observation f USING (ordinal)
JOIN staged_context c ON c.turn = f.turn
WHERE NOT f.claim;
