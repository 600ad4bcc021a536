-- title_vi: Kết quả của kỳ chưa bắt đầu
-- title_en: Result of a period yet to begin
-- hint_vi: Nếu là mục tiêu hoặc kế hoạch thì ghi rõ; nếu gõ nhầm năm thì sửa lại.
-- hint_en: Say so where it is a target or plan; mend the year where it was mistyped.
-- severity: held
-- when: NOT f.claim AND f.start_date > c.today
-- whole: figure
-- together: yes

SELECT f.turn, f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi kết quả ' || f.figure_vi || ' cho kỳ bắt đầu từ ' || strftime(f.start_date, '%d/%m/%Y') || ', sau ngày kiểm tra; đề nghị xem lại năm hoặc loại số liệu.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has a result of ' || f.figure_en || ' for a period from ' || CAST(f.start_date AS VARCHAR) || ', later than the day of checking; please see to the year or the kind of figure.' AS message_en
FROM named_figure f
JOIN staged_context c ON c.turn = f.turn
WHERE NOT f.claim AND f.kind = 'actual' AND f.start_date > c.today
ORDER BY f.locator, f.id
