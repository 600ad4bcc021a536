-- title_vi: Sản phẩm được công nhận của các tỉnh cũ, cộng theo 34 tỉnh mới
-- title_en: Recognised products of the old provinces, added up to the 34 new ones
-- grain_vi: Mỗi dòng là một tỉnh mới, một cấp công nhận, một loại số liệu và một kỳ có ít nhất một tỉnh cũ báo cáo
-- grain_en: One row for each new province, level, kind of figure and period in which at least one of its old provinces reports
-- basis_vi: Địa giới 34 tỉnh (từ 01/7/2025): cộng đúng các tỉnh cũ hợp thành, cùng cấp, cùng kỳ, cùng loại số liệu. Chiều ngược lại, từ tỉnh mới về tỉnh cũ, là không biết
-- basis_en: The 34 provinces of 2025-07-01: the old provinces that make up the new one, same level, period and kind. The other way, new to old, is unknown
-- left_out_vi: Tổng bị giữ lại khi thiếu tỉnh cũ nào đó hoặc kỳ không rõ. Số “trong đó”, số chia theo nhóm, số báo chí nêu, số do chính tỉnh mới báo cáo
-- left_out_en: The total is withheld while an old province is missing or the period is unknown. Parts, figures by group, press claims, and what the new province reports itself
-- columns: parts_en = Số của từng tỉnh cũ (tiếng Anh) | Figures of the old provinces in English;
--   parts_origin = Mã các số liệu của tỉnh cũ | Observations of the old provinces;
--   parts_vi = Số của từng tỉnh cũ (tiếng Việt) | Figures of the old provinces in Vietnamese;
--   value = Tổng các tỉnh cũ, khi không bị giữ lại | Sum of the old provinces, unless withheld;
--   withheld = Vì sao giữ lại: incomplete thiếu tỉnh cũ, period_unknown kỳ không rõ | Why it is withheld: incomplete or period_unknown;
--   withheld_en = Vì sao giữ lại (tiếng Anh) | Why it is withheld in English;
--   withheld_vi = Vì sao giữ lại (tiếng Việt) | Why it is withheld in Vietnamese

SELECT * EXCLUDE (dimensions, split_vi, split_en, part, definition, start_date, end_date)
FROM figures_2025_basis
WHERE indicator_id = 'cnnt_recognized' AND cardinality(dimensions) = 0
ORDER BY area_slug, kind, period_start NULLS LAST, period, level_order, unit, behaviour
