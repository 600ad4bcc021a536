-- What stands no more of the staged documents, as match.sql found it.

UPDATE observation_history h
SET superseded_at = c.recorded_at, superseded_by = m.id, superseded_run = c.run_id
FROM staged_match m, staged_context c
WHERE h.rowid = m.row_id AND NOT m.claim AND c.turn = m.turn AND m.action IN ('revised', 'withdrawn');
