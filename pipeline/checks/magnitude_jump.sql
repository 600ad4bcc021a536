-- title_vi: Giá trị lệch khoảng nghìn lần so với số đang dùng
-- title_en: Value about a thousand times off the figure in force
-- hint_vi: Xem ô ghi theo đồng, nghìn đồng hay triệu đồng, và đầu bảng ghi đơn vị nào.
-- hint_en: See whether the cell is in đồng, thousand or million đồng, and which unit the head of the table names.
-- severity: warning

-- What is in force for the same period, else for the nearest earlier one as long.
WITH compared AS (
    SELECT f.*, h.value AS standing, h.period_id = f.period_id AS same_period, p.start_text AS other_start, p.end_text AS other_end
    FROM named_figure f
    JOIN observation_history h ON h.series_id = f.series_id AND h.part = f.part AND h.superseded_at IS NULL
    JOIN period p ON p.id = h.period_id
    JOIN source s ON s.id = h.source_id
    WHERE f.value > 0 AND h.value > 0 AND f.period_id <> 'unknown'
      AND (h.period_id = f.period_id OR (p.end_date < f.end_date AND p.years = f.years))
    QUALIFY row_number() OVER (PARTITION BY f.id ORDER BY same_period DESC, p.end_date DESC, s.precedence, h.recorded_at DESC, h.id) = 1
)
SELECT f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi ' || f.figure_vi || ', ' || if(f.value > f.standing, 'gấp khoảng ', 'chỉ bằng khoảng một phần ')
           || replace(format('{:,}', CAST(round(greatest(f.value / f.standing, f.standing / f.value)) AS BIGINT)), ',', '.')
           || if(f.value > f.standing, ' lần', '') || ' số đang dùng'
           || if(f.same_period, '', ' của kỳ ' || f.other_start || if(f.other_start = f.other_end, '', ' - ' || f.other_end))
           || '; đề nghị xem lại đơn vị tính (đồng, nghìn đồng hay triệu đồng).' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has ' || f.figure_en || ', about ' || if(f.value > f.standing, '', '1/')
           || format('{:,}', CAST(round(greatest(f.value / f.standing, f.standing / f.value)) AS BIGINT)) || if(f.value > f.standing, ' times', '') || ' the figure in force'
           || if(f.same_period, '', ' for ' || f.other_start || if(f.other_start = f.other_end, '', ' to ' || f.other_end))
           || '; please see to the unit (đồng, thousand or million đồng).' AS message_en
FROM compared f
WHERE greatest(f.value / f.standing, f.standing / f.value) BETWEEN 300 AND 3e9
ORDER BY f.locator, f.id
