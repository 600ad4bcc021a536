SELECT id, title_vi AS title FROM question ORDER BY id
