-- The views of the warehouse, made anew whenever this text changes.

-- The figures in force, as an analyst reads them. One row a figure of one
-- document of one source; rank 1 stands, the others give way to it: first by
-- the precedence of the source, then by the later publication.
CREATE VIEW official AS
SELECT h.id, s.indicator_id, s.level, s.dimensions, s.area_id, a.slug AS area_slug, a.boundary, a.name AS area_name,
       h.province, h.period_id, p.start_text AS period_start, p.end_text AS period_end, p.start_date, p.end_date,
       p.years, h.rounds, h.period_text, h.period_basis, s.kind, h.value, h.value_max, s.unit, h.qualifier, h.part,
       h.series_id, h.source_id, h.document, h.snapshot, h.locator, h.raw, h.shown, h.context, h.rule,
       h.recorded_at, h.run_id, src.precedence, coalesce(snap.illustrative, src.illustrative) AS illustrative,
       snap.published_on,
       row_number() OVER (
           PARTITION BY h.series_id, h.period_id
           ORDER BY src.precedence, snap.published_on DESC NULLS LAST, h.recorded_at DESC, h.source_id, h.document, h.id
       ) AS rank,
       rank = 1 AS stands
FROM observation_history h
JOIN series s ON s.id = h.series_id
JOIN period p ON p.id = h.period_id
JOIN source src ON src.id = h.source_id
LEFT JOIN area a ON a.id = s.area_id
LEFT JOIN snapshot snap ON snap.digest = h.snapshot AND snap.source_id = h.source_id AND snap.document = h.document
WHERE h.superseded_at IS NULL;

CREATE VIEW observation AS
SELECT * EXCLUDE (precedence, rank, stands) FROM official WHERE stands;

-- What the press claims now. Never mixed with observation.
CREATE VIEW claim AS
SELECT h.id, s.indicator_id, s.level, s.dimensions, s.area_id, a.slug AS area_slug, a.boundary, a.name AS area_name,
       h.province, h.period_id, p.start_text AS period_start, p.end_text AS period_end, p.start_date, p.end_date,
       p.years, h.rounds, h.period_text, h.period_basis, s.kind, h.value, h.value_max, s.unit, h.qualifier, h.part,
       h.series_id, h.source_id, h.document, h.snapshot, h.locator, h.raw, h.shown, h.context, h.rule,
       h.recorded_at, h.run_id, coalesce(snap.illustrative, src.illustrative) AS illustrative, snap.published_on,
       snap.title, snap.publisher, snap.url
FROM claim_history h
JOIN series s ON s.id = h.series_id
JOIN period p ON p.id = h.period_id
JOIN source src ON src.id = h.source_id
LEFT JOIN area a ON a.id = s.area_id
LEFT JOIN snapshot snap ON snap.digest = h.snapshot AND snap.source_id = h.source_id AND snap.document = h.document
WHERE h.superseded_at IS NULL;

-- What each stated figure leaves possible: the interval [low, high], open at an
-- end that the qualifier excludes. "khoảng" is taken as five percent about.
CREATE VIEW stated AS
SELECT *, CASE qualifier WHEN 'less_than' THEN '-infinity'::DOUBLE
                         WHEN 'up_to'     THEN '-infinity'::DOUBLE
                         WHEN 'about'     THEN value - abs(value) * 0.05
                         ELSE value END AS low,
          CASE WHEN qualifier IN ('more_than', 'at_least') AND value_max IS NULL THEN 'infinity'::DOUBLE
               WHEN qualifier = 'about' THEN coalesce(value_max, value) + abs(coalesce(value_max, value)) * 0.05
               ELSE coalesce(value_max, value) END AS high,
          qualifier = 'more_than' AS low_open,
          qualifier = 'less_than' AS high_open
FROM (
    SELECT true AS official, id, series_id, period_id, source_id, document, value, value_max, qualifier, part,
           precedence, published_on, recorded_at, stands
    FROM official
    UNION ALL BY NAME
    SELECT false AS official, id, series_id, period_id, source_id, document, value, value_max, qualifier, part,
           NULL::INTEGER AS precedence, published_on, recorded_at, false AS stands
    FROM claim
);

-- Every disagreement over one figure: the official figure that stands beside
-- each other official figure and each claim that states it otherwise.
CREATE VIEW conflict AS
SELECT f.id || '-' || o.id AS id,
       CASE WHEN o.official THEN 'official_official' ELSE 'official_claim' END AS kind,
       s.indicator_id, s.level, s.dimensions, s.area_id, a.slug AS area_slug, a.boundary, a.name AS area_name,
       f.period_id, p.start_text AS period_start, p.end_text AS period_end, s.kind AS figure_kind, s.unit,
       f.id AS first_id, f.source_id AS first_source_id, f.document AS first_document, f.value AS first_value,
       f.value_max AS first_value_max, f.qualifier AS first_qualifier, f.published_on AS first_published_on,
       o.id AS second_id, o.source_id AS second_source_id, o.document AS second_document, o.value AS second_value,
       o.value_max AS second_value_max, o.qualifier AS second_qualifier, o.published_on AS second_published_on,
       f.id AS stands_id,
       CASE WHEN NOT o.official THEN 'official_first'
            WHEN f.precedence <> o.precedence THEN 'precedence'
            WHEN f.published_on IS DISTINCT FROM o.published_on THEN 'later_publication'
            WHEN f.recorded_at <> o.recorded_at THEN 'later_reading'
            ELSE 'name_order' END AS settled_by,
       CASE settled_by
            WHEN 'official_first'    THEN 'Số liệu chính thức được giữ; tin báo chí chỉ để đối chiếu.'
            WHEN 'precedence'        THEN 'Giữ số của nguồn được ưu tiên hơn theo khai báo của không gian làm việc.'
            WHEN 'later_publication' THEN 'Giữ số được công bố sau.'
            WHEN 'later_reading'     THEN 'Giữ số được ghi nhận sau.'
            ELSE 'Các nguồn ngang nhau; giữ số của nguồn đứng trước theo tên, cần người xem lại.' END AS settled_vi,
       CASE settled_by
            WHEN 'official_first'    THEN 'The official figure stands; the press is shown beside it.'
            WHEN 'precedence'        THEN 'The source that the workspace ranks first stands.'
            WHEN 'later_publication' THEN 'The figure published later stands.'
            WHEN 'later_reading'     THEN 'The figure recorded later stands.'
            ELSE 'The sources are equal; the first by name stands until a person decides.' END AS settled_en,
       f.high < o.low OR o.high < f.low
           OR (f.high = o.low AND (f.high_open OR o.low_open))
           OR (o.high = f.low AND (o.high_open OR f.low_open)) AS contradicts
FROM stated f
JOIN stated o ON o.series_id = f.series_id AND o.period_id = f.period_id
JOIN series s ON s.id = f.series_id
JOIN period p ON p.id = f.period_id
LEFT JOIN area a ON a.id = s.area_id
WHERE f.stands AND NOT o.stands AND f.part = o.part
  AND (f.value <> o.value OR f.value_max IS DISTINCT FROM o.value_max OR f.qualifier <> o.qualifier);
