-- The figures that were reckoned from a figure.
SELECT r.id, r.indicator_name, r.indicator_name_en, r.value, r.value_max, r.unit, r.qualifier
FROM metric_reckoning r
WHERE list_contains(r.origin, $1) AND r.reason IS NULL
ORDER BY r.indicator_id, r.period, r.id;
