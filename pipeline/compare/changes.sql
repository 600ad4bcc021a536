-- title_vi: Lần chạy gần nhất đã thay đổi những số liệu nào
-- title_en: What the latest run that changed figures did
-- grain_vi: Mỗi dòng là một số liệu mới, một số liệu sửa giá trị hoặc một số liệu không còn trong văn bản
-- grain_en: One row for each figure that is new, was revised, or is no longer stated
-- basis_vi: Lần chạy gần nhất có thay đổi số liệu; lần chạy không đổi gì không được tính
-- basis_en: The latest run that changed any figure; quiet runs do not count
-- left_out_vi: Số liệu giữ nguyên; các thay đổi của những lần chạy trước (xem revisions)
-- left_out_en: Figures that stayed; changes of earlier runs (see revisions)

WITH run_of_change AS (
    SELECT max(run_id) AS run_id FROM observation_history
    UNION ALL SELECT max(run_id) FROM claim_history
    UNION ALL SELECT max(superseded_run) FROM observation_history WHERE superseded_run IS NOT NULL AND superseded_by IS NULL
    UNION ALL SELECT max(superseded_run) FROM claim_history WHERE superseded_run IS NOT NULL AND superseded_by IS NULL
)
-- In their order.
SELECT * FROM revisions
WHERE run_id = (SELECT max(run_id) FROM run_of_change)
