-- title_vi: Cả cột trùng với số của năm khác hoặc tỉnh khác
-- title_en: A whole column is that of another year or province
-- hint_vi: Gần như mọi số của cột trùng từng chữ số với một báo cáo khác: xem biểu có được chép lại từ báo cáo ấy mà chưa cập nhật không.
-- hint_en: Nearly every figure of the column is, digit for digit, that of another report: see whether the form was copied from it and not brought up to date.
-- severity: held
-- when: NOT f.claim AND f.paragraph = 0 AND f.locator <> ''
-- least: figures
-- whole: column
-- together: yes
-- limits: figures=10, share=0.8

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
       AND count(*) >= (SELECT value FROM check_limit WHERE name = 'figures')
),
telling AS (
    SELECT f.ordinal, f.turn, rtrim(f.locator, '0123456789') AS sheet_column, split_part(f.area_id, '@', 1) AS slug, f.series_key, f.peers_key, f.indicator_id, f.level, f.dimensions, f.part, f.area_id, f.period_id, f.end_date, f.value
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
),
copied AS (
    SELECT e.turn, e.sheet_column, split_part(e.area_id, '@', 1) = e.slug AS own, e.area_id, p.start_text, e.source_id, e.document,
           if(contains(e.locator, '!'), rtrim(e.locator, '0123456789'), '') AS there, count(DISTINCT (e.indicator_id, e.level, e.dimensions, e.part, e.value)) AS same
    FROM same e
    JOIN known_period p ON p.id = e.period_id
    WHERE split_part(e.area_id, '@', 1) = e.slug AND p.end_date < e.own_end OR split_part(e.area_id, '@', 1) <> e.slug AND e.period_id = e.own_period
    GROUP BY e.turn, e.sheet_column, own, e.area_id, p.start_text, e.source_id, e.document, there
),
size AS (
    SELECT turn, sheet_column, count(DISTINCT (indicator_id, level, dimensions, part, value)) AS figures
    FROM telling SEMI JOIN copied USING (turn, sheet_column)
    GROUP BY turn, sheet_column
),
told AS (
    SELECT c.*, s.figures
    FROM copied c
    JOIN size s USING (turn, sheet_column)
    WHERE c.there <> '' AND c.same >= (SELECT value FROM check_limit WHERE name = 'figures') AND c.same >= (SELECT value FROM check_limit WHERE name = 'share') * s.figures
    QUALIFY row_number() OVER (PARTITION BY c.turn, c.sheet_column ORDER BY c.same DESC, c.start_text DESC, c.source_id, c.document, c.area_id, c.there) = 1
)
SELECT t.turn, t.id AS observation_id, t.locator,
       upper(t.place_vi[1]) || t.place_vi[2:] || ' ghi ' || t.figure_vi || '; ' || c.same || ' trên ' || c.figures || ' số của cột trùng từng chữ số với số của '
           || if(c.own, 'năm ' || c.start_text, lower(a.full_name[1]) || a.full_name[2:]) || ' (tệp «' || c.document || '»); đề nghị xem có gửi lại số cũ không.' AS message_vi,
       upper(t.place_en[1]) || t.place_en[2:] || ' has ' || t.figure_en || '; ' || c.same || ' of the ' || c.figures || ' figures of the column are those of '
           || if(c.own, c.start_text, a.name) || ' (file “' || c.document || '”); please see whether old figures were sent again.' AS message_en
FROM told c
JOIN telling USING (turn, sheet_column)
JOIN named_figure t USING (ordinal)
JOIN area a ON a.id = c.area_id
ORDER BY t.locator, t.id
