-- title_vi: Các lần chạy có thay đổi
-- title_en: The runs that changed something
-- grain_vi: Mỗi dòng là một lần chạy
-- grain_en: One row for each run
-- basis_vi: Không phụ thuộc địa giới
-- basis_en: None
-- left_out_vi: Lần chạy không thay đổi gì
-- left_out_en: Runs that changed nothing

WITH step AS (
    SELECT run_id, count(*) AS steps, sum(new)::BIGINT AS new, sum(revised)::BIGINT AS revised, sum(withdrawn)::BIGINT AS withdrawn,
           sum(rejects)::BIGINT AS rejects, count(*) FILTER (WHERE outcome = 'failed') AS failed,
           count(*) FILTER (WHERE outcome = 'quarantined') AS quarantined
    FROM run_step GROUP BY run_id
)
SELECT r.id AS run_id, strftime(r.started_at AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') AS started_at, r.trigger,
       CASE r.trigger WHEN 'schedule' THEN 'Theo lịch' WHEN 'command' THEN 'Theo lệnh' ELSE r.trigger END AS trigger_vi,
       CASE r.trigger WHEN 'schedule' THEN 'Scheduled' WHEN 'command' THEN 'By command' ELSE r.trigger END AS trigger_en,
       r.outcome,
       CASE r.outcome WHEN 'done' THEN 'Xong' WHEN 'with_faults' THEN 'Xong, còn điểm phải xem' WHEN 'running' THEN 'Đang chạy' ELSE 'Bị ngắt giữa chừng' END AS outcome_vi,
       CASE r.outcome WHEN 'done' THEN 'Done' WHEN 'with_faults' THEN 'Done, with points to see to' WHEN 'running' THEN 'Running' ELSE 'Interrupted' END AS outcome_en,
       coalesce(s.steps, 0) AS steps, coalesce(s.new, 0) AS new, coalesce(s.revised, 0) AS revised, coalesce(s.withdrawn, 0) AS withdrawn,
       coalesce(s.rejects, 0) AS rejects, coalesce(s.failed, 0) AS failed, coalesce(s.quarantined, 0) AS quarantined
FROM run r
LEFT JOIN step s ON s.run_id = r.id
ORDER BY r.started_at DESC, r.id DESC
