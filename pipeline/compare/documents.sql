-- title_vi: Các văn bản đã lấy về
-- title_en: The documents that were fetched
-- grain_vi: Mỗi dòng là một bản của một văn bản, tại một nguồn
-- grain_en: One row for each version of a document of a source
-- basis_vi: Không phụ thuộc địa giới
-- basis_en: None
-- left_out_vi: Bản cũ mà không số liệu nào, kể cả số đã thay, lấy từ đó
-- left_out_en: Old versions that no figure, present or past, came from

WITH figures AS (SELECT snapshot, source_id, document, count(*) AS n FROM observation_history WHERE superseded_at IS NULL GROUP BY ALL),
claims AS (SELECT snapshot, source_id, document, count(*) AS n FROM claim_history WHERE superseded_at IS NULL GROUP BY ALL),
rejects AS (SELECT snapshot, source_id, document, count(*) AS n FROM reject GROUP BY ALL),
found AS (SELECT snapshot, source_id, document, count(*) AS n FROM check_result GROUP BY ALL),
-- A page of changes still leads to what was there before.
touched AS (
    SELECT snapshot, source_id, document FROM observation_history
    UNION
    SELECT snapshot, source_id, document FROM claim_history
)
SELECT d.digest, d.source_id, s.title_vi AS source_vi, coalesce(s.title_en, s.title_vi) AS source_en, d.document, d.title, d.url,
       coalesce(d.publisher, p.name) AS publisher, coalesce(d.licence, s.licence) AS licence, s.claims AS press, s.province,
       CAST(d.published_on AS VARCHAR) AS published_on, strftime(d.fetched_at AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') AS fetched_at,
       d.format, d.media_type, d.size,
       CASE WHEN t.digest = d.digest THEN t.state WHEN t.accepted = d.digest THEN 'accepted' ELSE 'superseded' END AS state,
       CASE WHEN t.digest = d.digest AND t.state = 'quarantined' THEN 'Đang bị giữ lại chờ xem xét' WHEN t.digest = d.digest AND t.state = 'withdrawn' THEN 'Nguồn đã gỡ'
            WHEN t.digest = d.digest OR t.accepted = d.digest THEN 'Đang dùng' ELSE 'Bản cũ' END AS state_vi,
       CASE WHEN t.digest = d.digest AND t.state = 'quarantined' THEN 'Held back until reviewed' WHEN t.digest = d.digest AND t.state = 'withdrawn' THEN 'Withdrawn by the source'
            WHEN t.digest = d.digest OR t.accepted = d.digest THEN 'In force' ELSE 'Earlier version' END AS state_en,
       coalesce(f.n, 0) AS figures, coalesce(c.n, 0) AS claims, coalesce(r.n, 0) AS rejects, coalesce(k.n, 0) AS check_faults, d.illustrative
FROM snapshot d
JOIN source s ON s.source_id = d.source_id
LEFT JOIN publisher p ON p.id = s.publisher_id
LEFT JOIN document_state t ON t.source_id = d.source_id AND t.document = d.document
LEFT JOIN figures f ON f.snapshot = d.digest AND f.source_id = d.source_id AND f.document = d.document
LEFT JOIN claims c ON c.snapshot = d.digest AND c.source_id = d.source_id AND c.document = d.document
LEFT JOIN rejects r ON r.snapshot = d.digest AND r.source_id = d.source_id AND r.document = d.document
LEFT JOIN found k ON k.snapshot = d.digest AND k.source_id = d.source_id AND k.document = d.document
LEFT JOIN touched u ON u.snapshot = d.digest AND u.source_id = d.source_id AND u.document = d.document
WHERE t.digest = d.digest OR t.accepted = d.digest OR u.snapshot IS NOT NULL OR r.n > 0
ORDER BY s.claims, d.source_id, d.published_on DESC NULLS LAST, d.document, d.fetched_at DESC, d.digest
