-- What a check may read of other documents, where several are staged together:
-- what is in force, until a document takes it out, and of those that are staged what
-- will be. It takes further that staged_new and staged_ended are there.
CREATE OR REPLACE TEMP VIEW in_force AS
SELECT -1::BIGINT AS turn, coalesce(e.turn, 9223372036854775807) AS until,
       h.id, h.series_id, h.series_key, h.period_id, h.source_id, h.document, h.value, h.value_max, h.qualifier, h.part, h.locator, h.recorded_at
FROM observation_history h
LEFT JOIN staged_ended e ON e.row_id = h.rowid
WHERE h.superseded_at IS NULL
UNION ALL
SELECT f.turn, 9223372036854775807, f.id, f.series_id, f.series_key, f.period_id, c.source_id, c.document, f.value, f.value_max, f.qualifier, f.part, f.locator, c.recorded_at
FROM staged_new k
JOIN staged_observation f USING (ordinal)
JOIN staged_context c ON c.turn = f.turn
WHERE NOT f.claim;

CREATE OR REPLACE TEMP VIEW known_series AS
FROM series
UNION ALL
FROM staged_series;

CREATE OR REPLACE TEMP VIEW known_period AS
SELECT period_id AS id, period_start AS start_text, period_end AS end_text, start_date, end_date, years, rounds FROM period
UNION ALL
FROM staged_period;
