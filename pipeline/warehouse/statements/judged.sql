-- What is remembered of the judgement of a document, where it was its last one.
SELECT j.basis, j.judged_at, j.doubted, j.columns, j.sums
FROM judged j
JOIN document_state d USING (source_id, document, run_id)
WHERE j.source_id = $1 AND j.document = $2 AND d.state = 'accepted';
