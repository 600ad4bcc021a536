-- title_vi: Văn bản của tỉnh khác
-- title_en: Document of another province
-- hint_vi: Chuyển tệp sang đúng thư mục của tỉnh ấy, hoặc đề nghị đơn vị gửi lại đúng tệp.
-- hint_en: Move the file to the folder of that province, or ask for the right file.
-- severity: blocking
-- when: NOT f.claim AND coalesce(a.slug <> c.province, c.known AND NOT f.known)
-- whole: figure
-- together: yes

-- The province that the source is declared for; else the one that all figures in
-- force of the document are about.
-- Where the document has a figure in force of a province that it is about now, it is
-- about none that it was not about: then nothing is looked up.
WITH still AS (
    SELECT DISTINCT f.turn
    FROM named_figure f
    JOIN area a ON a.id = f.area_id AND a.type IN ('tinh', 'thanh_pho')
    JOIN staged_context c ON c.turn = f.turn
    JOIN standing_figure h ON h.series_key = f.series_key AND h.source_id = c.source_id AND h.document = c.document AND h.turn < f.turn AND f.turn <= h.until
    WHERE NOT f.claim
),
asked AS (
    SELECT c.turn, c.source_id, c.document FROM staged_context c ANTI JOIN still USING (turn) WHERE c.province IS NULL
),
stood AS (
    SELECT DISTINCT c.turn, h.series_key
    FROM observation_history h
    JOIN asked c ON c.source_id = h.source_id AND c.document = h.document
    WHERE h.superseded_at IS NULL
),
before AS (
    SELECT DISTINCT o.turn, a.slug
    FROM stood o
    JOIN series s ON s.series_key = o.series_key
    JOIN area a ON a.id = s.area_id AND a.type IN ('tinh', 'thanh_pho')
),
home AS (
    SELECT c.turn, coalesce(c.province, b.slug) AS slug
    FROM staged_context c
    LEFT JOIN (SELECT turn, any_value(slug) AS slug FROM before GROUP BY turn HAVING count(*) = 1) b USING (turn)
),
own AS (
    SELECT turn, slug FROM home
    UNION SELECT h.turn, n.slug FROM home h JOIN area o ON o.slug = h.slug JOIN area_succession s ON s.old_id = o.id AND s.boundary = '2025' JOIN area n ON n.id = s.new_id
    UNION SELECT h.turn, o.slug FROM home h JOIN area n ON n.slug = h.slug JOIN area_succession s ON s.new_id = n.id AND s.boundary = '2025' JOIN area o ON o.id = s.old_id
),
about AS (
    SELECT f.turn, f.ordinal, f.locator, a.name, o.slug IS NOT NULL AS home
    FROM named_figure f
    JOIN area a ON a.id = f.area_id AND a.type IN ('tinh', 'thanh_pho')
    LEFT JOIN own o ON o.turn = f.turn AND o.slug = a.slug
    WHERE NOT f.claim
),
strange AS (
    SELECT b.turn, h.slug, first(b.locator ORDER BY b.ordinal) AS locator, string_agg(DISTINCT b.name, ', ' ORDER BY b.name) AS names, count(*) AS figures
    FROM about b
    JOIN home h USING (turn)
    WHERE h.slug IS NOT NULL
    GROUP BY b.turn, h.slug
    HAVING NOT bool_or(b.home)
)
SELECT t.turn, NULL AS observation_id, t.locator,
       'Văn bản nói về ' || t.names || ' (' || t.figures || ' số) mà không có số nào của '
           || (SELECT any_value(a.name) FROM area a WHERE a.slug = t.slug) || ' là tỉnh của nguồn; cả văn bản bị giữ lại.' AS message_vi,
       'The document is about ' || t.names || ' (' || t.figures || ' figures) and has none of '
           || (SELECT any_value(a.name) FROM area a WHERE a.slug = t.slug) || ', the province of its source; it is held back.' AS message_en
FROM strange t
