-- title_vi: Chỉ số tự đặt: giá trị, hoặc vì sao không có
-- title_en: Metrics of one's own: the value, or why there is none
-- grain_vi: Mỗi dòng là một chỉ số của một địa phương trong một kỳ mà chỉ tiêu đứng đầu biểu thức có số liệu
-- grain_en: One row for each metric, area and period for which its first indicator has a figure
-- basis_vi: Các chỉ tiêu phải cùng địa phương, cùng cấp, cùng loại, cùng cách chia, cùng kỳ
-- basis_en: All indicators of the same area, level, kind, split and period
-- left_out_vi: Số không rõ kỳ, số báo chí nêu
-- left_out_en: Unknown periods, press claims

SELECT CASE WHEN r.reason IS NULL THEN r.id END AS id, r.area_id, r.area_slug, r.area_name, r.area_type, r.boundary, r.indicator_id, r.indicator_name, r.indicator_name_en, r.kind, r.level,
       r.dimensions, r.period, r.period_start, r.period_end, r.behaviour,
       CASE WHEN r.reason IS NULL THEN r.value END AS value, CASE WHEN r.reason IS NULL THEN r.value_max END AS value_max,
       r.unit, r.qualifier, r.origin, r.areas_reporting, m.coverage AS areas_needed, r.reason,
       CASE r.reason WHEN 'missing' THEN 'Thiếu số cùng kỳ của: ' || array_to_string(r.lacking, ', ') || '.' WHEN 'part' THEN 'Chỉ có số “trong đó” của: ' || array_to_string(r.lacking, ', ') || '; số ấy không phải cả chỉ tiêu.' WHEN 'nothing' THEN 'Mẫu số bằng 0.' WHEN 'small' THEN 'Mẫu số nhỏ hơn ' || CASE WHEN m.least = floor(m.least) THEN replace(format('{:,}', m.least::BIGINT), ',', '.') ELSE replace(m.least::VARCHAR, '.', ',') END || ': quá nhỏ để chia.'
                     WHEN 'coverage' THEN 'Mới có ' || r.areas_reporting || ' tỉnh có đủ số, cần ' || m.coverage || '.' END AS reason_vi,
       CASE r.reason WHEN 'missing' THEN 'No figure of the period for: ' || array_to_string(r.lacking_en, ', ') || '.' WHEN 'part' THEN 'Only a part (“of which”) is stated of: ' || array_to_string(r.lacking_en, ', ') || '.' WHEN 'nothing' THEN 'The denominator is zero.' WHEN 'small' THEN 'The denominator is below ' || CASE WHEN m.least = floor(m.least) THEN format('{:,}', m.least::BIGINT) ELSE m.least::VARCHAR END || '.'
                     WHEN 'coverage' THEN 'Only ' || r.areas_reporting || ' provinces have all figures, ' || m.coverage || ' are needed.' END AS reason_en,
       r.illustrative
FROM metric_reckoning r JOIN metric m ON m.id = r.indicator_id
ORDER BY r.indicator_id, r.kind, r.level, r.area_type, r.area_slug, r.boundary, r.period_start NULLS LAST, r.period, r.series_id, r.id
