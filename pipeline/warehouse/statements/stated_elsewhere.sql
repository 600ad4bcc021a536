-- The marks of what is in force of a document and was recorded or superseded, since
-- the document was judged, in another one too.
SELECT DISTINCT o.mark
FROM observation_history o
JOIN observation_history h ON h.series_key = o.series_key AND h.period_id = o.period_id
WHERE o.source_id = $1 AND o.document = $2 AND o.superseded_at IS NULL
  AND NOT (h.source_id = $1 AND h.document = $2) AND (h.recorded_at >= $3 OR h.superseded_at >= $3);
