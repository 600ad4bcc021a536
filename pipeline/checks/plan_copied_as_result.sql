-- title_vi: Kết quả chép nguyên từ kế hoạch
-- title_en: Results copied from the plan
-- hint_vi: Cột thực hiện trùng cột kế hoạch ở mọi dòng là hiếm: ghi lại số thực hiện, hoặc xác nhận là đúng như vậy.
-- hint_en: Results that equal the plan in every row are rare: enter the results, or confirm them.
-- severity: held
-- when: NOT f.claim AND f.kind = 'actual' AND f.value > 0
-- only: f.planned
-- least: figures
-- whole: period
-- together: yes
-- limits: figures=4

-- What the results that are stated ask of the plans, and of which source.
WITH asked AS (
    SELECT DISTINCT f.turn, c.source_id, f.measure_key, f.area_id, f.period_id, f.part
    FROM named_figure f JOIN staged_context c ON c.turn = f.turn
    WHERE NOT f.claim AND f.kind = 'actual' AND f.value > 0
),
-- The series are found first: of a source and a period there are many figures.
plans AS MATERIALIZED (
    SELECT a.turn, a.source_id, a.measure_key, a.area_id, a.period_id, a.part, s.series_key
    FROM asked a
    JOIN known_series s ON s.measure_key = a.measure_key AND s.area_id = a.area_id
    WHERE s.kind IN ('plan', 'target')
),
planned AS (
    SELECT turn, measure_key, area_id, period_id, part, value FROM named_figure WHERE NOT claim AND kind IN ('plan', 'target')
    UNION ALL
    SELECT p.turn, p.measure_key, p.area_id, p.period_id, p.part, h.value
    FROM in_force h
    JOIN plans p ON p.series_key = h.series_key AND p.period_id = h.period_id AND p.part = h.part AND p.source_id = h.source_id AND h.turn < p.turn AND p.turn <= h.until
),
pair AS (
    SELECT f.ordinal, f.turn, f.area_id, f.period_id, f.value, bool_or(p.value = f.value) AS same
    FROM named_figure f
    JOIN planned p ON p.turn = f.turn AND p.measure_key = f.measure_key AND p.area_id = f.area_id AND p.period_id = f.period_id AND p.part = f.part
    WHERE NOT f.claim AND f.kind = 'actual' AND f.value > 0
    GROUP BY ALL
),
copied AS (
    SELECT turn, area_id, period_id FROM pair GROUP BY ALL
    HAVING bool_and(same) AND count(*) >= (SELECT value FROM check_limit WHERE name = 'figures') AND count(DISTINCT value) >= 3
)
SELECT f.turn, f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi kết quả ' || f.figure_vi || ' bằng đúng kế hoạch, như mọi dòng khác của kỳ này; đề nghị ghi lại số thực hiện.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has the result ' || f.figure_en || ', exactly the plan, like every other row of the period; please enter the results.' AS message_en
FROM pair p JOIN copied USING (turn, area_id, period_id) JOIN named_figure f USING (ordinal)
ORDER BY f.locator, f.id
