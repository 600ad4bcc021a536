-- title_vi: Tên gọi của các cấp, đơn vị tính, chiều phân tổ và cách nói về số liệu
-- title_en: Names of levels, units, dimensions and the ways to state a figure
-- grain_vi: Mỗi dòng là một từ của danh mục
-- grain_en: One row for each word of the catalog
-- basis_vi: Danh mục của chương trình
-- basis_en: The catalog of the program
-- left_out_vi: Tên tỉnh và tên chỉ tiêu (xem bảng area và indicator)
-- left_out_en: Names of provinces and indicators (see the tables area and indicator)

FROM term_named
ORDER BY position, term_kind, parent, term_id
