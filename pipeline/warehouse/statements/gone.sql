-- The documents in force of a source: whether each is gone, since which night,
-- and how many figures it has in force.
SELECT d.document, coalesce(d.accepted, d.digest), m.since,
       (SELECT count(*) FROM observation_history h WHERE h.source_id = d.source_id AND h.document = d.document AND h.superseded_at IS NULL)
     + (SELECT count(*) FROM claim_history h WHERE h.source_id = d.source_id AND h.document = d.document AND h.superseded_at IS NULL),
       NOT list_contains($2::VARCHAR[], d.document)
FROM document_state d
LEFT JOIN document_missing m USING (source_id, document)
WHERE d.source_id = $1 AND d.state <> 'withdrawn'
ORDER BY d.document;
