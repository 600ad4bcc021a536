-- title_vi: Tên gọi của các cấp, đơn vị tính, chiều phân tổ và cách nói về số liệu
-- title_en: Names of levels, units, dimensions and the ways to state a figure
-- grain_vi: Mỗi dòng là một từ của danh mục
-- grain_en: One row for each word of the catalog
-- basis_vi: Danh mục của chương trình
-- basis_en: The catalog of the program
-- left_out_vi: Tên tỉnh và tên chỉ tiêu (xem bảng area và indicator)
-- left_out_en: Names of provinces and indicators (see the tables area and indicator)

SELECT term_kind, parent, term_id, position, name_vi, name_en FROM term
UNION ALL
SELECT * FROM (VALUES
    ('kind', '', 'actual', 100001, 'Kết quả', 'Result'),
    ('kind', '', 'target', 100002, 'Mục tiêu', 'Target'),
    ('kind', '', 'plan', 100003, 'Kế hoạch', 'Plan'),
    ('kind', '', 'estimate', 100004, 'Ước thực hiện', 'Estimate'),
    ('qualifier', '', 'exact', 100005, '', ''),
    ('qualifier', '', 'at_least', 100006, 'ít nhất', 'at least'),
    ('qualifier', '', 'more_than', 100007, 'trên', 'more than'),
    ('qualifier', '', 'about', 100008, 'khoảng', 'about'),
    ('qualifier', '', 'less_than', 100009, 'dưới', 'less than'),
    ('qualifier', '', 'up_to', 100010, 'tối đa', 'up to'),
    ('behaviour', '', 'flow', 100011, 'Trong kỳ', 'Within the period'),
    ('behaviour', '', 'cumulative', 100012, 'Lũy kế', 'Cumulative'),
    ('behaviour', '', 'stock', 100013, 'Tại thời điểm', 'At a moment'),
    ('behaviour', '', 'unknown', 100014, 'Không rõ', 'Unknown')
) AS stated (term_kind, parent, term_id, position, name_vi, name_en)
ORDER BY position, term_kind, parent, term_id
