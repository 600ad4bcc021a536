-- title_vi: Số liệu đang chờ xem lại
-- title_en: Figures that wait to be reviewed
-- grain_vi: Mỗi dòng là một số liệu của một văn bản chưa được dùng, hoặc không còn được nêu mà vẫn có hiệu lực
-- grain_en: One row for each figure of a document that is not used yet, or is no longer stated and still in force
-- basis_vi: Tình trạng ở lần chạy gần nhất; số đang dùng là số vẫn có hiệu lực trong lúc chờ
-- basis_en: As of the latest run; the figure in use is the one that stays in force meanwhile
-- left_out_vi: Giá trị đang chờ không được công bố
-- left_out_en: The value that waits is not published

SELECT w.area_id, a.area_slug, a.area_name, a.boundary, w.indicator_id, i.indicator_name, i.indicator_name_en,
       w.figure_kind AS kind, w.level, l.position AS level_order, l.name_vi AS level_vi, l.name_en AS level_en, sp.period, p.period_start, p.period_end,
       w.kind AS state,
       CASE w.kind WHEN 'figure' THEN if(h.id IS NULL, 'Đang chờ xem', 'Đang chờ xem; tạm dùng số cũ')
                   WHEN 'withdrawal' THEN 'Văn bản không còn nêu; vẫn dùng cho đến khi có người xác nhận'
                   WHEN 'kept' THEN 'Văn bản không còn nêu; đã xem và vẫn dùng'
                   ELSE if(h.id IS NULL, 'Đã xem và không dùng', 'Đã xem và không dùng; dùng số cũ') END AS state_vi,
       CASE w.kind WHEN 'figure' THEN if(h.id IS NULL, 'Waits to be reviewed', 'Waits to be reviewed; the earlier figure is in use')
                   WHEN 'withdrawal' THEN 'No longer stated; in use until a person confirms'
                   WHEN 'kept' THEN 'No longer stated; reviewed and still in use'
                   ELSE if(h.id IS NULL, 'Reviewed and not used', 'Reviewed and not used; the earlier figure is in use') END AS state_en,
       h.value AS standing, h.value_max AS standing_max, h.qualifier AS standing_qualifier, if(h.id IS NULL, NULL, w.unit) AS standing_unit,
       if(h.id IS NULL, NULL, [h.id]) AS standing_origin,
       w.source_id, s.title_vi AS source_vi, coalesce(s.title_en, s.title_vi) AS source_en, w.document, w.locator, w.check_id,
       strftime(w.since AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') AS since
FROM waiting w
JOIN source s ON s.source_id = w.source_id
LEFT JOIN period p ON p.period_id = w.period_id
LEFT JOIN span sp ON sp.period_id = w.period_id
LEFT JOIN area a ON a.area_id = w.area_id
LEFT JOIN indicator i ON i.indicator_id = w.indicator_id
LEFT JOIN term_named l ON l.term_kind = 'level' AND l.term_id = w.level
LEFT JOIN (FROM observation_history UNION ALL FROM claim_history) h
       ON h.id = w.standing_id AND h.source_id = w.source_id AND h.document = w.document AND h.superseded_at IS NULL
ORDER BY w.kind, a.area_slug NULLS LAST, a.boundary, w.indicator_id, l.position NULLS LAST, w.period_id, w.source_id, w.document, w.locator, w.check_id
