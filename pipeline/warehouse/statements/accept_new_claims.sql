-- The same as accept_new.sql for what the press claims.
INSERT INTO claim_history BY NAME
SELECT f.id, f.series_id, f.period_id, c.source_id, c.document, f.province, f.period_text, f.period_basis, f.rounds,
       f.value, f.value_max, f.qualifier, f.part, f.snapshot, f.locator, f.start_offset, f.end_offset,
       f.raw, f.shown, f.context, f.rule, c.run_id, c.recorded_at, f.mark, f.series_key
FROM staged_observation f, staged_context c
WHERE f.claim;
