-- The names that stand for different land in the rows of a statement, which takes the
-- place of the innermost FROM and WHERE.
SELECT string_agg(area_name, ', ' ORDER BY area_name), count(*)
FROM (SELECT area_name FROM observation GROUP BY area_name HAVING count(DISTINCT territory) > 1)
