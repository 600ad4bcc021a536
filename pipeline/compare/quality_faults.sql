-- title_vi: Nguồn và văn bản đang lỗi
-- title_en: Sources and documents that fail
-- grain_vi: Mỗi dòng là một nguồn hoặc một văn bản không lấy được hay không đọc được
-- grain_en: One row for each source or document that cannot be fetched or read
-- basis_vi: Tình trạng ở lần chạy gần nhất
-- basis_en: As of the latest run
-- left_out_vi: Lỗi đã hết
-- left_out_en: Faults that are over

SELECT f.source_id, s.title_vi AS source_vi, coalesce(s.title_en, s.title_vi) AS source_en, s.province, s.claims AS press,
       f.document, f.reason, f.place, f.message_vi, f.message_en, f.hint_vi, f.hint_en,
       strftime(f.since AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') AS since, f.run_id, t.accepted IS NOT NULL AS earlier_in_force
FROM source_fault f
JOIN source s ON s.source_id = f.source_id
LEFT JOIN document_state t ON t.source_id = f.source_id AND t.document = f.document
ORDER BY s.claims, f.source_id, f.document
