-- What is in force of a document, official or claimed.
SELECT id, series_id, period_id, value, value_max, qualifier, locator, shown
FROM (
    SELECT * FROM observation_history
    UNION ALL
    SELECT * FROM claim_history
)
WHERE source_id = $1 AND document = $2 AND superseded_at IS NULL
ORDER BY id;
