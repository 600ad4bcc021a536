-- title_vi: Các nguồn chính thức nêu khác nhau
-- title_en: Where official sources differ
-- grain_vi: Mỗi dòng là một số chính thức nhường chỗ cho số của nguồn khác, hoặc của văn bản khác
-- grain_en: One row for each official figure that gives way to one of another source or document
-- basis_vi: Cùng chỉ tiêu, cấp, tỉnh theo cùng địa giới, loại số liệu, đơn vị và cùng kỳ
-- basis_en: Same indicator, level, province in the same boundaries, kind, unit and period
-- left_out_vi: Số báo chí nêu (xem news_vs_official); các nguồn nêu giống nhau; số không rõ kỳ
-- left_out_en: What the press claims (see news_vs_official); sources that agree; figures without a period

SELECT c.area_id, c.area_slug, c.area_name, c.area_type, c.boundary, c.indicator_id, c.indicator_name, c.indicator_name_en,
       c.kind, c.level, l.position AS level_order, l.name_vi AS level_vi, l.name_en AS level_en, n.split_vi, n.split_en,
       c.period, c.period_start, c.period_end,
       c.value, c.value_max, c.unit, c.qualifier, c.origin,
       a.title_vi AS stands_source_vi, coalesce(a.title_en, a.title_vi) AS stands_source_en, c.document AS stands_document,
       CAST(c.published_on AS VARCHAR) AS stands_published_on,
       c.other, c.other_max, c.other_unit, c.other_qualifier, c.other_origin,
       b.title_vi AS other_source_vi, coalesce(b.title_en, b.title_vi) AS other_source_en, c.other_document,
       CAST(c.other_published_on AS VARCHAR) AS other_published_on,
       c.other - c.value AS difference, c.contradicts, c.settled_by, c.settled_vi, c.settled_en
FROM conflict c
JOIN series_named n ON n.series_id = c.series_id
JOIN source a ON a.source_id = c.source_id
JOIN source b ON b.source_id = c.other_source_id
LEFT JOIN term_named l ON l.term_kind = 'level' AND l.term_id = c.level
WHERE c.sides = 'official_official' AND c.period <> 'unknown'
ORDER BY NOT c.contradicts, c.area_slug NULLS LAST, c.boundary, c.indicator_id, l.position NULLS LAST, c.period_start NULLS LAST, c.period,
         n.split_vi, c.origin[1], c.other_source_id, c.other_document, c.other_origin[1]
