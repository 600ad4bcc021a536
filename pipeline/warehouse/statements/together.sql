-- What a check may read of other documents, where several are staged together: the
-- series and periods that are known, and those that are staged. What is in force is
-- see_in_force.sql.
DROP VIEW IF EXISTS in_force;

CREATE OR REPLACE TEMP VIEW known_series AS
FROM series
UNION ALL
FROM staged_series;

CREATE OR REPLACE TEMP VIEW known_period AS
SELECT period_id AS id, period_start AS start_text, period_end AS end_text, start_date, end_date, years, rounds FROM period
UNION ALL
FROM staged_period;
