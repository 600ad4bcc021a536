-- title_vi: Nội dung các bài viết: từng câu
-- title_en: What stands in the articles: sentence by sentence
-- grain_vi: Mỗi dòng là một câu của một đoạn
-- grain_en: One row for each sentence of a paragraph
-- basis_vi: Như văn bản gốc
-- basis_en: As in the document
-- left_out_vi: Phần trang báo không thuộc bài viết
-- left_out_en: What the web page has besides the article

SELECT digest, paragraph, sentence, heading, text
FROM document_sentence
ORDER BY digest, paragraph, sentence
