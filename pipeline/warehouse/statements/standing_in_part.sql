-- The same as standing.sql of a reading of which a part is staged: its few series have
-- nearly all something standing, and a scan for their keys alone spares nothing.
SELECT -1::BIGINT AS turn, 9223372036854775807 AS until, h.rowid AS history_row, h.id, h.series_id, h.series_key, h.period_id, h.source_id, h.document, h.part, h.value, h.recorded_at, s.precedence, p.period_start AS start_text, p.period_end AS end_text, p.end_date, p.years
FROM observation_history h
SEMI JOIN staged_observation o ON o.series_key = h.series_key AND NOT o.claim AND o.in_past
JOIN period p ON p.period_id = h.period_id
JOIN source s ON s.source_id = h.source_id
WHERE h.superseded_at IS NULL
