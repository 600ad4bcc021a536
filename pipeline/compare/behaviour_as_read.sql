-- title_vi: Số trong kỳ, số lũy kế hay số tại thời điểm
-- title_en: Within a period, cumulative, or at a moment
-- grain_vi: Mỗi dòng là một số liệu chính thức hoặc một số do báo chí nêu
-- grain_en: One row for each official figure and each figure claimed by the press
-- basis_vi: Địa giới như nguồn báo cáo. Suy từ kỳ mà nguồn nêu: một năm hoặc một kỳ bình chọn là số trong kỳ, nhiều hơn hoặc thiếu một đầu là số lũy kế
-- basis_en: Boundaries as reported. Taken from the period stated: one year or round is within the period; more, or an end unknown, is cumulative
-- left_out_vi: Không bỏ số liệu nào
-- left_out_en: Nothing

WITH figure AS (
    SELECT id, false AS claim, indicator_id, dimensions, start_date, end_date, years, rounds FROM observation
    UNION ALL BY NAME
    SELECT id, true AS claim, indicator_id, dimensions, start_date, end_date, years, rounds FROM claim
),
judged AS (
    SELECT f.id, f.claim, f.rounds,
           CASE WHEN i.behaviour = 'stock' OR f.dimensions['stage'] = 'in_force' THEN 'stock'
                WHEN f.dimensions['stage'] = 'cumulative' THEN 'cumulative'
                WHEN f.years = 1 OR (f.years IS NULL AND f.rounds = 1) THEN 'flow'
                WHEN f.years > 1 OR f.rounds > 1 OR f.start_date IS NOT NULL OR f.end_date IS NOT NULL THEN 'cumulative'
                ELSE 'unknown' END AS behaviour,
           -- Years that a figure may be divided by: whole ones, with both ends known.
           CASE WHEN f.years > 0 AND f.start_date = date_trunc('year', f.start_date)
                     AND f.end_date + 1 = date_trunc('year', f.end_date + 1) THEN f.years END AS whole_years
    FROM figure f JOIN indicator i ON i.id = f.indicator_id
)
SELECT j.id, j.claim, j.behaviour, t.name_vi AS behaviour_vi, t.name_en AS behaviour_en,
       CASE WHEN j.behaviour IN ('flow', 'cumulative') THEN j.whole_years END AS divisible_years,
       CASE WHEN j.behaviour IN ('flow', 'cumulative') AND j.rounds > 0 THEN j.rounds END AS divisible_rounds
FROM judged j
LEFT JOIN terms t ON t.term_kind = 'behaviour' AND t.term_id = j.behaviour
ORDER BY j.claim, j.id
