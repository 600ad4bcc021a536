-- title_vi: Cả cột trùng với số của năm khác hoặc tỉnh khác
-- title_en: A whole column is that of another year or province
-- hint_vi: Gần như mọi số của cột trùng từng chữ số với một báo cáo khác: xem biểu có được chép lại từ báo cáo ấy mà chưa cập nhật không.
-- hint_en: Nearly every figure of the column is, digit for digit, that of another report: see whether the form was copied from it and not brought up to date.
-- severity: held
-- limits: figures=10, share=0.8

-- Figures with fewer than four digits that say something are the same by chance.
WITH telling AS (
    SELECT f.ordinal, f.id, f.locator, regexp_extract(f.locator, '^(.*![A-Z]+)[0-9]+$', 1) AS sheet_column,
           f.indicator_id, f.level, f.kind, f.unit, f.dimensions, f.part, f.area_id, split_part(f.area_id, '@', 1) AS slug, f.period_id, f.end_date, f.value,
           f.place_vi, f.place_en, f.figure_vi, f.figure_en
    FROM named_figure f
    WHERE NOT f.claim AND f.period_id <> 'unknown' AND length(rtrim(format('{:.0f}', abs(f.value)), '0')) >= 4
),
-- Columns of one province and one period alone: in a table of many provinces a
-- column is nobody's.
size AS (
    SELECT sheet_column, count(DISTINCT (indicator_id, level, dimensions, part, value)) AS figures
    FROM telling
    WHERE sheet_column <> ''
    GROUP BY sheet_column
    HAVING count(DISTINCT slug) = 1 AND count(DISTINCT period_id) = 1 AND count(DISTINCT kind) = 1
),
standing AS (
    SELECT s.indicator_id, s.level, s.kind, s.unit, s.dimensions, h.part, h.value, split_part(s.area_id, '@', 1) AS slug, s.area_id, h.period_id, p.start_text, p.end_date,
           h.source_id, h.document, regexp_extract(h.locator, '^(.*![A-Z]+)[0-9]+$', 1) AS sheet_column
    FROM observation_history h
    JOIN series s ON s.id = h.series_id
    JOIN period p ON p.id = h.period_id
    WHERE h.superseded_at IS NULL
),
copied AS (
    SELECT t.sheet_column, o.slug = t.slug AS own, o.area_id, o.start_text, o.source_id, o.document, count(DISTINCT (t.indicator_id, t.level, t.dimensions, t.part, t.value)) AS same
    FROM telling t
    JOIN standing o USING (indicator_id, level, kind, unit, dimensions, part, value)
    WHERE o.sheet_column <> '' AND (o.slug = t.slug AND o.end_date < t.end_date OR o.slug <> t.slug AND o.period_id = t.period_id)
    GROUP BY t.sheet_column, own, o.area_id, o.start_text, o.source_id, o.document, o.sheet_column
),
told AS (
    SELECT c.*, s.figures
    FROM copied c
    JOIN size s USING (sheet_column)
    WHERE c.same >= (SELECT value FROM check_limit WHERE name = 'figures') AND c.same >= (SELECT value FROM check_limit WHERE name = 'share') * s.figures
    QUALIFY row_number() OVER (PARTITION BY c.sheet_column ORDER BY c.same DESC, c.start_text DESC, c.source_id, c.document, c.area_id) = 1
)
SELECT t.id AS observation_id, t.locator,
       upper(t.place_vi[1]) || t.place_vi[2:] || ' ghi ' || t.figure_vi || '; ' || c.same || ' trên ' || c.figures || ' số của cột trùng từng chữ số với số của '
           || if(c.own, 'năm ' || c.start_text, lower(a.full_name[1]) || a.full_name[2:]) || ' (tệp «' || c.document || '»); đề nghị xem có gửi lại số cũ không.' AS message_vi,
       upper(t.place_en[1]) || t.place_en[2:] || ' has ' || t.figure_en || '; ' || c.same || ' of the ' || c.figures || ' figures of the column are those of '
           || if(c.own, c.start_text, a.name) || ' (file “' || c.document || '”); please see whether old figures were sent again.' AS message_en
FROM telling t
JOIN told c USING (sheet_column)
JOIN area a ON a.id = c.area_id
ORDER BY t.locator, t.id
