-- title_vi: Kết quả của kỳ chưa kết thúc
-- title_en: Result of a period that is not over
-- hint_vi: Ghi rõ số liệu tính đến ngày nào, hoặc ghi là ước thực hiện.
-- hint_en: Say until which day the figure counts, or that it is an estimate.
-- severity: warning
-- when: f.end_date > c.today
-- whole: figure
-- together: yes

SELECT f.turn, f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi kết quả ' || f.figure_vi || ' cho kỳ đến ' || strftime(f.end_date, '%d/%m/%Y') || ', nhưng kỳ này chưa kết thúc; đề nghị ghi rõ số liệu tính đến ngày nào.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has a result of ' || f.figure_en || ' for a period until ' || CAST(f.end_date AS VARCHAR) || ', which is not over; please say until which day it counts.' AS message_en
FROM named_figure f
JOIN staged_context c ON c.turn = f.turn
WHERE f.kind = 'actual' AND f.start_date <= c.today AND f.end_date > c.today
ORDER BY f.locator, f.id
