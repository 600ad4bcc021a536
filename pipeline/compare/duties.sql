-- title_vi: Báo cáo mà mỗi tỉnh phải nộp, theo kỳ, và tình trạng
-- title_en: Reports that each province owes, by period, and what came of them
-- grain_vi: Mỗi dòng là một báo cáo của một tỉnh cho một kỳ
-- grain_en: One row for each report of a province for a period
-- basis_vi: Tỉnh theo địa giới có hiệu lực ở cuối kỳ; tình trạng tính đến ngày chạy gần nhất
-- basis_en: Provinces in force at the end of the period; status as of the latest run
-- left_out_vi: Nghĩa vụ chưa khai báo; kỳ chưa kết thúc. Số 0 đã báo cáo không phải là thiếu
-- left_out_en: Duties that are not declared; periods that have not ended. A reported zero is not missing

WITH word(status, position, status_vi, status_en, short_vi, short_en) AS (
    VALUES ('missing', 1, 'Quá hạn, chưa có', 'Overdue', 'Thiếu', 'Missing'),
           ('unreachable', 2, 'Quá hạn, nguồn của tỉnh đang lỗi', 'Overdue, the source of the province fails', 'Lỗi nguồn', 'Source fails'),
           ('held', 3, 'Đã nhận, đang chờ xem lại', 'Received, waits to be reviewed', 'Chờ xem', 'In review'),
           ('partial', 4, 'Có nhưng chưa đủ', 'Received in part', 'Chưa đủ', 'In part'),
           ('late', 5, 'Có, nhưng muộn', 'Received late', 'Muộn', 'Late'),
           ('waiting', 6, 'Chưa đến hạn', 'Not due yet', 'Chưa hạn', 'Not due'),
           ('nil', 7, 'Báo cáo không phát sinh', 'Nothing to report', 'Không có', 'Nil'),
           ('on_time', 8, 'Đúng hạn', 'On time', 'Đúng hạn', 'On time'),
           ('exempt', 9, 'Được miễn', 'Exempt', 'Miễn', 'Exempt')
)
SELECT r.duty_id, d.title_vi AS duty_vi, d.title_en AS duty_en, r.area_id, p.area_slug, p.area_name, p.area_type, p.boundary, p.region,
       t.period, t.period_start, t.period_end, r.status, w.status_vi, w.status_en, w.short_vi, w.short_en,
       CAST(r.due AS VARCHAR) AS due, CAST(r.received_on AS VARCHAR) AS received_on, CAST(r.revised_on AS VARCHAR) AS revised_on,
       CASE WHEN r.status = 'late' THEN r.received_on - r.due END AS days_late, r.stated, r.wanted, r.exempt_vi, coalesce(r.exempt_en, r.exempt_vi) AS exempt_en
FROM duty_report r
JOIN duty d ON d.id = r.duty_id
JOIN word w ON w.status = r.status
JOIN place p ON p.area_id = r.area_id
JOIN span t ON t.period_id = r.period_id
ORDER BY r.duty_id, t.period_end DESC, t.period, w.position, p.area_slug, p.boundary
