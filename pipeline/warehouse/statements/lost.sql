-- The official figures that a staged document no longer states and whose loss looks
-- like an accident, each with why: its whole sheet gave nothing, all of its
-- period or its area is gone, or more than a share of the document.
CREATE OR REPLACE TEMP TABLE staged_lost AS
WITH standing AS (
    SELECT c.turn, h.rowid AS row_id, h.id, h.series_id, h.period_id, h.value, h.value_max, h.qualifier, h.locator, h.shown, h.context,
           s.indicator_id, s.level, s.area_id, s.kind, s.unit, regexp_extract(h.locator, '^(.*)!', 1) AS sheet,
           m.row_id IS NOT NULL AS lost
    FROM observation_history h
    JOIN staged_context c USING (source_id, document)
    JOIN series s ON s.id = h.series_id
    LEFT JOIN staged_match m ON m.row_id = h.rowid AND NOT m.claim AND m.action = 'withdrawn'
    WHERE h.superseded_at IS NULL
      -- What the same place states still under another name is not lost: what earlier
      -- versions named without its province, and what is of another level alone.
      AND NOT EXISTS (
          SELECT 1 FROM staged_observation n
          WHERE n.turn = c.turn AND NOT n.claim AND n.locator = h.locator AND n.period_id = h.period_id AND n.value = h.value AND n.series_id <> h.series_id
            AND (s.area_id = '' AND split_part(n.series_id, '|', 3) LIKE '?%' AND regexp_replace(n.series_id, '[|][?][^|]*[|]', '||') = h.series_id
                 OR n.indicator_id = s.indicator_id AND n.area_id = s.area_id AND n.kind = s.kind AND n.unit = s.unit AND n.dimensions = s.dimensions
                    AND n.level <> s.level))
), counted AS (
    SELECT *, bool_and(lost) OVER (PARTITION BY turn, sheet) AS sheet_lost,
           bool_and(lost) OVER (PARTITION BY turn, period_id) AND count(*) OVER (PARTITION BY turn, period_id) >= $2 AS period_lost,
           bool_and(lost) OVER (PARTITION BY turn, area_id) AND count(*) OVER (PARTITION BY turn, area_id) >= $2 AS area_lost,
           count(*) FILTER (lost) OVER (PARTITION BY turn) >= $2 AND count(*) FILTER (lost) OVER (PARTITION BY turn) > $1 * count(*) OVER (PARTITION BY turn) AS share_lost
    FROM standing
)
SELECT turn, row_id, id, series_id, period_id, value, value_max, qualifier, locator, shown, context, indicator_id, level, area_id, kind, unit,
       CASE WHEN sheet_lost THEN 'sheet_gone' WHEN period_lost THEN 'period_gone' WHEN area_lost THEN 'area_gone' ELSE 'many_gone' END AS why,
       CASE WHEN sheet_lost THEN sheet WHEN period_lost THEN period_id WHEN area_lost THEN area_id ELSE '' END AS what
FROM counted
WHERE lost AND (sheet_lost OR period_lost OR area_lost OR share_lost);
