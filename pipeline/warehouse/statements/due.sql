-- What takes part in the matching of a reading that is staged whole: all that is in
-- force of its document.
CREATE OR REPLACE TEMP VIEW due_figure AS
SELECT c.turn, false AS claim, h.rowid AS row_id, h.series_id, h.period_id, h.value, h.value_max, h.qualifier, h.part
FROM observation_history h JOIN staged_context c USING (source_id, document)
WHERE h.superseded_at IS NULL
UNION ALL
SELECT c.turn, true AS claim, h.rowid AS row_id, h.series_id, h.period_id, h.value, h.value_max, h.qualifier, h.part
FROM claim_history h JOIN staged_context c USING (source_id, document)
WHERE h.superseded_at IS NULL
