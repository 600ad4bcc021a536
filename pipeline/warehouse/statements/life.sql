-- Every version of a figure, whichever document and source stated it, oldest first.
SELECT h.id, h.source_id, h.document, h.locator, h.snapshot, h.value, h.value_max, h.qualifier, h.run_id, h.recorded_at,
       h.superseded_at, coalesce(h.superseded_by, ''), coalesce(h.superseded_run, '')
FROM (
    SELECT 'observation' AS record, * FROM observation_history
    UNION ALL
    SELECT 'claim', * FROM claim_history
) h
WHERE h.record = $1 AND h.series_id = $2 AND h.period_id = $3
ORDER BY h.recorded_at, h.superseded_at NULLS LAST, h.source_id, h.document, h.id;
