-- The marks of what is in force of a document. One that has none was recorded
-- before there were any, or corrected.
SELECT h.mark FROM observation_history h WHERE h.source_id = $1 AND h.document = $2 AND h.superseded_at IS NULL
UNION ALL
SELECT h.mark FROM claim_history h WHERE h.source_id = $1 AND h.document = $2 AND h.superseded_at IS NULL;
