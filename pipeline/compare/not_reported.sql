-- title_vi: Tỉnh nào chưa báo cáo, kỳ nào
-- title_en: Which provinces have not reported, for which period
-- grain_vi: Mỗi dòng là một tỉnh, một chỉ tiêu, một loại số liệu và một kỳ mà tỉnh khác đã báo cáo còn tỉnh này chưa, hoặc nguồn của tỉnh phải báo cáo mà chưa có
-- grain_en: One row for each province, indicator, kind and period that another province has reported and this one has not, or that its source owes and has not sent
-- basis_vi: 63 tỉnh và 34 tỉnh riêng nhau; không cần khai báo ai phải báo cáo
-- basis_en: The 63 and the 34 provinces apart; no declaration of who owes what is needed
-- left_out_vi: Kỳ dài hơn một năm mà không ai phải báo cáo, kỳ không rõ, chỉ tiêu chưa tỉnh nào nêu. Số 0 đã báo cáo không phải là thiếu; năm không bình chọn không phải là thiếu
-- left_out_en: Periods longer than a year that nobody owes, unknown ones, indicators that no province states. A reported zero is not missing, nor is a year without a vote

WITH seen AS (
    SELECT indicator_id, kind, period, period_start, period_end, end_date, boundary, list(DISTINCT area_id) AS areas,
           count(DISTINCT area_id) FILTER (behaviour = 'stock' OR datediff('month', start_date, end_date + 1) <= 12) AS areas_reporting
    FROM standing_tally
    WHERE area_type = 'province' AND end_date IS NOT NULL
    GROUP BY ALL
    HAVING areas_reporting > 0
),
owed AS (
    SELECT r.area_id, r.indicator_id, 'actual' AS kind, t.period, t.period_start, t.period_end, t.end_date, p.boundary,
           min(r.due) AS due, bool_and(r.status = 'waiting') AS waiting
    FROM report_status r
    JOIN place p ON p.area_id = r.area_id AND p.area_type = 'province'
    JOIN span t ON t.period_id = r.period_id
    WHERE r.status IN ('waiting', 'missing')
    GROUP BY ALL
),
gap AS (
    SELECT p.area_id, s.indicator_id, s.kind, s.period, s.period_start, s.period_end, s.end_date, p.boundary
    FROM seen s JOIN place p ON p.boundary = s.boundary AND p.area_type = 'province'
    WHERE NOT list_contains(s.areas, p.area_id)
    UNION
    SELECT area_id, indicator_id, kind, period, period_start, period_end, end_date, boundary FROM owed
)
SELECT g.area_id, p.area_slug, p.area_name, p.area_type, p.boundary, p.region, g.indicator_id, i.indicator_name, i.indicator_name_en,
       g.kind, g.period, g.period_start, g.period_end,
       coalesce(s.areas_reporting, 0) AS areas_reporting, coalesce(provinces_of(g.boundary, g.end_date), 0) AS areas_total, CAST(o.due AS VARCHAR) AS due,
       CASE WHEN o.area_id IS NULL THEN 'not_declared' WHEN o.waiting THEN 'not_due' ELSE 'overdue' END AS reason,
       CASE WHEN o.area_id IS NULL THEN 'Chưa có số liệu; không nguồn nào khai báo phải báo cáo.' WHEN o.waiting THEN 'Chưa đến hạn báo cáo (' || strftime(o.due, '%d/%m/%Y') || ').'
            ELSE 'Quá hạn báo cáo từ ' || strftime(o.due, '%d/%m/%Y') || '.' END AS reason_vi,
       CASE WHEN o.area_id IS NULL THEN 'No figure; no source declares that it owes one.' WHEN o.waiting THEN 'Not due yet (' || CAST(o.due AS VARCHAR) || ').'
            ELSE 'Overdue since ' || CAST(o.due AS VARCHAR) || '.' END AS reason_en,
       EXISTS (SELECT 1 FROM claim c WHERE c.area_id = g.area_id AND c.indicator_id = g.indicator_id AND c.period = g.period) AS claimed
FROM gap g
JOIN place p ON p.area_id = g.area_id
JOIN indicator i ON i.indicator_id = g.indicator_id
LEFT JOIN seen s ON s.indicator_id = g.indicator_id AND s.kind = g.kind AND s.period = g.period AND s.boundary = g.boundary
LEFT JOIN owed o ON o.area_id = g.area_id AND o.indicator_id = g.indicator_id AND o.kind = g.kind AND o.period = g.period
ORDER BY g.indicator_id, g.kind, g.boundary, g.period_start DESC NULLS LAST, g.period, p.area_slug
