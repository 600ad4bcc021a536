-- The figures of a document that stand behind its judgement and are not stated any
-- more: superseded since, or in force still with one of the marks given.
WITH asked AS (
    SELECT unnest($4::BIGINT[]) AS mark
),
gone AS (
    SELECT series_id, period_id, part
    FROM observation_history
    WHERE source_id = $1 AND document = $2 AND superseded_at >= $3
    UNION ALL
    SELECT series_id, period_id, part
    FROM claim_history
    WHERE source_id = $1 AND document = $2 AND superseded_at >= $3
    UNION ALL
    SELECT h.series_id, h.period_id, h.part
    FROM observation_history h SEMI JOIN asked USING (mark)
    WHERE h.source_id = $1 AND h.document = $2 AND h.superseded_at IS NULL
    UNION ALL
    SELECT h.series_id, h.period_id, h.part
    FROM claim_history h SEMI JOIN asked USING (mark)
    WHERE h.source_id = $1 AND h.document = $2 AND h.superseded_at IS NULL
)
SELECT g.series_id, g.period_id, g.part, p.years, p.end_date
FROM gone g
LEFT JOIN period p ON p.period_id = g.period_id
