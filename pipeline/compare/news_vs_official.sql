-- title_vi: Báo chí nêu và số chính thức
-- title_en: What the press says and the official figure
-- grain_vi: Mỗi dòng là một số do báo chí nêu
-- grain_en: One row for each figure claimed by the press
-- basis_vi: Số chính thức cùng chỉ tiêu, cấp, tỉnh theo cùng địa giới, loại số liệu, đơn vị và cùng kỳ
-- basis_en: The official figure of the same indicator, level, province in the same boundaries, kind, unit and period
-- left_out_vi: Số chính thức mà báo chí không nêu. Hai nguồn không bao giờ trộn vào nhau. Số nêu ước chừng được coi là khớp khi lệch đúng chiều đã nêu và không quá 10 % (“trên”, “gần”…) hoặc 5 % (“khoảng”)
-- left_out_en: Official figures that no press states. The two are never merged. A figure stated roughly agrees when it is off in the direction stated and by no more than 10 % (“more than”, “nearly”, …) or 5 % (“about”)

WITH level_name AS (
    SELECT term_id AS level, position AS level_order, name_vi AS level_vi, name_en AS level_en FROM terms WHERE term_kind = 'level'
),
-- What the words of a figure leave open, as shares of it.
room (qualifier, below, above) AS (
    VALUES ('exact', 0.0, 0.0), ('at_least', 0.0, 0.1), ('more_than', 0.0, 0.1), ('about', 0.05, 0.05), ('less_than', 0.1, 0.0), ('up_to', 0.1, 0.0)
),
pair AS (
    SELECT c.*, o.id AS official_id, o.value AS o_value, o.value_max AS o_max, o.qualifier AS o_qualifier, o.unit AS o_unit, o.source_id AS o_source,
           c.value * (1 - cr.below) <= coalesce(o.value_max, o.value) * (1 + r.above) * (1 + 1e-9)
               AND o.value * (1 - r.below) <= coalesce(c.value_max, c.value) * (1 + cr.above) * (1 + 1e-9) AS fits
    FROM claim_all c
    JOIN room cr ON cr.qualifier = c.qualifier
    LEFT JOIN observation_all o ON o.series_id = c.series_id AND o.period = c.period
    LEFT JOIN room r ON r.qualifier = o.qualifier
),
judged AS (
    SELECT *, CASE WHEN official_id IS NULL THEN 'only_news'
                   WHEN fits THEN 'agrees'
                   WHEN period = 'unknown' THEN 'only_news'
                   ELSE 'differs' END AS verdict
    FROM pair
)
SELECT j.area_id, j.area_slug, j.area_name, j.area_type, j.boundary, j.province, j.indicator_id, j.indicator_name, j.indicator_name_en,
       j.kind, j.level, n.level_order, n.level_vi, n.level_en,
       x.split_vi, x.split_en,
       j.period, j.period_start, j.period_end, j.period_text, j.years, j.rounds, j.part,
       j.value, j.value_max, j.unit, j.qualifier, j.origin,
       j.context AS claim_sentence, j.source_id AS claim_source, s.title_vi AS claim_source_vi, coalesce(s.title_en, s.title_vi) AS claim_source_en,
       CAST(j.published_on AS VARCHAR) AS claim_published_on,
       CASE WHEN j.verdict <> 'only_news' THEN j.o_value END AS official,
       CASE WHEN j.verdict <> 'only_news' THEN j.o_max END AS official_max,
       CASE WHEN j.verdict <> 'only_news' THEN j.o_qualifier END AS official_qualifier,
       CASE WHEN j.verdict <> 'only_news' THEN j.o_unit END AS official_unit,
       CASE WHEN j.verdict <> 'only_news' THEN [j.official_id] END AS official_origin,
       CASE WHEN j.verdict <> 'only_news' THEN j.o_source END AS official_source,
       CASE WHEN j.verdict <> 'only_news' THEN j.value - j.o_value END AS difference,
       j.verdict,
       CASE j.verdict WHEN 'agrees' THEN 'Khớp' WHEN 'differs' THEN 'Khác nhau' ELSE 'Chỉ có trên báo' END AS verdict_vi,
       CASE j.verdict WHEN 'agrees' THEN 'Agrees' WHEN 'differs' THEN 'Differs' ELSE 'Only in the news' END AS verdict_en,
       CASE WHEN j.area_id = '' THEN 'Bài báo không nêu địa phương.'
            WHEN j.verdict = 'agrees' AND j.period = 'unknown' THEN 'Cả hai nguồn đều không rõ kỳ.'
            WHEN j.verdict = 'agrees' AND j.qualifier <> j.o_qualifier THEN 'Hai nguồn khớp trong khoảng mà cách nói ước chừng cho phép.'
            WHEN j.verdict = 'differs' AND (j.qualifier <> 'exact' OR j.o_qualifier <> 'exact') THEN 'Có nguồn chỉ nêu ước chừng, nhưng hai số lệch nhau quá xa.'
            WHEN j.official_id IS NOT NULL AND j.verdict = 'only_news' THEN 'Có số chính thức nhưng không rõ kỳ nên không so được.'
            WHEN j.verdict = 'only_news' AND j.period = 'unknown' THEN 'Bài báo không nêu kỳ số liệu.'
            WHEN j.verdict = 'only_news' THEN 'Không có số chính thức cùng chỉ tiêu và cùng kỳ.' END AS note_vi,
       CASE WHEN j.area_id = '' THEN 'The article does not say which province.'
            WHEN j.verdict = 'agrees' AND j.period = 'unknown' THEN 'Neither source states the period.'
            WHEN j.verdict = 'agrees' AND j.qualifier <> j.o_qualifier THEN 'The two agree within what the rough wording allows.'
            WHEN j.verdict = 'differs' AND (j.qualifier <> 'exact' OR j.o_qualifier <> 'exact') THEN 'One of the two is stated roughly, but they are too far apart.'
            WHEN j.official_id IS NOT NULL AND j.verdict = 'only_news' THEN 'There is an official figure, but no known period to compare on.'
            WHEN j.verdict = 'only_news' AND j.period = 'unknown' THEN 'The article does not state the period.'
            WHEN j.verdict = 'only_news' THEN 'No official figure of the same indicator and period.' END AS note_en,
       j.illustrative
FROM judged j
JOIN series_named x ON x.series_id = j.series_id
JOIN source s ON s.source_id = j.source_id
LEFT JOIN level_name n ON n.level = j.level
ORDER BY CASE j.verdict WHEN 'differs' THEN 1 WHEN 'only_news' THEN 2 ELSE 3 END, j.area_slug NULLS LAST, j.boundary, j.indicator_id,
         n.level_order NULLS LAST, j.period_start NULLS LAST, j.period, j.source_id, j.id
