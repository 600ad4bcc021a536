-- title_vi: Những chỗ không hiểu được trong văn bản
-- title_en: What could not be understood in the documents
-- grain_vi: Mỗi dòng là một ô hoặc một câu
-- grain_en: One row for each cell or sentence
-- basis_vi: Bản mới nhất của mỗi văn bản
-- basis_en: The newest version of each document
-- left_out_vi: Những chỗ đã sửa ở bản sau
-- left_out_en: What a later version mended

SELECT r.id, r.source_id, s.title_vi AS source_vi, coalesce(s.title_en, s.title_vi) AS source_en, s.province, s.claims AS press,
       r.document, d.title AS document_title, d.url, r.snapshot AS digest, r.locator, r.raw, r.context, r.reason, r.message_vi, r.message_en,
       count(*) OVER (PARTITION BY r.reason) AS same_reason,
       strftime(r.recorded_at AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') AS recorded_at, s.illustrative
FROM reject r
JOIN source s ON s.source_id = r.source_id
LEFT JOIN snapshot d ON d.digest = r.snapshot AND d.source_id = r.source_id AND d.document = r.document
ORDER BY s.claims, r.source_id, r.document, r.snapshot, r.locator, r.reason, r.id
