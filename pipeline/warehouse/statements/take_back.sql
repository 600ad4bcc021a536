-- Takes back held figures that are in force with the very value that is held,
-- because a person once let it through and nobody does any more: what was in force
-- of the document before comes back, as it was read then; where nothing was, the
-- figure is withdrawn.
CREATE OR REPLACE TEMP TABLE staged_before AS
SELECT h.rowid AS row_id, b.row_id AS before_row, b.id AS before_id
FROM staged_observation f
JOIN staged_back USING (id)
CROSS JOIN staged_context c
JOIN observation_history h ON h.series_id = f.series_id AND h.period_id = f.period_id AND h.source_id = c.source_id AND h.document = c.document
    AND h.superseded_at IS NULL AND h.value = f.value AND h.value_max IS NOT DISTINCT FROM f.value_max AND h.qualifier = f.qualifier
LEFT JOIN (SELECT rowid AS row_id, * FROM observation_history) b ON b.superseded_by = h.id AND b.series_id = h.series_id
    AND b.period_id = h.period_id AND b.source_id = h.source_id AND b.document = h.document
    AND (b.value, coalesce(b.value_max, 'NaN'::DOUBLE), b.qualifier) <> (h.value, coalesce(h.value_max, 'NaN'::DOUBLE), h.qualifier)
WHERE NOT f.claim
QUALIFY row_number() OVER (PARTITION BY h.rowid ORDER BY b.superseded_at DESC NULLS LAST, b.row_id DESC) = 1;

UPDATE observation_history h
SET superseded_at = c.recorded_at, superseded_by = b.before_id, superseded_run = c.run_id
FROM staged_before b, staged_context c
WHERE h.rowid = b.row_id;

INSERT INTO observation_history BY NAME
SELECT h.* REPLACE (c.run_id AS run_id, c.recorded_at AS recorded_at, NULL AS superseded_at, NULL AS superseded_by, NULL AS superseded_run)
FROM staged_before b JOIN observation_history h ON h.rowid = b.before_row, staged_context c
ORDER BY h.rowid;
