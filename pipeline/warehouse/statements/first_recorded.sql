-- How many rows of a statement are of figures recorded for the first time, and how many are
-- not. The statement that is looked at takes the place of the innermost FROM and WHERE.
SELECT count(*) FILTER (change = 'new'), count(*) FILTER (change <> 'new')
FROM revisions
