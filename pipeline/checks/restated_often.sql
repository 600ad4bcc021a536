-- title_vi: Số được sửa nhiều lần
-- title_en: Figure restated many times
-- hint_vi: Đề nghị đơn vị xác nhận số cuối cùng và nêu lý do thay đổi.
-- hint_en: Ask for the final figure and for the reason of the changes.
-- severity: warning
-- when: NOT f.claim AND c.known
-- whole: figure
-- together: yes
-- limits: times=3

WITH changed AS (
    SELECT f.ordinal, f.turn, f.series_key, f.period_id, c.source_id, c.document
    FROM named_figure f
    JOIN staged_context c ON c.turn = f.turn
    WHERE NOT f.claim AND NOT EXISTS (
        SELECT 1 FROM standing_figure h
        WHERE h.series_key = f.series_key AND h.period_id = f.period_id AND h.value = f.value AND h.source_id = c.source_id AND h.document = c.document
          AND h.turn < f.turn AND f.turn <= h.until)
),
-- The versions are found by their series first.
version AS (
    SELECT c.turn, h.series_key, h.period_id, h.value
    FROM (FROM observation_history WHERE series_key IN (SELECT series_key FROM changed)) h
    JOIN (SELECT DISTINCT turn, series_key, period_id, source_id, document FROM changed) c USING (series_key, period_id, source_id, document)
),
past AS (
    SELECT turn, series_key, period_id, count(DISTINCT value) AS n
    FROM version
    GROUP BY ALL
    HAVING count(DISTINCT value) >= (SELECT value FROM check_limit WHERE name = 'times')
)
SELECT f.turn, f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi ' || f.figure_vi || ' sau khi số này đã mang ' || p.n || ' giá trị khác nhau ở các lần gửi trước; đề nghị xác nhận số cuối cùng.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has ' || f.figure_en || ' after ' || p.n || ' other values in earlier versions; please confirm the final one.' AS message_en
FROM changed c
JOIN past p USING (turn, series_key, period_id)
JOIN named_figure f USING (ordinal)
ORDER BY f.locator, f.id
