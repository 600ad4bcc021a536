-- The rejects of the newest readings of the staged documents; one that stays keeps
-- its row.
DELETE FROM reject r USING staged_context c
WHERE r.source_id = c.source_id AND r.document = c.document
  AND NOT EXISTS (
    SELECT 1 FROM staged_reject s
    WHERE s.turn = c.turn AND s.id = r.id AND s.context = r.context AND s.message_vi = r.message_vi AND s.message_en = r.message_en);

INSERT INTO reject BY NAME
SELECT s.id, c.source_id, c.document, c.snapshot, s.locator, s.raw, s.context, s.reason, s.message_vi, s.message_en,
       c.run_id, c.recorded_at
FROM (SELECT DISTINCT ON (turn, id) * FROM staged_reject ORDER BY turn, id) s JOIN staged_context c ON c.turn = s.turn
WHERE NOT EXISTS (
    SELECT 1 FROM reject r WHERE r.source_id = c.source_id AND r.document = c.document AND r.id = s.id)
ORDER BY s.turn, s.id;
