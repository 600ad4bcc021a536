-- title_vi: Văn bản của tỉnh khác
-- title_en: Document of another province
-- hint_vi: Chuyển tệp sang đúng thư mục của tỉnh ấy, hoặc đề nghị đơn vị gửi lại đúng tệp.
-- hint_en: Move the file to the folder of that province, or ask for the right file.
-- severity: blocking
-- when: NOT f.claim AND coalesce(a.slug <> c.province, c.known)
-- whole: areas

-- The province that the source is declared for; else the one that all figures in
-- force of the document are about.
-- Where the document has a figure in force of a province that it is about now, it is
-- about none that it was not about: then nothing is looked up.
WITH still AS (
    SELECT h.source_id, h.document
    FROM observation_history h
    SEMI JOIN (
        SELECT f.series_key FROM named_figure f JOIN area a ON a.id = f.area_id AND a.type IN ('tinh', 'thanh_pho') WHERE NOT f.claim
    ) f ON f.series_key = h.series_key
    WHERE h.superseded_at IS NULL
),
asked AS (
    SELECT c.source_id, c.document FROM staged_context c ANTI JOIN still USING (source_id, document) WHERE c.province IS NULL
),
before AS (
    SELECT DISTINCT a.slug
    FROM series s
    JOIN area a ON a.id = s.area_id AND a.type IN ('tinh', 'thanh_pho')
    WHERE s.series_key IN (
        SELECT h.series_key
        FROM observation_history h
        JOIN asked c ON c.source_id = h.source_id AND c.document = h.document
        WHERE h.superseded_at IS NULL)
),
home AS (
    SELECT coalesce(c.province, (SELECT any_value(slug) FROM before HAVING count(*) = 1)) AS slug FROM staged_context c
),
own AS (
    SELECT slug FROM home
    UNION SELECT n.slug FROM home h JOIN area o ON o.slug = h.slug JOIN area_succession s ON s.old_id = o.id AND s.boundary = '2025' JOIN area n ON n.id = s.new_id
    UNION SELECT o.slug FROM home h JOIN area n ON n.slug = h.slug JOIN area_succession s ON s.new_id = n.id AND s.boundary = '2025' JOIN area o ON o.id = s.old_id
),
about AS (
    SELECT f.ordinal, f.locator, a.slug, a.name, a.slug IN (SELECT slug FROM own) AS home
    FROM named_figure f JOIN area a ON a.id = f.area_id AND a.type IN ('tinh', 'thanh_pho')
    WHERE NOT f.claim
)
SELECT NULL AS observation_id, first(b.locator ORDER BY b.ordinal) AS locator,
       'Văn bản nói về ' || string_agg(DISTINCT b.name, ', ' ORDER BY b.name) || ' (' || count(*) || ' số) mà không có số nào của '
           || (SELECT any_value(a.name) FROM area a JOIN home h ON h.slug = a.slug) || ' là tỉnh của nguồn; cả văn bản bị giữ lại.' AS message_vi,
       'The document is about ' || string_agg(DISTINCT b.name, ', ' ORDER BY b.name) || ' (' || count(*) || ' figures) and has none of '
           || (SELECT any_value(a.name) FROM area a JOIN home h ON h.slug = a.slug) || ', the province of its source; it is held back.' AS message_en
FROM about b
WHERE (SELECT slug FROM home) IS NOT NULL
HAVING count(*) > 0 AND NOT bool_or(b.home)
