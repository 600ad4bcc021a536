-- The marks of what is in force of a document and whose value a figure of another
-- area or period has, that was recorded since the document was judged.
WITH own AS (
    SELECT h.mark, h.series_key, h.period_id, h.value, h.part, s.peers_key
    FROM observation_history h
    JOIN series s ON s.series_key = h.series_key
    WHERE h.source_id = $1 AND h.document = $2 AND h.superseded_at IS NULL
),
since AS (
    SELECT h.series_key, h.period_id, h.value, h.part, s.peers_key
    FROM observation_history h
    JOIN series s ON s.series_key = h.series_key
    WHERE h.recorded_at >= $3 AND h.superseded_at IS NULL AND h.value IN (SELECT value FROM own)
)
SELECT o.mark
FROM own o
WHERE EXISTS (
    SELECT 1 FROM since t
    WHERE t.value = o.value AND t.part = o.part AND t.peers_key = o.peers_key
      AND (t.series_key <> o.series_key OR t.period_id <> o.period_id));
