-- title_vi: Các chuỗi số liệu và tên gọi của chúng
-- title_en: The series and what they are called
-- grain_vi: Mỗi dòng là một chuỗi: một chỉ tiêu, một cấp, một địa phương, một loại số liệu, một đơn vị tính, một cách phân tổ
-- grain_en: One row for each series: indicator, level, area, kind of figure, unit and split
-- basis_vi: Địa giới như nguồn báo cáo
-- basis_en: Boundaries as reported
-- left_out_vi: Không bỏ chuỗi nào
-- left_out_en: Nothing

FROM series_named
ORDER BY area_id, indicator_id, level_order NULLS LAST, kind, split_vi, unit, series_id
