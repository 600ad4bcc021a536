-- Over how many years the growth in the rows of a statement goes that is not of the year
-- before, or of the period of several years before. The statement that is looked at takes
-- the place of the innermost FROM and WHERE.
SELECT count(DISTINCT years_between), min(years_between), max(years_between), bool_or(years_between > length)
FROM (
    SELECT years_between, coalesce(try_cast(period_end[:4] AS INTEGER) - try_cast(period_start[:4] AS INTEGER) + 1, 1) AS length
    FROM growth
)
