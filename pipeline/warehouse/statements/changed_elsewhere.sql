-- Whether any other document gained or lost figures since a document was judged,
-- and whether one of its own source did.
SELECT count(*) > 0, coalesce(bool_or(source_id = $1), false)
FROM observation_history
WHERE NOT (source_id = $1 AND document = $2) AND (recorded_at >= $3 OR superseded_at >= $3);
