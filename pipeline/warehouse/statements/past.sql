-- The figures in force of a series, oldest period first, also where it counts
-- within the boundaries of another time, which are named then.
WITH asked AS (
    SELECT indicator_id, level, kind, unit, dimensions, area_id FROM series WHERE id = $1
    UNION
    SELECT * FROM (SELECT indicator_id, level, figure_kind, unit, dimensions, area_id FROM waiting WHERE series_id = $1 LIMIT 1)
)
SELECT h.period_id, if(a.area_id = q.area_id, '', a.boundary), h.value, h.qualifier, h.document
FROM asked q
JOIN area own ON own.area_id = q.area_id
JOIN area a ON a.area_slug = own.area_slug
JOIN series s ON s.indicator_id = q.indicator_id AND s.level = q.level AND s.kind = q.kind AND s.unit = q.unit AND s.dimensions = q.dimensions AND s.area_id = a.area_id
JOIN observation_history h ON h.series_id = s.id AND h.superseded_at IS NULL
JOIN period p ON p.period_id = h.period_id
ORDER BY p.end_date NULLS FIRST, h.period_id, a.boundary, h.source_id, h.document;
