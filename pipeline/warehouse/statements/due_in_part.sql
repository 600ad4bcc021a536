-- What takes part in the matching of a reading of which a part is staged.
CREATE OR REPLACE TEMP VIEW due_figure AS
SELECT c.turn, false AS claim, h.rowid AS row_id, h.series_id, h.period_id, h.value, h.value_max, h.qualifier, h.part
FROM observation_history h
SEMI JOIN staged_due d ON d.mark = h.mark
JOIN staged_context c USING (source_id, document)
WHERE h.superseded_at IS NULL
UNION ALL
SELECT c.turn, true AS claim, h.rowid AS row_id, h.series_id, h.period_id, h.value, h.value_max, h.qualifier, h.part
FROM claim_history h
SEMI JOIN staged_due d ON d.mark = h.mark
JOIN staged_context c USING (source_id, document)
WHERE h.superseded_at IS NULL
