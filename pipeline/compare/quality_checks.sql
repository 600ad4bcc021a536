-- title_vi: Những điểm bất thường mà phép kiểm tra tìm thấy
-- title_en: What the checks found
-- grain_vi: Mỗi dòng là một điểm bất thường
-- grain_en: One row for each fault
-- basis_vi: Bản mới nhất của mỗi văn bản
-- basis_en: The newest version of each document
-- left_out_vi: Những điểm đã sửa ở bản sau
-- left_out_en: What a later version mended

-- The figures of a document that is held back are not kept: its place is all there is.
WITH kept AS (
    SELECT id FROM observation_history WHERE id IN (SELECT observation_id FROM check_result)
    UNION
    SELECT id FROM claim_history WHERE id IN (SELECT observation_id FROM check_result)
)
SELECT c.check_id, c.severity,
       CASE c.severity WHEN 'blocking' THEN 'Giữ lại văn bản' WHEN 'held' THEN 'Giữ lại số liệu' ELSE 'Cảnh báo' END AS severity_vi,
       CASE c.severity WHEN 'blocking' THEN 'Document held back' WHEN 'held' THEN 'Figure held back' ELSE 'Warning' END AS severity_en,
       c.source_id, s.title_vi AS source_vi, coalesce(s.title_en, s.title_vi) AS source_en, s.province, s.claims AS press,
       c.document, d.title AS document_title, d.url, c.snapshot AS digest, c.locator,
       c.observation_id, CASE WHEN k.id IS NOT NULL THEN [k.id] END AS fault_origin,
       c.message_vi, c.message_en, c.hint_vi, c.hint_en, t.state = 'quarantined' AS quarantined, s.illustrative
FROM check_result c
JOIN source s ON s.source_id = c.source_id
LEFT JOIN kept k ON k.id = c.observation_id
LEFT JOIN document_state t ON t.source_id = c.source_id AND t.document = c.document
LEFT JOIN snapshot d ON d.digest = c.snapshot AND d.source_id = c.source_id AND d.document = c.document
ORDER BY c.severity, s.claims, c.source_id, c.document, c.check_id, c.locator NULLS FIRST, c.observation_id NULLS FIRST, c.message_vi
