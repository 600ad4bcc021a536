-- Accepts what is new of the documents that are staged together. It is the same, in the same order, as
-- held_periods.sql, accept_start.sql and accept.sql make of one after the other.
INSERT INTO period
SELECT p.*
FROM staged_period p
JOIN (SELECT period_id, min(turn) AS turn FROM staged_observation ANTI JOIN staged_out USING (turn) GROUP BY period_id) f ON f.period_id = p.id
ORDER BY f.turn, p.id;

INSERT INTO series
SELECT s.*
FROM staged_series s
JOIN (SELECT series_key, min(ordinal) AS ordinal FROM staged_new JOIN staged_observation USING (ordinal) GROUP BY series_key) f ON f.series_key = s.series_key
ORDER BY f.ordinal;

INSERT INTO observation_history BY NAME
SELECT f.id, f.series_id, f.period_id, c.source_id, c.document, f.province, f.period_text, f.period_basis, f.rounds,
       f.value, f.value_max, f.qualifier, f.part, f.snapshot, f.locator, f.start_offset, f.end_offset,
       f.raw, f.shown, f.context, f.rule, c.run_id, c.recorded_at, f.mark, f.series_key
FROM staged_new k JOIN staged_observation f USING (ordinal) JOIN staged_context c ON c.turn = f.turn
WHERE NOT f.claim
ORDER BY f.ordinal;

INSERT INTO claim_history BY NAME
SELECT f.id, f.series_id, f.period_id, c.source_id, c.document, f.province, f.period_text, f.period_basis, f.rounds,
       f.value, f.value_max, f.qualifier, f.part, f.snapshot, f.locator, f.start_offset, f.end_offset,
       f.raw, f.shown, f.context, f.rule, c.run_id, c.recorded_at, f.mark, f.series_key
FROM staged_new k JOIN staged_observation f USING (ordinal) JOIN staged_context c ON c.turn = f.turn
WHERE f.claim
ORDER BY f.ordinal;

-- The documents as readers see them come anew.
DELETE FROM document_sheet WHERE digest IN (SELECT snapshot FROM staged_context);
DELETE FROM document_cell WHERE digest IN (SELECT snapshot FROM staged_context);
DELETE FROM document_sentence WHERE digest IN (SELECT snapshot FROM staged_context);
