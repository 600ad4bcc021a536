-- title_vi: Mỗi loại báo cáo: kỳ gần nhất đến hạn, ai đã nộp, ai còn thiếu
-- title_en: Each kind of report: the latest period that is due, who reported and who has not
-- grain_vi: Mỗi dòng là một loại báo cáo phải nộp
-- grain_en: One row for each duty
-- basis_vi: Tỉnh theo địa giới có hiệu lực ở cuối kỳ; tình trạng tính đến ngày chạy gần nhất
-- basis_en: Provinces in force at the end of the period; status as of the latest run
-- left_out_vi: Kỳ chưa đến hạn; tỉnh được miễn không tính là còn thiếu
-- left_out_en: Periods that are not due yet; an exempt province is not missing

WITH latest AS (
    SELECT r.*, t.period, t.period_start, t.period_end,
           dense_rank() OVER (PARTITION BY r.duty_id ORDER BY t.end_date DESC) AS nth
    FROM duty_report r JOIN span t ON t.period_id = r.period_id
    WHERE r.status <> 'waiting'
)
SELECT d.id AS duty_id, d.title_vi AS duty_vi, d.title_en AS duty_en, d.every, l.period, l.period_start, l.period_end, CAST(min(l.due) AS VARCHAR) AS due,
       count(*) FILTER (WHERE l.status IN ('on_time', 'late', 'nil')) AS reports_received, count(*) FILTER (WHERE l.status <> 'exempt') AS reports_expected,
       count(*) FILTER (WHERE l.status = 'late') AS reports_late, count(*) FILTER (WHERE l.status = 'partial') AS reports_partial,
       count(*) FILTER (WHERE l.status = 'held') AS reports_held, count(*) FILTER (WHERE l.status IN ('missing', 'unreachable')) AS reports_missing,
       coalesce(list(p.area_name ORDER BY p.area_slug) FILTER (WHERE l.status IN ('missing', 'unreachable')), []) AS missing_names
FROM duty d
LEFT JOIN latest l ON l.duty_id = d.id AND l.nth = 1
LEFT JOIN place p ON p.area_id = l.area_id
GROUP BY ALL
ORDER BY d.id
