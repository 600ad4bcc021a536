-- How many figures of a statement stand in one row with the population of a year
-- that is none of their period. The statement that is looked at takes the place of the
-- innermost FROM and WHERE, its figures and populations those of figure and people.
SELECT count(*) FILTER (people.year NOT BETWEEN year(figure.start_date) AND year(figure.end_date))
FROM observation
