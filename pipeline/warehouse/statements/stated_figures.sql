-- Everything that a release states or says to wait, one row a key, by key:
-- o/… a figure that stands, c/… a claim of the press, w/… something that waits,
-- of which the value is never known here.
SELECT 'o/' || series_id || '/' || period AS key, id,
       indicator_name, coalesce(level, '') AS level, area_name, period, source_id,
       value, value_max, qualifier, unit, document
FROM observation_all
UNION ALL
SELECT 'c/' || id, id, indicator_name, coalesce(level, ''), area_name, period, source_id,
       value, value_max, qualifier, unit, document
FROM claim_all
UNION ALL
SELECT DISTINCT 'w/' || concat_ws('/', w.kind, w.source_id, w.document, w.series_id, w.period_id, w.check_id), '',
       coalesce(i.indicator_name, w.indicator_id), w.level, coalesce(a.area_name, w.area_id), coalesce(t.period, w.period_id), w.source_id,
       NULL::DOUBLE, NULL::DOUBLE, '', w.unit, w.document
FROM waiting w
LEFT JOIN indicator i ON i.indicator_id = w.indicator_id
LEFT JOIN area a ON a.area_id = w.area_id
LEFT JOIN span t ON t.period_id = w.period_id
ORDER BY key;
