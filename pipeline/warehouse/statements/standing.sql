-- The official figures in force of the series that are staged, of every period
-- and source: the past of what is checked, looked up once for all checks. Those after
-- the turn «until» see it no more.
-- Rows are found by their keys alone first. DuckDB lets rows of the scan pass that
-- only seem to be wanted, one in some hundred, and reads all columns of the two
-- thousand around each; of those that pass by their place and by their key none is left.
SELECT -1::BIGINT AS turn, 9223372036854775807 AS until, h.rowid AS history_row, h.id, h.series_id, h.series_key, h.period_id, h.source_id, h.document, h.part, h.value, h.recorded_at, s.precedence, p.period_start AS start_text, p.period_end AS end_text, p.end_date, p.years
FROM observation_history h
SEMI JOIN (
    SELECT h.rowid AS row_id
    FROM observation_history h
    SEMI JOIN staged_observation o ON o.series_key = h.series_key AND NOT o.claim AND o.in_past
    WHERE h.superseded_at IS NULL
) r ON r.row_id = h.rowid
SEMI JOIN staged_observation o ON o.series_key = h.series_key AND NOT o.claim AND o.in_past
JOIN period p ON p.period_id = h.period_id
JOIN source s ON s.source_id = h.source_id
