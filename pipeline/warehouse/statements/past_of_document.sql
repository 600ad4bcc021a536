-- The figures of a document that stand behind its judgement and are not stated any
-- more: superseded since, or in force still with one of the marks given.
SELECT series_id, period_id, part
FROM (
    SELECT * FROM observation_history
    UNION ALL
    SELECT * FROM claim_history
)
WHERE source_id = $1 AND document = $2 AND (superseded_at >= $3 OR superseded_at IS NULL AND list_contains($4::BIGINT[], mark));
