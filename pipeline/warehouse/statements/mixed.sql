-- What the rows of one group of a sum have in common, at worst. The statement that is
-- looked at takes the place of the innermost FROM, WHERE and GROUP BY.
SELECT max(indicators), max(units), max(kinds), max(levels), max(struct_pack(n := levels, names := level_names)).names, max(splits), max(parts), max(moments), max(areas), max(boundaries),
       max((SELECT 2 FROM indicator i WHERE g.rows > 1 AND NOT i.adds_areas AND list_contains(g.names, i.indicator_id) LIMIT 1)),
       max(populations), max(spans), min(least_years), max(most_years)
FROM (
    SELECT count(*) AS rows, list(DISTINCT indicator_id) AS names, count(DISTINCT indicator_id) AS indicators,
           count(DISTINCT unit) AS units,
           count(DISTINCT kind) AS kinds,
           count(DISTINCT coalesce(level, '')) AS levels,
           string_agg(DISTINCT coalesce(nullif(level, ''), ''''''), ', ' ORDER BY coalesce(nullif(level, ''), '''''')) AS level_names,
           CASE WHEN count(DISTINCT dimensions) > 1 AND (bool_or(cardinality(dimensions) = 0) OR count(DISTINCT map_keys(dimensions)) > 1) THEN 2 ELSE 1 END AS splits,
           CASE WHEN bool_or(part) AND NOT bool_and(part) THEN 2 ELSE 1 END AS parts,
           CASE WHEN bool_or(behaviour <> 'flow') THEN count(DISTINCT period) ELSE 1 END AS moments,
           count(DISTINCT area_type) AS areas,
           CASE WHEN count(DISTINCT period) = 1 THEN count(DISTINCT boundary) ELSE 1 END AS boundaries,
           count(DISTINCT population_definition) AS populations,
           CASE WHEN count(DISTINCT years_between) > 1 OR bool_or(years_between > coalesce(try_cast(period_end[:4] AS INTEGER) - try_cast(period_start[:4] AS INTEGER) + 1, 1)) THEN 2 ELSE 1 END AS spans,
           min(years_between) AS least_years, max(years_between) AS most_years
    FROM observation
) g
