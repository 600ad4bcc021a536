-- title_vi: Nội dung các bảng tính: từng ô
-- title_en: What stands in the workbooks: cell by cell
-- grain_vi: Mỗi dòng là một ô có chữ hoặc số của một trang tính; trang tính trống có một dòng không có ô
-- grain_en: One row for each cell with text or a number; an empty sheet has one row without a cell
-- basis_vi: Như văn bản gốc
-- basis_en: As in the document
-- left_out_vi: Ô trống; phần trang tính vượt quá giới hạn đọc
-- left_out_en: Empty cells; what lies beyond the limit of reading

SELECT s.digest, s.sheet_no, s.name AS sheet, s.hidden, s.row_count, s.col_count, s.truncated,
       c.row_no, c.col_no, c.row_span, c.col_span, c.text, c.role
FROM document_sheet s
LEFT JOIN document_cell c ON c.digest = s.digest AND c.sheet_no = s.sheet_no
ORDER BY s.digest, s.sheet_no, c.row_no, c.col_no
