-- Accepts the staged reading: what it states as before stays as it is, a
-- figure that it states otherwise takes the place of the old one, one that it
-- no longer states is withdrawn. A figure is (source, document, series, period);
-- where a document states several values of one figure they are matched by
-- value first and in their order then, so that none is lost or doubled.
CREATE OR REPLACE TEMP TABLE staged_figure AS
SELECT * FROM staged_reading
QUALIFY row_number() OVER (
    PARTITION BY claim, series_id, period_id, value, value_max, qualifier, part, held ORDER BY ordinal) = 1;

CREATE OR REPLACE TEMP TABLE staged_match AS
WITH in_force AS (
    SELECT false AS claim, h.rowid AS row_id, h.series_id, h.period_id, h.value, h.value_max, h.qualifier, h.part, h.held
    FROM observation_history h JOIN staged_context c USING (source_id, document)
    WHERE h.superseded_at IS NULL
    UNION ALL
    SELECT true AS claim, h.rowid AS row_id, h.series_id, h.period_id, h.value, h.value_max, h.qualifier, h.part, h.held
    FROM claim_history h JOIN staged_context c USING (source_id, document)
    WHERE h.superseded_at IS NULL
), same AS (
    SELECT o.claim, o.row_id, n.ordinal, n.id
    FROM in_force o
    JOIN staged_figure n ON n.claim = o.claim AND n.series_id = o.series_id AND n.period_id = o.period_id
        AND n.value = o.value AND n.value_max IS NOT DISTINCT FROM o.value_max
        AND n.qualifier = o.qualifier AND n.part = o.part AND n.held = o.held
), old AS (
    SELECT claim, series_id, period_id, row_id,
           row_number() OVER (PARTITION BY claim, series_id, period_id ORDER BY row_id) AS turn
    FROM in_force o ANTI JOIN same s ON s.claim = o.claim AND s.row_id = o.row_id
), new AS (
    SELECT claim, series_id, period_id, ordinal, id,
           row_number() OVER (PARTITION BY claim, series_id, period_id ORDER BY ordinal) AS turn
    FROM staged_figure n ANTI JOIN same s ON s.ordinal = n.ordinal
)
SELECT claim, row_id, ordinal, id, 'unchanged' AS action FROM same
UNION ALL
SELECT claim, row_id, ordinal, id,
       CASE WHEN row_id IS NULL THEN 'new' WHEN ordinal IS NULL THEN 'withdrawn' ELSE 'revised' END AS action
FROM old FULL JOIN new USING (claim, series_id, period_id, turn);

INSERT INTO period
SELECT period_id, first(period_start ORDER BY ordinal), first(period_end ORDER BY ordinal),
       first(start_date ORDER BY ordinal), first(end_date ORDER BY ordinal), first(years ORDER BY ordinal),
       CASE WHEN starts_with(period_id, 'rounds:') THEN first(rounds ORDER BY ordinal) END
FROM staged_figure GROUP BY period_id ORDER BY period_id
ON CONFLICT DO NOTHING;

INSERT INTO series
SELECT series_id, indicator_id, level, area_id, kind, unit, dimensions
FROM staged_figure
QUALIFY row_number() OVER (PARTITION BY series_id ORDER BY ordinal) = 1
ORDER BY ordinal
ON CONFLICT DO NOTHING;

UPDATE observation_history h
SET superseded_at = c.recorded_at, superseded_by = m.id, superseded_run = c.run_id
FROM staged_match m, staged_context c
WHERE h.rowid = m.row_id AND NOT m.claim AND m.action IN ('revised', 'withdrawn');

UPDATE claim_history h
SET superseded_at = c.recorded_at, superseded_by = m.id, superseded_run = c.run_id
FROM staged_match m, staged_context c
WHERE h.rowid = m.row_id AND m.claim AND m.action IN ('revised', 'withdrawn');

INSERT INTO observation_history BY NAME
SELECT f.id, f.series_id, f.period_id, c.source_id, c.document, f.province, f.period_text, f.period_basis, f.rounds,
       f.value, f.value_max, f.qualifier, f.part, f.snapshot, f.locator, f.start_offset, f.end_offset,
       f.raw, f.shown, f.context, f.rule, f.held, c.run_id, c.recorded_at
FROM staged_match m JOIN staged_figure f USING (ordinal), staged_context c
WHERE NOT m.claim AND m.action IN ('new', 'revised')
ORDER BY f.ordinal;

INSERT INTO claim_history BY NAME
SELECT f.id, f.series_id, f.period_id, c.source_id, c.document, f.province, f.period_text, f.period_basis, f.rounds,
       f.value, f.value_max, f.qualifier, f.part, f.snapshot, f.locator, f.start_offset, f.end_offset,
       f.raw, f.shown, f.context, f.rule, f.held, c.run_id, c.recorded_at
FROM staged_match m JOIN staged_figure f USING (ordinal), staged_context c
WHERE m.claim AND m.action IN ('new', 'revised')
ORDER BY f.ordinal;
