-- What the next reading of a staged document must know of its judgement: the
-- figures in force that a check found something of, and which figures stood in
-- each column. Nothing is kept of what is held.
INSERT INTO judged
SELECT c.source_id, c.document, $1, c.recorded_at, $5, (
           SELECT coalesce(list(DISTINCT o.mark ORDER BY o.mark), [])
           FROM staged_observation o
           WHERE o.turn = $6 AND list_contains($2::VARCHAR[], o.id) AND o.mark IN (
               SELECT h.mark FROM observation_history h JOIN staged_context USING (source_id, document) WHERE turn = $6 AND h.superseded_at IS NULL
               UNION ALL
               SELECT h.mark FROM claim_history h JOIN staged_context USING (source_id, document) WHERE turn = $6 AND h.superseded_at IS NULL)),
       $3::VARCHAR[], $4::BIGINT[]
FROM staged_context c
WHERE c.turn = $6;
