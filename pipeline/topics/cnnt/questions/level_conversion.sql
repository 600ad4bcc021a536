-- title_vi: Từ cấp dưới lên cấp trên: bao nhiêu phần trăm sản phẩm được công nhận tiếp
-- title_en: From level to level: what share of products is recognised further up
-- grain_vi: Mỗi dòng là một tỉnh, một loại số liệu, một kỳ và một cặp cấp liền nhau
-- grain_en: One row for each province, kind of figure, period and pair of neighbouring levels
-- basis_vi: Địa giới như nguồn báo cáo; hai cấp phải cùng tỉnh, cùng kỳ, cùng loại số liệu (kỳ không rõ thì phải cùng văn bản)
-- basis_en: Boundaries as reported; both levels of the same province, period and kind (and of the same document where the period is unknown)
-- left_out_vi: Số liệu chia theo nhóm, số “trong đó”, số báo chí nêu. Các cấp không cộng với nhau; thiếu một cấp thì không có tỷ lệ
-- left_out_en: Figures by group, parts, and what the press claims. Levels are not added; where one is missing there is no ratio
-- columns: lower = Số của cấp dưới | Figure of the lower level;
--   lower_en = Cấp dưới bằng tiếng Anh | Lower level in English;
--   lower_level = Mã cấp dưới | Lower level;
--   lower_vi = Cấp dưới bằng tiếng Việt | Lower level in Vietnamese;
--   pair_order = Thứ tự cặp cấp | Order of the pair;
--   upper = Số của cấp trên | Figure of the upper level;
--   upper_en = Cấp trên bằng tiếng Anh | Upper level in English;
--   upper_level = Mã cấp trên | Upper level;
--   upper_vi = Cấp trên bằng tiếng Việt | Upper level in Vietnamese;
--   value = Tỷ lệ được cấp trên công nhận tiếp, phần trăm | Share recognised further up, in percent

WITH level_pair (pair_order, lower_level, upper_level, lower_vi, upper_vi, lower_en, upper_en) AS (
    VALUES (1, 'xa', 'tinh', 'cấp xã', 'cấp tỉnh', 'commune', 'provincial'),
           (2, 'huyen', 'tinh', 'cấp huyện', 'cấp tỉnh', 'district', 'provincial'),
           (3, 'tinh', 'khu_vuc', 'cấp tỉnh', 'cấp khu vực', 'provincial', 'regional'),
           (4, 'khu_vuc', 'quoc_gia', 'cấp khu vực', 'cấp quốc gia', 'regional', 'national')
),
figure AS (
    SELECT *, CASE WHEN period = 'unknown' THEN source_id || '/' || document ELSE '' END AS same_document
    FROM observation
    WHERE indicator_id = 'cnnt_recognized' AND cardinality(dimensions) = 0 AND NOT part
),
-- Each province, kind and period that has any level.
subject AS (
    SELECT area_id, area_slug, area_name, area_type, boundary, kind, period, same_document,
           any_value(period_start) AS period_start, any_value(period_end) AS period_end, any_value(start_date) AS start_date,
           any_value(years) AS years, any_value(rounds) AS rounds, min(period_text) AS period_text,
           bool_or(level = 'xa') AS has_xa, bool_or(level = 'huyen') AS has_huyen, bool_or(illustrative) AS illustrative
    FROM figure
    GROUP BY area_id, area_slug, area_name, area_type, boundary, kind, period, same_document
),
pair AS (
    SELECT s.*, p.*,
           l.value AS low, l.value_max AS low_max, l.qualifier AS low_qualifier, l.id AS low_id, l.unit AS low_unit,
           u.value AS up, u.value_max AS up_max, u.qualifier AS up_qualifier, u.id AS up_id, u.unit AS up_unit,
           ratio_qualifier(u.qualifier, l.qualifier) AS ratio_qualifier
    FROM subject s
    JOIN level_pair p ON CASE p.lower_level
        WHEN 'xa' THEN s.has_xa OR s.start_date > DATE '2025-06-30'
        WHEN 'huyen' THEN s.has_huyen OR (NOT s.has_xa AND (s.start_date IS NULL OR s.start_date <= DATE '2025-06-30'))
        ELSE true END
    LEFT JOIN figure l ON l.area_id = s.area_id AND l.kind = s.kind AND l.period = s.period
                      AND l.same_document = s.same_document AND l.level = p.lower_level
    LEFT JOIN figure u ON u.area_id = s.area_id AND u.kind = s.kind AND u.period = s.period
                      AND u.same_document = s.same_document AND u.level = p.upper_level
    WHERE l.id IS NOT NULL OR u.id IS NOT NULL
)
SELECT area_id, area_slug, area_name, area_type, boundary, kind, period, period_start, period_end, period_text, years, rounds,
       pair_order, lower_level, upper_level, lower_vi, lower_en, upper_vi, upper_en,
       low AS lower, low_max AS lower_max, low_qualifier AS lower_qualifier, low_unit AS lower_unit,
       CASE WHEN low_id IS NOT NULL THEN [low_id] END AS lower_origin,
       up AS upper, up_max AS upper_max, up_qualifier AS upper_qualifier, up_unit AS upper_unit,
       CASE WHEN up_id IS NOT NULL THEN [up_id] END AS upper_origin,
       CASE WHEN low > 0 THEN 100 * up / coalesce(low_max, low) END AS value,
       CASE WHEN low > 0 AND (up_max IS NOT NULL OR low_max IS NOT NULL) THEN 100 * coalesce(up_max, up) / low END AS value_max,
       CASE WHEN low > 0 AND up IS NOT NULL THEN ratio_qualifier END AS qualifier,
       CASE WHEN low > 0 AND up IS NOT NULL THEN 'percent' END AS unit,
       CASE WHEN low > 0 AND up IS NOT NULL THEN list_sort([low_id, up_id]) END AS origin,
       CASE WHEN low_id IS NULL THEN 'Không có số ' || lower_vi || ' cùng kỳ.'
            WHEN up_id IS NULL THEN 'Không có số ' || upper_vi || ' cùng kỳ.'
            WHEN low = 0 THEN 'Không có sản phẩm ' || lower_vi || ' nên không tính được tỷ lệ.'
            WHEN up > low THEN 'Số ' || upper_vi || ' lớn hơn số ' || lower_vi || ': đề nghị kiểm tra lại nguồn.'
            WHEN years = 1 AND lower_level <> 'xa' AND lower_level <> 'huyen'
                THEN 'Cấp trên có thể bình chọn sau cấp dưới một năm: tỷ lệ trong một năm chỉ để tham khảo.' END AS note_vi,
       CASE WHEN low_id IS NULL THEN 'No figure of the ' || lower_en || ' level for the same period.'
            WHEN up_id IS NULL THEN 'No figure of the ' || upper_en || ' level for the same period.'
            WHEN low = 0 THEN 'No product at the ' || lower_en || ' level, so there is no ratio.'
            WHEN up > low THEN 'More at the ' || upper_en || ' level than at the ' || lower_en || ' level: please check the source.'
            WHEN years = 1 AND lower_level <> 'xa' AND lower_level <> 'huyen'
                THEN 'The upper level may vote a year after the lower one: the share within one year is indicative only.' END AS note_en,
       illustrative
FROM pair
ORDER BY area_slug, boundary, kind, period_start NULLS LAST, period, same_document, pair_order
