-- How many areas have reported what a statement asks of those that have not. Its
-- conditions take the place of the innermost WHERE.
SELECT max(reporting), max(total)
FROM (
    SELECT areas_reporting AS reporting, areas_total AS total
    FROM coverage_by_period
) g
