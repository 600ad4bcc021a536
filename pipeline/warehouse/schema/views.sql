-- The figures in force, as an analyst reads them. One row a figure of one
-- source; stands is false where another source's figure takes precedence.
CREATE OR REPLACE VIEW official AS
SELECT h.id, s.indicator_id, s.level, s.dimensions, s.area_id, a.slug AS area_slug, a.boundary, a.name AS area_name,
       h.province, h.period_id, p.start_text AS period_start, p.end_text AS period_end, p.start_date, p.end_date,
       p.years, p.rounds, h.period_text, h.period_basis, s.kind, h.value, h.value_max, s.unit, h.qualifier, h.part,
       h.series_id, h.source_id, h.document, h.snapshot, h.locator, h.raw, h.shown, h.context, h.rule,
       h.recorded_at, h.run_id, src.precedence, src.illustrative, snap.published_on,
       row_number() OVER (
           PARTITION BY h.series_id, h.period_id
           ORDER BY src.precedence, snap.published_on DESC NULLS LAST, h.recorded_at DESC, h.id) = 1 AS stands
FROM observation_history h
JOIN series s ON s.id = h.series_id
JOIN period p ON p.id = h.period_id
JOIN source src ON src.id = h.source_id
LEFT JOIN area a ON a.id = s.area_id
LEFT JOIN snapshot snap ON snap.digest = h.snapshot AND snap.source_id = h.source_id AND snap.document = h.document
WHERE h.superseded_at IS NULL;

CREATE OR REPLACE VIEW observation AS
SELECT * EXCLUDE (stands, precedence) FROM official WHERE stands;
