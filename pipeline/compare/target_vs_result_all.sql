-- title_vi: Mục tiêu và kết quả, kể cả của cả nước và của khu vực
-- title_en: Target against result, the country and its regions included
-- takes: basis
-- by: indicator
-- grain_vi: Mỗi dòng là một mục tiêu hoặc kế hoạch của một địa phương trong một kỳ
-- grain_en: One row for each target or plan of an area and period
-- basis_vi: Địa giới như nguồn báo cáo, hoặc địa giới đã chọn: mục tiêu và kết quả cùng được ghép đúng về địa bàn ấy. Kết quả cùng chỉ tiêu, cấp, tỉnh và đơn vị; cùng kỳ, hoặc từ cùng năm đầu đến nay, hoặc cộng các năm đã có khi chỉ tiêu cộng được theo năm
-- basis_en: Boundaries as reported, or a chosen one, to which targets and results alike are carried where that is exact. The result of the same indicator, level, province and unit; of the same period, or from the same first year until now, or its years added where the indicator adds over time
-- left_out_vi: Mục tiêu và kết quả do báo chí nêu; số ước thực hiện. Kết quả của tỉnh mới không được coi là kết quả của tỉnh cũ. Trên địa giới đã chọn: số “trong đó” và mục tiêu không ghép được đúng (xem figures_by_basis)
-- left_out_en: Targets and results claimed by the press; estimates. A result of a new province is not taken for one of the old. On a chosen basis: parts, and targets that cannot be carried exactly (see figures_by_basis)

