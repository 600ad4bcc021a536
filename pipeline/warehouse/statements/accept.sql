-- Accepts what is new of the staged reading, as match.sql found it.
INSERT INTO observation_history BY NAME
SELECT f.id, f.series_id, f.period_id, c.source_id, c.document, f.province, f.period_text, f.period_basis, f.rounds,
       f.value, f.value_max, f.qualifier, f.part, f.snapshot, f.locator, f.start_offset, f.end_offset,
       f.raw, f.shown, f.context, f.rule, c.run_id, c.recorded_at, f.mark, f.series_key
FROM staged_match m JOIN staged_observation f USING (ordinal), staged_context c
WHERE NOT m.claim AND m.action IN ('new', 'revised')
ORDER BY f.ordinal;
