-- The marks of what is in force of a document and whose value a figure of another
-- area or period has, that was recorded since the document was judged.
WITH own AS (
    SELECT h.mark, h.series_id, h.period_id, h.value, h.part, s.indicator_id, s.level, s.kind, s.unit, s.dimensions
    FROM observation_history h
    JOIN series s ON s.id = h.series_id
    WHERE h.source_id = $1 AND h.document = $2 AND h.superseded_at IS NULL
),
since AS (
    SELECT h.series_id, h.period_id, h.value, h.part, s.indicator_id, s.level, s.kind, s.unit, s.dimensions
    FROM observation_history h
    JOIN series s ON s.id = h.series_id
    WHERE h.recorded_at >= $3 AND h.superseded_at IS NULL AND h.value IN (SELECT value FROM own)
)
SELECT o.mark
FROM own o
WHERE EXISTS (
    SELECT 1 FROM since t
    WHERE t.value = o.value AND t.part = o.part AND t.indicator_id = o.indicator_id AND t.level = o.level AND t.kind = o.kind AND t.unit = o.unit
      AND t.dimensions = o.dimensions AND (t.series_id <> o.series_id OR t.period_id <> o.period_id));
