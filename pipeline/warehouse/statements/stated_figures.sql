-- Everything that a release states or says to wait, one row a key, by key:
-- o/… a figure that stands, c/… a claim of the press, w/… something that waits.
SELECT 'o/' || series_id || '/' || period AS key, id,
       indicator_name, coalesce(level, '') AS level, area_name, coalesce(nullif(period_text, ''), period) AS period_name,
       value, value_max, qualifier, unit, document
FROM observation_all
UNION ALL
SELECT 'c/' || id, id, indicator_name, coalesce(level, ''), area_name, coalesce(nullif(period_text, ''), period),
       value, value_max, qualifier, unit, document
FROM claim_all
UNION ALL
SELECT DISTINCT 'w/' || concat_ws('/', kind, source_id, document, series_id, period_id, check_id), '', '', '', '', '', NULL::DOUBLE, NULL::DOUBLE, '', '', document
FROM waiting
ORDER BY key;
