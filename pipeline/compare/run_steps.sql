-- title_vi: Mỗi lần chạy đã làm gì với từng nguồn, từng văn bản
-- title_en: What each run did with each source and document
-- grain_vi: Mỗi dòng là một bước của một lần chạy
-- grain_en: One row for each step of a run
-- basis_vi: Không phụ thuộc địa giới
-- basis_en: None
-- left_out_vi: Văn bản không đổi
-- left_out_en: Documents that did not change

SELECT t.run_id, t.seq, t.source_id, s.title_vi AS source_vi, coalesce(s.title_en, s.title_vi) AS source_en, t.document, t.outcome,
       CASE t.outcome WHEN 'accepted' THEN 'Nhận' WHEN 'quarantined' THEN 'Giữ lại chờ xem xét' WHEN 'withdrawn' THEN 'Nguồn đã gỡ' WHEN 'failed' THEN 'Lỗi'
                      WHEN 'recovered' THEN 'Hết lỗi' WHEN 'declared' THEN 'Khai báo nguồn thay đổi' WHEN 'judged' THEN 'Tình hình báo cáo thay đổi' ELSE t.outcome END AS outcome_vi,
       CASE t.outcome WHEN 'accepted' THEN 'Accepted' WHEN 'quarantined' THEN 'Held back until reviewed' WHEN 'withdrawn' THEN 'Withdrawn' WHEN 'failed' THEN 'Failed'
                      WHEN 'recovered' THEN 'Recovered' WHEN 'declared' THEN 'Declarations changed' WHEN 'judged' THEN 'State of reports changed' ELSE t.outcome END AS outcome_en,
       t.new, t.revised, t.withdrawn, t.unchanged, t.rejects, t.message_vi, t.message_en
FROM run_step t
LEFT JOIN source s ON s.source_id = t.source_id
ORDER BY t.run_id DESC, t.seq
