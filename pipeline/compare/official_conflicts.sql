-- title_vi: Các nguồn chính thức nêu khác nhau
-- title_en: Where official sources differ
-- grain_vi: Mỗi dòng là một số chính thức nhường chỗ cho số của nguồn khác, hoặc của văn bản khác
-- grain_en: One row for each official figure that gives way to one of another source or document
-- basis_vi: Cùng chỉ tiêu, cấp, tỉnh theo cùng địa giới, loại số liệu, đơn vị và cùng kỳ
-- basis_en: Same indicator, level, province in the same boundaries, kind, unit and period
-- left_out_vi: Số báo chí nêu (xem news_vs_official); các nguồn nêu giống nhau; số không rõ kỳ
-- left_out_en: What the press claims (see news_vs_official); sources that agree; figures without a period

SELECT c.area_id, c.area_slug, c.area_name, c.boundary, c.indicator_id, i.name_vi AS indicator_vi, i.name_en AS indicator_en,
       c.figure_kind AS kind, c.level, l.position AS level_order, l.name_vi AS level_vi, l.name_en AS level_en, n.split_vi, n.split_en,
       c.period_id, c.period_start, c.period_end,
       c.first_value AS stands, c.first_value_max AS stands_max, c.first_qualifier AS stands_qualifier, c.unit AS stands_unit, [c.first_id] AS stands_origin,
       a.title_vi AS stands_source_vi, coalesce(a.title_en, a.title_vi) AS stands_source_en, c.first_document AS stands_document,
       CAST(c.first_published_on AS VARCHAR) AS stands_published_on,
       c.second_value AS other, c.second_value_max AS other_max, c.second_qualifier AS other_qualifier, c.unit AS other_unit, [c.second_id] AS other_origin,
       b.title_vi AS other_source_vi, coalesce(b.title_en, b.title_vi) AS other_source_en, c.second_document AS other_document,
       CAST(c.second_published_on AS VARCHAR) AS other_published_on,
       c.second_value - c.first_value AS difference, c.contradicts, c.settled_by, c.settled_vi, c.settled_en
FROM conflict c
JOIN indicator i ON i.id = c.indicator_id
JOIN observation_history h ON h.id = c.first_id AND h.source_id = c.first_source_id AND h.document = c.first_document AND h.superseded_at IS NULL
JOIN series_names n ON n.series_id = h.series_id
JOIN source a ON a.id = c.first_source_id
JOIN source b ON b.id = c.second_source_id
LEFT JOIN terms l ON l.term_kind = 'level' AND l.term_id = c.level
WHERE c.kind = 'official_official' AND c.period_id <> 'unknown'
ORDER BY NOT c.contradicts, c.area_slug NULLS LAST, c.boundary, c.indicator_id, l.position NULLS LAST, c.period_start NULLS LAST, c.period_id,
         n.split_vi, c.first_id, c.second_source_id, c.second_document, c.second_id
