-- title_vi: Cấp trên nhiều sản phẩm hơn cấp dưới
-- title_en: More products at a higher level than at a lower one
-- hint_vi: Sản phẩm được cấp trên công nhận đều đã được cấp dưới công nhận: kiểm tra xem hai cột cấp có bị đổi chỗ, hoặc cấp dưới có bị ghi thiếu.
-- hint_en: What a higher level recognises was recognised below before: see whether two level columns were swapped or the lower level is incomplete.
-- severity: held
-- when: f.indicator_id = 'cnnt_recognized'
-- whole: period
-- together: yes

WITH step (level, rank, level_vi, level_en) AS (
    VALUES ('xa', 1, 'cấp xã', 'commune'), ('huyen', 1, 'cấp huyện', 'district'), ('tinh', 2, 'cấp tỉnh', 'provincial'),
           ('khu_vuc', 3, 'cấp khu vực', 'regional'), ('quoc_gia', 4, 'cấp quốc gia', 'national')
),
counted AS (
    -- A single year is left out: the levels may vote in different years.
    SELECT f.*, s.rank, s.level_vi, s.level_en
    FROM named_figure f JOIN step s ON s.level = f.level
    WHERE f.indicator_id = 'cnnt_recognized' AND f.period_id <> 'unknown' AND (f.years > 1 OR (f.years IS NULL AND f.rounds > 1)) AND NOT f.part
)
SELECT u.turn, u.id AS observation_id, u.locator,
       upper(u.place_vi[1]) || u.place_vi[2:] || ' ghi ' || u.figure_vi || ' sản phẩm ' || u.level_vi || ', nhiều hơn ' || l.figure_vi || ' sản phẩm ' || l.level_vi
           || ' ở ' || if(l.sheet = u.sheet, l.cell_vi, l.place_vi) || ' cùng kỳ; đề nghị kiểm tra lại.' AS message_vi,
       upper(u.place_en[1]) || u.place_en[2:] || ' has ' || u.figure_en || ' products at the ' || u.level_en || ' level, more than the ' || l.figure_en || ' at the '
           || l.level_en || ' level in ' || if(l.sheet = u.sheet, l.cell_en, l.place_en) || ' for the same period; please check.' AS message_en
FROM counted u
JOIN counted l ON l.rank < u.rank AND l.turn = u.turn AND l.area_id = u.area_id AND l.kind = u.kind AND l.period_id = u.period_id AND l.dimensions = u.dimensions AND l.claim = u.claim
WHERE u.qualifier IN ('exact', 'at_least', 'more_than') AND l.qualifier IN ('exact', 'up_to', 'less_than')
  AND u.value > coalesce(l.value_max, l.value)
QUALIFY row_number() OVER (PARTITION BY u.turn, u.id ORDER BY l.rank DESC, l.locator, l.id) = 1
ORDER BY u.locator, u.id
