-- One figure that waits, as far as readers may know.
INSERT INTO waiting
SELECT $1, c.source_id, c.document, $2, $3, $4, $5, $6, $7, coalesce(
           (SELECT dimensions FROM series s WHERE s.id = $8),
           (SELECT first(dimensions ORDER BY ordinal) FROM staged_observation o WHERE o.series_id = $8)),
       $8, $9, $10, $11, $12, $13, c.run_id
FROM staged_context c;
