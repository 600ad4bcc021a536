-- The figures in force of a series, oldest period first, but for one period.
SELECT coalesce(h.period_text, h.period_id), h.value, h.qualifier, h.document
FROM observation_history h
JOIN period p ON p.id = h.period_id
WHERE h.series_id = $1 AND h.superseded_at IS NULL
ORDER BY p.end_date NULLS FIRST, h.period_id, h.source_id, h.document;
