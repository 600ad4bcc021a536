-- The newest version of one figure and where it stands.
SELECT h.series_id, s.indicator_id, coalesce(i.indicator_name, s.indicator_id), coalesce(i.indicator_name_en, s.indicator_id), s.level,
       s.area_id, coalesce(a.area_name, h.province, ''), s.kind, s.unit, s.dimensions::JSON::VARCHAR,
       h.period_id, coalesce(p.period_start, ''), coalesce(p.period_end, ''), coalesce(h.period_text, ''),
       coalesce(p.years, 0), coalesce(h.rounds, 0),
       h.source_id, coalesce(src.title_vi, ''), h.document, coalesce(snap.url, ''), coalesce(snap.publisher, ''),
       coalesce(snap.format, ''), h.snapshot, coalesce(snap.fetched_at, h.recorded_at), coalesce(snap.published_on::VARCHAR, ''),
       h.locator, h.raw, h.shown, h.context, h.rule, coalesce(snap.illustrative, src.illustrative, false)
FROM (
    SELECT 'observation' AS record, * FROM observation_history
    UNION ALL
    SELECT 'claim', * FROM claim_history
) h
JOIN series s ON s.id = h.series_id
JOIN period p ON p.period_id = h.period_id
LEFT JOIN indicator i ON i.indicator_id = s.indicator_id
LEFT JOIN area a ON a.area_id = s.area_id
LEFT JOIN source src ON src.source_id = h.source_id
LEFT JOIN snapshot snap ON snap.digest = h.snapshot AND snap.source_id = h.source_id AND snap.document = h.document
WHERE h.id = $1 AND h.record = $2
ORDER BY h.superseded_at IS NOT NULL, h.recorded_at DESC, h.source_id, h.document
LIMIT 1;
