-- What stands of the series of the documents that are asked about.
SELECT b.* EXCLUDE (row_no, ordinal) REPLACE (coalesce(e.turn, b.until) AS until), b.row_no AS rowid
FROM standing_each b
LEFT JOIN (SELECT unnest(ended) AS row_id, unnest(ending) AS turn FROM staged_asked) e ON e.row_id = b.history_row
SEMI JOIN (FROM staged_observation SEMI JOIN (SELECT unnest(turns) AS turn FROM staged_asked) USING (turn) WHERE NOT claim) a ON a.series_key = b.series_key
ANTI JOIN (SELECT unnest(list_concat(held, same)) AS ordinal FROM staged_asked) n ON n.ordinal = b.ordinal
