-- What readers are told of a figure besides, and what of it waits for a person.
SELECT kind, source_id, document, stated, note_vi, NULL::TIMESTAMPTZ AS since, []::VARCHAR[] AS checks
FROM annotation WHERE series_id = $1 AND period_id = $2
UNION ALL
SELECT 'waiting', source_id, document, NULL, '', min(since), list(DISTINCT check_id ORDER BY check_id)
FROM waiting WHERE series_id = $1 AND period_id = $2
GROUP BY source_id, document
ORDER BY kind, source_id, document;
