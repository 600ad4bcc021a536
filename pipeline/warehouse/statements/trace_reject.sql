SELECT r.source_id, coalesce(src.title_vi, ''), r.document, coalesce(snap.url, ''), coalesce(snap.publisher, ''),
       coalesce(snap.format, ''), r.snapshot, coalesce(snap.fetched_at, r.recorded_at), coalesce(snap.published_on::VARCHAR, ''),
       r.locator, r.raw, r.context, coalesce(snap.illustrative, false), r.reason, r.message_vi, r.message_en
FROM reject r
LEFT JOIN source src ON src.source_id = r.source_id
LEFT JOIN snapshot snap ON snap.digest = r.snapshot AND snap.source_id = r.source_id AND snap.document = r.document
WHERE r.id = ?
ORDER BY r.source_id, r.document
LIMIT 1;
