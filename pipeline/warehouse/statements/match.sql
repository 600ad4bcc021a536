-- What accepting the staged reading would do: what it states as before stays as
-- it is, a figure that it states otherwise takes the place of the old one, one
-- that it no longer states is withdrawn. A figure is (source, document, series,
-- period); where a document states several values of one figure they are matched
-- by value first and in their order then, so that none is lost or doubled. A
-- figure that is held takes no part: what is in force of it stays. What is due of
-- the figures in force is in due.sql, due_in_part.sql and due_together.sql.
CREATE OR REPLACE TEMP TABLE staged_match AS
WITH in_force AS (
    FROM due_figure ANTI JOIN staged_hold USING (claim, series_id, period_id)
), same AS (
    SELECT o.turn, o.claim, o.row_id, n.ordinal, n.id
    FROM in_force o
    JOIN staged_figure n ON n.turn = o.turn AND n.claim = o.claim AND n.series_id = o.series_id AND n.period_id = o.period_id
        AND n.value = o.value AND n.value_max IS NOT DISTINCT FROM o.value_max
        AND n.qualifier = o.qualifier AND n.part = o.part
), old AS (
    SELECT turn, claim, series_id, period_id, row_id,
           row_number() OVER (PARTITION BY turn, claim, series_id, period_id ORDER BY row_id) AS nth
    FROM in_force o ANTI JOIN same s ON s.claim = o.claim AND s.row_id = o.row_id
), new AS (
    SELECT turn, claim, series_id, period_id, ordinal, id,
           row_number() OVER (PARTITION BY turn, claim, series_id, period_id ORDER BY ordinal) AS nth
    FROM staged_figure n ANTI JOIN same s ON s.ordinal = n.ordinal
)
SELECT turn, claim, row_id, ordinal, id, 'unchanged' AS action FROM same
UNION ALL
SELECT turn, claim, row_id, ordinal, id,
       CASE WHEN row_id IS NULL THEN 'new' WHEN ordinal IS NULL THEN 'withdrawn' ELSE 'revised' END AS action
FROM old FULL JOIN new USING (turn, claim, series_id, period_id, nth);
