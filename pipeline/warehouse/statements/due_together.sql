-- What is in force of the documents that are staged together, and what of it takes
-- part in the matching.
CREATE OR REPLACE TEMP TABLE staged_own AS
SELECT c.turn, false AS claim, h.rowid AS row_id, h.id, h.series_id, h.period_id, h.value, h.value_max, h.qualifier, h.part
FROM observation_history h JOIN staged_context c USING (source_id, document)
WHERE h.superseded_at IS NULL
UNION ALL
SELECT c.turn, true AS claim, h.rowid AS row_id, h.id, h.series_id, h.period_id, h.value, h.value_max, h.qualifier, h.part
FROM claim_history h JOIN staged_context c USING (source_id, document)
WHERE h.superseded_at IS NULL;

CREATE OR REPLACE TEMP VIEW due_figure AS
FROM staged_own
ANTI JOIN staged_held USING (turn, claim, series_id, period_id)
ANTI JOIN staged_out USING (turn);
