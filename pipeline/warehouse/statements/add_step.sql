-- One step of a run, behind those before.
INSERT INTO run_step
SELECT $1, coalesce(max(seq), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
FROM run_step
WHERE run_id = $1;
