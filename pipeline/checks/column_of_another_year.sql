-- title_vi: Cả cột hoặc một phần cột trùng với số của năm khác hoặc tỉnh khác
-- title_en: A column, or a part of one, is that of another year or province
-- hint_vi: Các số liền nhau của cột trùng từng chữ số với một báo cáo khác: xem biểu nào đã chép lại từ biểu kia mà chưa cập nhật; báo cáo gửi trước cũng có thể là bản chép.
-- hint_en: Figures of the column, one below the other, are digit for digit those of another report: see which of the two was copied from the other and not brought up to date; the one that came first may be the copy.
-- severity: held
-- when: NOT f.claim AND f.paragraph = 0 AND f.locator <> ''
-- least: figures part
-- whole: column
-- together: yes
-- limits: figures=10, share=0.8, part=4, digits=20

-- Figures with fewer than four digits that say something are the same by chance.
WITH written AS (
    SELECT f.turn, f.sheet, f.column_no, f.area_id, f.period_id, f.kind
    FROM named_figure f
    WHERE NOT f.claim AND f.paragraph = 0 AND f.locator <> '' AND f.period_id <> 'unknown' AND length(rtrim(format('{:.0f}', abs(f.value)), '0')) >= 4
),
-- Columns of one province and one period alone: in a table of many provinces a
-- column is nobody's.
alone AS (
    SELECT turn, sheet, column_no
    FROM written
    GROUP BY turn, sheet, column_no
    HAVING split_part(min(area_id), '@', 1) = split_part(max(area_id), '@', 1) AND min(period_id) = max(period_id) AND min(kind) = max(kind)
       AND count(*) >= (SELECT value FROM check_limit WHERE name = 'part')
),
telling AS (
    SELECT f.ordinal, f.turn, rtrim(f.locator, '0123456789') AS sheet_column, split_part(f.area_id, '@', 1) AS slug, f.series_key, f.peers_key, f.indicator_id, f.level, f.dimensions, f.part, f.area_id, f.period_id, f.end_date, f.value,
           f.kind IN ('plan', 'target') AND coalesce(date_diff('month', f.start_date, f.end_date) < 11, false) AS repeated -- the plan of the year stands in each report within it
    FROM named_figure f SEMI JOIN alone USING (turn, sheet, column_no)
    WHERE NOT f.claim AND f.paragraph = 0 AND f.locator <> '' AND f.period_id <> 'unknown' AND length(rtrim(format('{:.0f}', abs(f.value)), '0')) >= 4
),
-- The few figures in force that say the same; only of them is the place looked at.
same AS (
    SELECT t.ordinal, t.turn, t.sheet_column, t.slug, t.area_id AS own_area, t.period_id AS own_period, t.end_date AS own_end, t.value, t.indicator_id, t.level, t.dimensions, t.part,
           s.area_id, h.period_id, h.source_id, h.document, h.locator
    FROM telling t
    JOIN in_force h ON h.value = t.value AND h.part = t.part AND h.turn < t.turn AND t.turn <= h.until
                   AND (h.series_key <> t.series_key OR h.period_id <> t.period_id) -- not what stands of the figure itself
    JOIN known_series s ON s.series_key = h.series_key AND s.peers_key = t.peers_key
    WHERE NOT (t.repeated AND split_part(s.area_id, '@', 1) = t.slug)
),
copied AS (
    SELECT e.turn, e.sheet_column, split_part(e.area_id, '@', 1) = e.slug AS own, e.area_id, p.start_text, e.source_id, e.document,
           if(contains(e.locator, '!'), rtrim(e.locator, '0123456789'), '') AS there, count(DISTINCT (e.indicator_id, e.level, e.dimensions, e.part, e.value)) AS same
    FROM same e
    JOIN known_period p ON p.id = e.period_id
    WHERE p.end_date <> e.own_end AND split_part(e.area_id, '@', 1) = e.slug OR split_part(e.area_id, '@', 1) <> e.slug AND e.period_id = e.own_period
    GROUP BY e.turn, e.sheet_column, own, e.area_id, p.start_text, e.source_id, e.document, there
    HAVING there <> '' AND same >= (SELECT value FROM check_limit WHERE name = 'part')
),
size AS (
    SELECT turn, sheet_column, count(DISTINCT (indicator_id, level, dimensions, part, value)) AS figures
    FROM telling SEMI JOIN copied USING (turn, sheet_column)
    GROUP BY turn, sheet_column
),
-- The figures of a column as they stand one below the other, and those of them
-- that another column states; what is next to one another in both is a run.
nth AS (
    SELECT ordinal, turn, sheet_column, value, row_number() OVER (PARTITION BY turn, sheet_column ORDER BY ordinal) AS nth
    FROM telling SEMI JOIN copied USING (turn, sheet_column)
),
met AS (
    SELECT DISTINCT n.ordinal, n.turn, n.sheet_column, n.nth, n.value, c.own, c.area_id, c.start_text, c.source_id, c.document, c.there, c.same
    FROM nth n
    JOIN same e USING (ordinal)
    JOIN known_period p ON p.id = e.period_id
    JOIN copied c ON c.turn = n.turn AND c.sheet_column = n.sheet_column AND c.area_id = e.area_id AND c.start_text = p.start_text AND c.source_id = e.source_id
                 AND c.document = e.document AND c.there = if(contains(e.locator, '!'), rtrim(e.locator, '0123456789'), '')
),
island AS (
    SELECT *, nth - row_number() OVER (PARTITION BY turn, sheet_column, area_id, start_text, source_id, document, there ORDER BY nth) AS island FROM met
),
run AS (
    SELECT i.turn, i.sheet_column, i.own, i.area_id, i.start_text, i.source_id, i.document, i.there, min(i.same) AS same, min(i.nth) AS first, max(i.nth) AS last,
           count(DISTINCT i.value) AS figures, sum(length(rtrim(format('{:.0f}', abs(i.value)), '0'))) AS digits
    FROM island i
    GROUP BY i.turn, i.sheet_column, i.own, i.area_id, i.start_text, i.source_id, i.document, i.there, i.island
),
told AS (
    SELECT r.*, s.figures AS all_figures,
           r.same >= (SELECT value FROM check_limit WHERE name = 'figures') AND r.same >= (SELECT value FROM check_limit WHERE name = 'share') * s.figures AS whole
    FROM run r
    JOIN size s USING (turn, sheet_column)
    WHERE whole OR r.figures >= (SELECT value FROM check_limit WHERE name = 'part') AND r.digits >= (SELECT value FROM check_limit WHERE name = 'digits')
    QUALIFY row_number() OVER (PARTITION BY r.turn, r.sheet_column ORDER BY whole DESC, if(whole, r.same, r.figures) DESC, r.start_text DESC, r.source_id, r.document, r.area_id, r.there, r.first) = 1
)
SELECT t.turn, t.id AS observation_id, t.locator,
       upper(t.place_vi[1]) || t.place_vi[2:] || ' ghi ' || t.figure_vi || '; ' || if(c.whole, c.same || ' trên ' || c.all_figures || ' số của cột', c.figures || ' số liền nhau của cột') || ' trùng từng chữ số với số của '
           || if(c.own, 'năm ' || c.start_text, lower(a.full_name[1]) || a.full_name[2:]) || ' (tệp «' || c.document || '»); đề nghị xem có gửi nhầm số của báo cáo ấy không, hay báo cáo ấy đã chép số này.' AS message_vi,
       upper(t.place_en[1]) || t.place_en[2:] || ' has ' || t.figure_en || '; ' || if(c.whole, c.same || ' of the ' || c.all_figures || ' figures', c.figures || ' figures, one below the other,') || ' of the column are those of '
           || if(c.own, c.start_text, a.name) || ' (file “' || c.document || '”); please see whether the figures of that report were sent here, or that report copied these.' AS message_en
FROM told c
JOIN nth n ON n.turn = c.turn AND n.sheet_column = c.sheet_column AND (c.whole OR n.nth BETWEEN c.first AND c.last)
JOIN named_figure t ON t.ordinal = n.ordinal
JOIN area a ON a.id = c.area_id
ORDER BY t.locator, t.id
