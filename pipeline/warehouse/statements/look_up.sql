-- What begins with a prefix; the exact ID comes first.
SELECT DISTINCT id, record FROM (
    SELECT id, 'observation' AS record FROM observation_history
    UNION ALL SELECT id, 'claim' FROM claim_history
    UNION ALL SELECT id, 'reject' FROM reject
    UNION ALL SELECT id, 'metric' FROM metric_reckoning WHERE reason IS NULL
)
WHERE starts_with(id, $1)
ORDER BY id <> $1, id, record DESC
LIMIT 10;
