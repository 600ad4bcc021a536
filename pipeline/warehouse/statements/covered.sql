-- How many provinces the sums of a statement are made of where they lack some, the worst
-- of them first. The statement that is looked at takes the place of the innermost FROM and WHERE.
SELECT count(*), arg_min(period, reporting / total), arg_min(reporting, reporting / total), arg_min(total, reporting / total)
FROM (
    SELECT period, reporting, provinces_on('reported', boundary, end_date) AS total
    FROM (
        SELECT period, boundary, max(end_date) AS end_date, count(DISTINCT area_id) FILTER (area_type = 'province') AS reporting
        FROM observation
        GROUP BY period, boundary, indicator_id, kind, level, dimensions, part, unit
    )
)
WHERE reporting > 0 AND reporting < total
