-- title_vi: Cách nói ước chừng để ngỏ giá trị thật về phía nào
-- title_en: Which way a rough wording leaves the true value open
-- grain_vi: Mỗi dòng là một cách nói về số liệu
-- grain_en: One row for each way to state a figure
-- basis_vi: Không phụ thuộc địa giới
-- basis_en: None
-- left_out_vi: “Khoảng” để ngỏ cả hai phía nên không có dòng
-- left_out_en: “About” leaves both ways open and has no row

-- direction 1: the true value is at least as large; -1: at most. strict: never equal.
SELECT * FROM (VALUES
    ('exact', 0, false), ('at_least', 1, false), ('more_than', 1, true), ('up_to', -1, false), ('less_than', -1, true)
) AS bound (qualifier, direction, strict)
ORDER BY qualifier
