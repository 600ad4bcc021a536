-- title_vi: Số được sửa nhiều lần
-- title_en: Figure restated many times
-- hint_vi: Đề nghị đơn vị xác nhận số cuối cùng và nêu lý do thay đổi.
-- hint_en: Ask for the final figure and for the reason of the changes.
-- severity: warning
-- when: NOT f.claim AND c.known
-- whole: figure
-- together: yes
-- limits: times=3

WITH version AS (
    SELECT c.turn, h.series_key, h.period_id, h.value
    FROM observation_history h
    JOIN staged_context c USING (source_id, document)
    WHERE h.series_key IN (SELECT series_key FROM named_figure)
),
often AS (
    SELECT turn, series_key, period_id FROM version GROUP BY ALL HAVING count(*) >= (SELECT value FROM check_limit WHERE name = 'times')
),
past AS (
    SELECT turn, series_key, period_id, count(DISTINCT value) AS n FROM version SEMI JOIN often USING (turn, series_key, period_id) GROUP BY ALL
)
SELECT f.turn, f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi ' || f.figure_vi || ' sau khi số này đã mang ' || p.n || ' giá trị khác nhau ở các lần gửi trước; đề nghị xác nhận số cuối cùng.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has ' || f.figure_en || ' after ' || p.n || ' other values in earlier versions; please confirm the final one.' AS message_en
FROM named_figure f
JOIN past p ON p.turn = f.turn AND p.series_key = f.series_key AND p.period_id = f.period_id
WHERE NOT f.claim AND p.n >= (SELECT value FROM check_limit WHERE name = 'times')
  AND NOT EXISTS (
    SELECT 1 FROM observation_history h JOIN staged_context c USING (source_id, document)
    WHERE c.turn = f.turn AND h.series_key = f.series_key AND h.period_id = f.period_id AND h.superseded_at IS NULL AND h.value = f.value)
ORDER BY f.locator, f.id