WITH level_name AS (
    SELECT term_id AS level, position AS level_order, name_vi AS level_vi, name_en AS level_en FROM terms WHERE term_kind = 'level'
),
figure AS (FROM observation_all_on(basis)),
target AS (SELECT * FROM figure WHERE kind IN ('target', 'plan')),
-- Every result that speaks of the same thing within the time of the target.
met AS (
    SELECT t.id AS target_id, t.period = r.period AS same_period, t.start_date = r.start_date AND r.end_date < t.end_date AS so_far,
           i.adds_time AND i.behaviour <> 'stock' AND r.years = 1
               AND r.start_date = date_trunc('year', r.start_date) AND r.end_date + 1 = date_trunc('year', r.end_date + 1)
               AND r.start_date >= t.start_date AND r.end_date <= t.end_date AS one_year,
           year(t.start_date) AS first_year, year(r.end_date) AS year, r.*
    FROM target t
    JOIN indicator i ON i.indicator_id = t.indicator_id
    JOIN figure r ON r.kind = 'actual' AND r.indicator_id = t.indicator_id AND r.level = t.level AND r.area_id = t.area_id
                      AND r.unit = t.unit AND r.dimensions = t.dimensions
    WHERE t.period <> 'unknown' AND r.part = (t.part AND r.period = t.period AND r.part)
),
-- The one result a target is held against: the same period, else the longest
-- from the same first day, else its single years added.
result AS (
    SELECT target_id, indicator_id, area_id, 'same_period' AS status, 1 AS choice, value, value_max, qualifier, unit, origin, period,
           period_start, period_end, years AS years_with_figures, years AS years_passed
    FROM met WHERE same_period
    UNION ALL BY NAME
    SELECT target_id, indicator_id, area_id, 'so_far' AS status, 2 AS choice, value, value_max, qualifier, unit, origin, period,
           period_start, period_end, years AS years_with_figures, years AS years_passed
    FROM met WHERE so_far AND years > 1
    UNION ALL BY NAME
    SELECT target_id, indicator_id, area_id, 'years_added' AS status, 3 AS choice, sum(value) AS value,
           CASE WHEN bool_or(value_max IS NOT NULL) THEN sum(coalesce(value_max, value)) END AS value_max,
           CASE WHEN bool_and(qualifier = 'exact') AND count(*) = max(year) - first_year + 1 THEN 'exact'
                WHEN bool_and(qualifier IN ('exact', 'at_least', 'more_than')) THEN if(bool_or(qualifier = 'more_than'), 'more_than', 'at_least')
                ELSE 'about' END AS qualifier,
           unit, list_sort(list_distinct(flatten(list(origin)))) AS origin, NULL AS period, min(period_start) AS period_start, max(period_end) AS period_end,
           count(*) AS years_with_figures, max(year) - first_year + 1 AS years_passed
    FROM met WHERE one_year GROUP BY target_id, indicator_id, area_id, unit, first_year
),
best AS (
    SELECT * FROM result
    QUALIFY row_number() OVER (PARTITION BY target_id, indicator_id, area_id ORDER BY choice, period_end DESC, origin[1]) = 1
),
-- Results that stand in the documents and cannot be carried to the basis.
kept_back AS (
    SELECT area_id, indicator_id, level, unit, dimensions, period, min(withheld_vi) AS because_vi, min(withheld_en) AS because_en
    FROM carried(basis) WHERE basis <> 'reported' AND kind = 'actual' AND stands AND withheld IS NOT NULL
    GROUP BY ALL
),
-- Plans from which the results of most provinces lie far away: no country misses its
-- plans by half everywhere, so the two sums are not of the same items.
unlike AS (
    SELECT t.indicator_id, t.level, t.kind, t.unit, t.dimensions, t.period, t.part, median(100 * r.value / coalesce(t.value_max, t.value)) AS middle
    FROM target t JOIN best r ON r.target_id = t.id AND r.indicator_id = t.indicator_id AND r.area_id = t.area_id
    WHERE t.kind = 'plan' AND t.value > 0 AND t.area_type = 'province' AND r.status = 'same_period'
    GROUP BY ALL
    HAVING count(DISTINCT t.area_id) >= 10 AND middle NOT BETWEEN 67 AND 150
)
SELECT t.area_id, t.area_slug, t.area_name, t.area_type, t.boundary, t.indicator_id, t.indicator_name, t.indicator_name_en,
       t.kind, t.level, n.level_order, n.level_vi, n.level_en,
       x.split_vi, x.split_en,
       t.period, t.period_start, t.period_end, t.period_text, t.years, t.part,
       t.value AS target, t.value_max AS target_max, t.qualifier AS target_qualifier, t.unit AS target_unit, t.origin AS target_origin,
       r.value, r.value_max, r.unit, r.qualifier, r.origin,
       r.period_start AS result_start, r.period_end AS result_end, r.years_with_figures, r.years_passed,
       coalesce(r.status, 'missing') AS status,
       CASE WHEN t.value > 0 THEN 100 * r.value / coalesce(t.value_max, t.value) END AS share,
       CASE WHEN t.value > 0 AND (r.value_max IS NOT NULL OR (t.value_max IS NOT NULL AND r.value IS NOT NULL))
            THEN 100 * coalesce(r.value_max, r.value) / t.value END AS share_max,
       CASE WHEN NOT t.value > 0 OR r.value IS NULL THEN NULL
            ELSE ratio_qualifier(r.qualifier, t.qualifier) END AS share_qualifier,
       CASE WHEN t.value > 0 AND r.value IS NOT NULL THEN 'percent' END AS share_unit,
       CASE WHEN t.value > 0 AND r.value IS NOT NULL THEN list_sort(list_concat(r.origin, t.origin)) END AS share_origin,
       CASE WHEN r.value IS NOT NULL THEN u.middle END AS unlike_middle,
       CASE WHEN r.value IS NOT NULL AND u.middle IS NOT NULL THEN 'Kế hoạch và kết quả có thể không gồm cùng các khoản' END AS unlike_vi,
       CASE WHEN r.value IS NOT NULL AND u.middle IS NOT NULL THEN 'Plan and result may not hold the same items' END AS unlike_en,
       nullif(concat_ws(' ',
           CASE WHEN t.part THEN 'Là một phần (“trong đó”) của mục tiêu khác trong cùng văn bản.' END,
           CASE WHEN r.status IS NULL AND t.period = 'unknown' THEN 'Mục tiêu không rõ kỳ nên không gắn được kết quả.'
                WHEN r.status IS NULL THEN coalesce(k.because_vi, 'Chưa có số liệu kết quả để so với mục tiêu này.')
                WHEN r.status = 'so_far' THEN 'Kết quả mới tính đến ' || r.period_end || ', kỳ mục tiêu đến ' || t.period_end || '.'
                WHEN r.status = 'years_added' THEN 'Cộng kết quả của ' || r.years_with_figures || ' trong ' || r.years_passed || ' năm đầu của kỳ mục tiêu; năm không có số liệu có thể là năm không bình chọn.' END,
           CASE WHEN t.level = 'huyen' AND t.end_date > DATE '2025-06-30' THEN 'Cấp huyện không còn từ 01/7/2025: mục tiêu này không thể hoàn thành đúng như đã đặt.' END,
           CASE WHEN a.valid_to IS NOT NULL AND t.end_date > a.valid_to AND s.new_full_name IS NOT NULL
                THEN a.full_name || ' (cũ) nay thuộc ' || lower(s.new_full_name[1]) || s.new_full_name[2:] || ' (mới) từ 01/7/2025: không còn đơn vị báo cáo riêng cho mục tiêu này.' END), '') AS note_vi,
       nullif(concat_ws(' ',
           CASE WHEN t.part THEN 'A part (“of which”) of another target of the same document.' END,
           CASE WHEN r.status IS NULL AND t.period = 'unknown' THEN 'The target has no known period, so no result can be held against it.'
                WHEN r.status IS NULL THEN coalesce(k.because_en, 'No result yet to hold against this target.')
                WHEN r.status = 'so_far' THEN 'The result runs until ' || r.period_end || ', the target until ' || t.period_end || '.'
                WHEN r.status = 'years_added' THEN 'Results of ' || r.years_with_figures || ' of ' || r.years_passed || ' first years of the target, added; a year without a figure may be one without a vote.' END,
           CASE WHEN t.level = 'huyen' AND t.end_date > DATE '2025-06-30' THEN 'The district level ended on 2025-06-30: this target can no longer be met as written.' END,
           CASE WHEN a.valid_to IS NOT NULL AND t.end_date > a.valid_to AND s.new_full_name IS NOT NULL
                THEN 'The old ' || a.area_name || ' is part of the new ' || s.new_name || ' since 2025-07-01: no unit reports on this target alone any more.' END), '') AS note_en,
       t.source_id, t.illustrative
