-- Marks what was recorded before there were marks, and is stated still.
UPDATE observation_history h SET mark = f.mark
FROM staged_match m JOIN staged_observation f USING (ordinal)
WHERE h.rowid = m.row_id AND NOT m.claim AND m.action = 'unchanged' AND h.mark IS NULL AND f.mark IS NOT NULL;

UPDATE claim_history h SET mark = f.mark
FROM staged_match m JOIN staged_observation f USING (ordinal)
WHERE h.rowid = m.row_id AND m.claim AND m.action = 'unchanged' AND h.mark IS NULL AND f.mark IS NOT NULL;
