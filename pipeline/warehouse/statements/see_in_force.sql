-- What is in force, until a document takes it out, and of those that are staged together
-- what will be.
SELECT -1::BIGINT AS turn, coalesce(e.turn, 9223372036854775807) AS until,
       h.id, h.series_id, h.series_key, h.period_id, h.source_id, h.document, h.value, h.value_max, h.qualifier, h.part, h.locator, h.recorded_at
FROM observation_history h
LEFT JOIN (SELECT unnest(ended) AS row_id, unnest(ending) AS turn FROM staged_asked) e ON e.row_id = h.rowid
WHERE h.superseded_at IS NULL
UNION ALL
SELECT f.turn, 9223372036854775807, f.id, f.series_id, f.series_key, f.period_id, c.source_id, c.document, f.value, f.value_max, f.qualifier, f.part, f.locator, c.recorded_at
FROM staged_each k
JOIN staged_observation f USING (ordinal)
JOIN staged_context c ON c.turn = f.turn
ANTI JOIN (SELECT unnest(list_concat(held, same)) AS ordinal FROM staged_asked) n ON n.ordinal = f.ordinal
WHERE NOT f.claim
