-- What a reckoned figure is, and how it was reckoned.
SELECT r.series_id, r.indicator_id, r.indicator_name, r.indicator_name_en, coalesce(r.level, ''), r.area_id, r.area_name, r.kind, r.unit,
       r.dimensions::JSON::VARCHAR, r.period, coalesce(r.period_start, ''), coalesce(r.period_end, ''), coalesce(r.period_text, ''),
       m.expression, r.value, r.value_max, r.qualifier
FROM metric_reckoning r JOIN metric m ON m.id = r.indicator_id
WHERE r.id = $1 AND r.reason IS NULL
LIMIT 1;
