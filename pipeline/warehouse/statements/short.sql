-- How many totals of a statement are not of all provinces, the worst of them first. The
-- statement that is looked at takes the place of the innermost FROM and WHERE.
SELECT count(*), arg_min(period, share), arg_min(areas_reporting, share), arg_min(areas_total, share)
FROM (
    SELECT period, areas_reporting, areas_total, areas_reporting / areas_total AS share
    FROM totals
)
WHERE share < 1
