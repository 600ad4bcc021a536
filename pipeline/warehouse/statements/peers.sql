-- The same figure of other provinces in the period, largest first.
WITH asked AS (SELECT * FROM series WHERE id = $1),
told AS (SELECT indicator_id, level, figure_kind AS kind, unit, dimensions, area_id FROM waiting WHERE series_id = $1 LIMIT 1)
SELECT a.area_name, if(a.boundary = own.boundary, '', a.boundary), h.value, h.qualifier, h.document
FROM (SELECT indicator_id, level, kind, unit, dimensions, area_id FROM asked UNION SELECT * FROM told) q
JOIN area own ON own.area_id = q.area_id
JOIN series s ON s.indicator_id = q.indicator_id AND s.level = q.level AND s.kind = q.kind AND s.unit = q.unit AND s.dimensions = q.dimensions
JOIN observation_history h ON h.series_id = s.id AND h.period_id = $2 AND h.superseded_at IS NULL
JOIN area a ON a.area_id = s.area_id AND a.area_slug <> own.area_slug AND a.type <> 'country'
ORDER BY h.value DESC, a.area_name, h.document;
