-- title_vi: Báo cáo phải nộp: đã có, nộp muộn, chưa đến hạn, còn thiếu
-- title_en: Reports that are owed: received, late, not due yet, missing
-- grain_vi: Mỗi dòng là một chỉ tiêu mà một nguồn phải báo cáo cho một địa phương và một kỳ
-- grain_en: One row for each indicator that a source owes for an area and a period
-- basis_vi: Địa giới như nguồn phải báo cáo; tình trạng tính đến ngày chạy gần nhất
-- basis_en: Boundaries as owed; status as of the latest run
-- left_out_vi: Nguồn không khai báo phải báo cáo gì. Năm không bình chọn không phải là báo cáo thiếu
-- left_out_en: Sources that declare no duty. A year without a vote is no missing report

SELECT r.status,
       CASE r.status WHEN 'received' THEN 'Đã có' WHEN 'late' THEN 'Có, nhưng muộn' WHEN 'waiting' THEN 'Chưa đến hạn' WHEN 'missing' THEN 'Quá hạn, chưa có' END AS status_vi,
       CASE r.status WHEN 'received' THEN 'Received' WHEN 'late' THEN 'Received late' WHEN 'waiting' THEN 'Not due yet' WHEN 'missing' THEN 'Overdue' END AS status_en,
       r.area_id, a.area_slug, a.area_name, coalesce(a.area_type, '') AS area_type, a.boundary,
       r.indicator_id, i.indicator_name, i.indicator_name_en,
       p.period, p.period_start, p.period_end,
       CAST(r.due AS VARCHAR) AS due, CAST(r.received_on AS VARCHAR) AS received_on,
       CASE WHEN r.status = 'late' THEN r.received_on - r.due END AS days_late,
       r.source_id, s.title_vi AS source_vi, coalesce(s.title_en, s.title_vi) AS source_en,
       count(*) FILTER (WHERE r.status IN ('received', 'late')) OVER () AS reports_received, count(*) FILTER (WHERE r.status <> 'waiting') OVER () AS reports_expected
FROM report_status r
JOIN source s ON s.source_id = r.source_id
JOIN indicator i ON i.indicator_id = r.indicator_id
LEFT JOIN place a ON a.area_id = r.area_id
JOIN span p ON p.period_id = r.period_id
ORDER BY CASE r.status WHEN 'missing' THEN 1 WHEN 'late' THEN 2 WHEN 'waiting' THEN 3 ELSE 4 END, r.due, a.area_slug NULLS LAST, a.boundary, r.indicator_id,
         r.period_id, r.source_id
