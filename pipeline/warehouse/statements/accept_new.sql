-- Accepts the staged reading of a document of which nothing is in force, and
-- which says nothing twice and of which nothing is held: all of it is new. accept.sql would do the same, and
-- sort it first.
INSERT INTO observation_history BY NAME
SELECT f.id, f.series_id, f.period_id, c.source_id, c.document, f.province, f.period_text, f.period_basis, f.rounds,
       f.value, f.value_max, f.qualifier, f.part, f.snapshot, f.locator, f.start_offset, f.end_offset,
       f.raw, f.shown, f.context, f.rule, c.run_id, c.recorded_at, f.mark, f.series_key
FROM staged_observation f, staged_context c
WHERE NOT f.claim;
