-- How many definitions the populations that a statement reads have.
SELECT count(DISTINCT definition) FROM area_population
