SELECT id, value, value_max, qualifier, part, snapshot, locator, run_id, recorded_at, superseded_at, coalesce(superseded_by, '')
FROM (
    SELECT 'observation' AS record, * FROM observation_history
    UNION ALL
    SELECT 'claim', * FROM claim_history
)
WHERE record = $1 AND series_id = $2 AND period_id = $3 AND source_id = $4 AND document = $5
ORDER BY recorded_at, superseded_at NULLS LAST, id;
