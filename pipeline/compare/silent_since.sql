-- title_vi: Tỉnh nào chưa báo cáo, từ bao giờ
-- title_en: Which provinces have not reported, since when
-- grain_vi: Mỗi dòng là một tỉnh và một chỉ tiêu mà tỉnh chưa có kết quả của kỳ mới nhất trong khi ít nhất một nửa số tỉnh đã có
-- grain_en: One row for each province and indicator without a result for the latest period that at least half of the provinces have reported
-- basis_vi: 63 tỉnh và 34 tỉnh riêng nhau; chỉ kết quả, không tính kế hoạch và mục tiêu
-- basis_en: The 63 and the 34 provinces apart; results alone, no plans or targets
-- left_out_vi: Chỉ tiêu mà chưa đến một nửa số tỉnh từng báo cáo một kỳ; tỉnh đã báo cáo một kỳ muộn hơn
-- left_out_en: Indicators that fewer than half of the provinces ever reported for one period; provinces that have reported a later one

WITH latest AS (
    SELECT indicator_id, boundary, max_by(period, period_end) AS period
    FROM not_reported
    WHERE kind = 'actual' AND areas_reporting > 0 AND areas_reporting * 2 >= areas_total
    GROUP BY ALL
),
last_seen AS (
    SELECT area_id, indicator_id, max(period_end) AS last_period
    FROM standing_tally
    WHERE area_type = 'province' AND kind = 'actual' AND period_end IS NOT NULL
    GROUP BY ALL
)
SELECT n.area_id, n.area_slug, n.area_name, n.area_type, n.boundary, n.region, n.indicator_id, n.indicator_name, n.indicator_name_en,
       n.kind, n.period, n.period_start, n.period_end, l.last_period, n.areas_reporting, n.areas_total, n.reason, n.reason_vi, n.reason_en
FROM not_reported n
SEMI JOIN latest t ON t.indicator_id = n.indicator_id AND t.boundary = n.boundary AND t.period = n.period
LEFT JOIN last_seen l ON l.area_id = n.area_id AND l.indicator_id = n.indicator_id
WHERE n.kind = 'actual' AND (l.last_period IS NULL OR l.last_period < n.period_end)
ORDER BY n.period_end DESC, n.boundary DESC, l.last_period NULLS FIRST, n.indicator_id, n.area_slug
