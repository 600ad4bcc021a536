-- The figures of a document of which readers were told that they wait, if it is the
-- same document still.
SELECT DISTINCT ON (w.claim, w.series_id, w.period_id) w.claim, w.series_id, w.period_id, w.check_id
FROM waiting w
JOIN document_state d ON d.source_id = w.source_id AND d.document = w.document AND d.digest = $3
WHERE w.source_id = $1 AND w.document = $2 AND w.kind = 'figure'
ORDER BY w.claim, w.series_id, w.period_id, w.check_id;
