-- title_vi: Các lĩnh vực thống kê
-- title_en: The topics
-- grain_vi: Mỗi dòng là một lĩnh vực
-- grain_en: One row for each topic
-- basis_vi: Danh mục của bản phát hành này
-- basis_en: The catalogue of this release
-- left_out_vi: Từ ngữ, câu hỏi và phép kiểm tra chung cho mọi lĩnh vực
-- left_out_en: Words, questions and checks that all topics share
-- columns: topic = Lĩnh vực, rỗng khi dùng chung hoặc của không gian làm việc | Topic, empty for what is shared and for the workspace's own;
--   topic_name_vi = Tên lĩnh vực | Name of the topic, in Vietnamese;
--   topic_name_en = Tên lĩnh vực bằng tiếng Anh | Name of the topic;
--   definition_origin = Nguồn gốc: built_in có sẵn, added bổ sung, overridden sửa | built_in, added or overridden by the workspace;
--   definition_origin_vi = Nguồn gốc bằng lời | Origin in words, in Vietnamese;
--   definition_origin_en = Nguồn gốc bằng tiếng Anh | Origin in words;
--   about_vi = Nội dung | What it is about, in Vietnamese;
--   about_en = Nội dung bằng tiếng Anh | What it is about;
--   regulation = Văn bản quy định | Regulation;
--   indicators = Số chỉ tiêu | Indicators;
--   words = Số mục từ ngữ và quy tắc đọc tin | Entries of the vocabulary and rules of news;
--   forms = Số biểu mẫu | Forms;
--   questions = Số câu hỏi riêng | Questions of its own;
--   checks = Số phép kiểm tra riêng | Checks of its own;
--   metrics = Số chỉ số | Metrics;
--   from_workspace = Số khai báo do không gian làm việc bổ sung hoặc sửa | Declarations that the workspace added or overrode

SELECT t.id AS topic, t.name_vi AS topic_name_vi, t.name_en AS topic_name_en, t.about_vi, t.about_en, t.source AS regulation,
       CASE WHEN NOT t.built_in THEN 'added' WHEN t.changed THEN 'overridden' ELSE 'built_in' END AS definition_origin,
       CASE WHEN NOT t.built_in THEN 'của không gian làm việc' WHEN t.changed THEN 'có sẵn, không gian làm việc bổ sung hoặc sửa' ELSE 'có sẵn' END AS definition_origin_vi,
       CASE WHEN NOT t.built_in THEN 'of the workspace' WHEN t.changed THEN 'built in, changed by the workspace' ELSE 'built in' END AS definition_origin_en,
       count(*) FILTER (d.kind = 'indicator') AS indicators, count(*) FILTER (d.kind IN ('word', 'rule')) AS words, count(*) FILTER (d.kind = 'form') AS forms,
       count(*) FILTER (d.kind = 'question') AS questions, count(*) FILTER (d.kind = 'check') AS checks, count(*) FILTER (d.kind = 'metric') AS metrics,
       count(*) FILTER (d.origin <> 'built_in') AS from_workspace
FROM topic t LEFT JOIN definition d ON d.topic = t.id
GROUP BY ALL
ORDER BY any_value(t.position), t.id