FROM target t
JOIN indicator i ON i.indicator_id = t.indicator_id
JOIN series_measure m ON m.series_id = t.series_id AND m.indicator_id = t.indicator_id
LEFT JOIN measure_named x ON x.measure = m.measure AND x.indicator_id = m.indicator_id
LEFT JOIN area a ON a.area_id = t.area_id
LEFT JOIN level_name n ON n.level = t.level
LEFT JOIN best r ON r.target_id = t.id AND r.indicator_id = t.indicator_id AND r.area_id = t.area_id -- the last two go with the first: filters on them reach the results
LEFT JOIN kept_back k ON k.area_id = t.area_id AND k.indicator_id = t.indicator_id AND k.level = t.level AND k.unit = t.unit
                     AND k.dimensions = t.dimensions AND k.period = t.period
LEFT JOIN unlike u ON u.indicator_id = t.indicator_id AND u.level = t.level AND u.kind = t.kind AND u.unit = t.unit
                  AND u.dimensions = t.dimensions AND u.period = t.period AND u.part = t.part
-- Only where the new unit has more than the old one in it.
LEFT JOIN (
    SELECT o.old_id, n.full_name AS new_full_name, n.area_name AS new_name
    FROM area_succession o JOIN area n ON n.area_id = o.new_id
    WHERE o.boundary = '2025' AND (SELECT count(*) FROM area_succession y WHERE y.new_id = o.new_id) > 1
) s ON s.old_id = t.area_id
ORDER BY t.area_slug, t.boundary, t.indicator_id, n.level_order NULLS LAST, t.kind, x.split_vi, t.period_start NULLS LAST, t.period, t.part, t.id
