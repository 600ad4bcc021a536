-- All that stands of the series that are staged: what stood before, and what will of
-- the documents that are staged together.
CREATE OR REPLACE TEMP TABLE standing_figure AS
SELECT b.* REPLACE (coalesce(e.turn, b.until) AS until)
FROM standing_before b
LEFT JOIN staged_ended e ON e.row_id = b.history_row
UNION ALL
SELECT f.turn, 9223372036854775807, NULL, f.id, f.series_id, f.series_key, f.period_id, c.source_id, c.document, f.part, f.value, c.recorded_at, c.precedence, f.period_start, f.period_end, f.end_date, f.years
FROM staged_new k
JOIN staged_observation f USING (ordinal)
JOIN staged_context c ON c.turn = f.turn
WHERE NOT f.claim;
