-- title_vi: Mọi số liệu, chính thức và do báo chí nêu, của tỉnh, khu vực và cả nước
-- title_en: Every figure, official and claimed by the press, of provinces, regions and the country
-- by: area
-- grain_vi: Mỗi dòng là một số liệu đang có hiệu lực; cột claim phân biệt số báo chí nêu, không bao giờ cộng chung với số chính thức
-- grain_en: One row for each figure in force; the column claim tells what the press states, which is never added to official figures
-- basis_vi: Địa giới như nguồn báo cáo
-- basis_en: Boundaries as reported
-- left_out_vi: Số của nguồn khác không được ưu tiên (xem bảng conflict)
-- left_out_en: Figures of sources that give way (see the table conflict)

SELECT o.claim, o.area_id, o.area_slug, o.area_name, o.area_type, o.boundary, o.province,
       o.indicator_id, o.indicator_name, o.indicator_name_en, o.level, n.level_order, n.level_vi, n.level_en, n.split_vi, n.split_en,
       o.kind, n.kind_vi, n.kind_en,
       o.period, o.period_start, o.period_end, o.period_text, o.period_basis, o.years, o.rounds,
       o.behaviour, b.name_vi AS behaviour_vi, b.name_en AS behaviour_en, o.divisible_years,
       o.value, o.value_max, o.unit, o.qualifier, o.origin,
       n.unit_vi, n.unit_en, o.part, o.raw, o.shown, o.context, o.locator, o.snapshot AS digest,
       o.source_id, s.title_vi AS source_vi, coalesce(s.title_en, s.title_vi) AS source_en, p.name AS publisher, o.document,
       d.title AS document_title, d.url, CAST(o.published_on AS VARCHAR) AS published_on,
       strftime(d.fetched_at AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') AS fetched_at, o.illustrative
FROM (
    SELECT false AS claim, * FROM observation_all
    UNION ALL BY NAME
    SELECT true AS claim, * FROM claim_all
) o
JOIN series_measure m ON m.series_id = o.series_id AND m.indicator_id = o.indicator_id
LEFT JOIN measure_named n ON n.measure = m.measure AND n.indicator_id = m.indicator_id
LEFT JOIN term_named b ON b.term_kind = 'behaviour' AND b.term_id = o.behaviour
JOIN source s ON s.source_id = o.source_id
LEFT JOIN publisher p ON p.id = s.publisher_id
LEFT JOIN snapshot d ON d.digest = o.snapshot AND d.source_id = o.source_id AND d.document = o.document
ORDER BY o.claim, o.area_slug NULLS LAST, o.boundary, o.indicator_id, n.level_order NULLS LAST, n.split_vi, o.kind, o.period_start NULLS LAST, o.period,
         o.part, o.source_id, o.document, o.id
