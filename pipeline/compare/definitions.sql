-- title_vi: Chỉ tiêu, từ ngữ, biểu mẫu, câu hỏi, phép kiểm tra và nơi khai báo
-- title_en: Indicators, words, forms, questions, checks, and where each is declared
-- grain_vi: Mỗi dòng là một loại khai báo của một lĩnh vực trong một tệp, cùng một nguồn gốc
-- grain_en: One row for each topic, kind of declaration, file and origin
-- basis_vi: Những gì bản phát hành này dùng để đọc, kiểm tra và tính
-- basis_en: What this release was read, checked and reckoned with
-- left_out_vi: Câu hỏi, phép kiểm tra chung cho mọi lĩnh vực; khai báo có sẵn đã bị không gian làm việc thay thế
-- left_out_en: Generic questions and checks; built-in declarations that the workspace replaced
-- columns: topic = Lĩnh vực, rỗng khi dùng chung hoặc của không gian làm việc | Topic, empty for what is shared and for the workspace's own;
--   topic_name_vi = Tên lĩnh vực | Name of the topic, in Vietnamese;
--   topic_name_en = Tên lĩnh vực bằng tiếng Anh | Name of the topic;
--   definition_origin = Nguồn gốc: built_in có sẵn, added bổ sung, overridden sửa | built_in, added or overridden by the workspace;
--   definition_origin_vi = Nguồn gốc bằng lời | Origin in words, in Vietnamese;
--   definition_origin_en = Nguồn gốc bằng tiếng Anh | Origin in words;
--   definition_kind = Loại khai báo | Kind of declaration;
--   definition_kind_vi = Loại khai báo bằng lời | Kind in words, in Vietnamese;
--   definition_kind_en = Loại khai báo bằng tiếng Anh | Kind in words;
--   file = Tệp khai báo, trong chương trình hoặc trong không gian làm việc | File, in the program or in the workspace;
--   entries = Số khai báo | Declarations;
--   listed_vi = Những gì được khai báo, từ ngữ có nhiều cách viết thì nêu vài cách đầu, đủ cả ở bảng definition | What is declared, in Vietnamese, of a word the first spellings, all are in the table definition;
--   listed_en = Những gì được khai báo, bằng tiếng Anh | What is declared

SELECT coalesce(d.topic, '') AS topic,
       coalesce(t.name_vi, CASE WHEN d.origin = 'built_in' THEN 'Dùng chung' ELSE 'Không gian làm việc' END) AS topic_name_vi,
       coalesce(t.name_en, CASE WHEN d.origin = 'built_in' THEN 'Shared' ELSE 'The workspace' END) AS topic_name_en,
       d.kind AS definition_kind,
       CASE d.kind WHEN 'indicator' THEN 'Chỉ tiêu' WHEN 'word' THEN 'Từ ngữ' WHEN 'rule' THEN 'Quy tắc đọc tin' WHEN 'form' THEN 'Biểu mẫu'
                   WHEN 'question' THEN 'Câu hỏi' WHEN 'check' THEN 'Phép kiểm tra' ELSE 'Chỉ số' END AS definition_kind_vi,
       CASE d.kind WHEN 'indicator' THEN 'Indicators' WHEN 'word' THEN 'Words' WHEN 'rule' THEN 'Rules of news' WHEN 'form' THEN 'Forms'
                   WHEN 'question' THEN 'Questions' WHEN 'check' THEN 'Checks' ELSE 'Metrics' END AS definition_kind_en,
       d.origin AS definition_origin,
       CASE d.origin WHEN 'built_in' THEN 'có sẵn' WHEN 'added' THEN 'không gian làm việc bổ sung' ELSE 'không gian làm việc sửa' END AS definition_origin_vi,
       CASE d.origin WHEN 'built_in' THEN 'built in' WHEN 'added' THEN 'added by the workspace' ELSE 'overridden by the workspace' END AS definition_origin_en,
       d.file, count(*) AS entries,
       -- Of a word's many spellings the first; the table definition and the file have all.
       string_agg(CASE WHEN d.kind = 'rule' THEN d.id WHEN length(d.name_vi) > 48 AND d.kind = 'word' THEN left(d.name_vi, 46) || ' …' ELSE d.name_vi END, '; ' ORDER BY d.position) AS listed_vi,
       string_agg(CASE WHEN d.kind = 'rule' THEN d.id WHEN length(d.name_en) > 48 AND d.kind = 'word' THEN left(d.name_en, 46) || ' …' ELSE d.name_en END, '; ' ORDER BY d.position) AS listed_en
FROM definition d LEFT JOIN topic t ON t.id = d.topic
GROUP BY ALL
ORDER BY any_value(t.position) NULLS FIRST, topic, definition_origin, min(d.position), definition_kind, d.file
