INSERT INTO publisher
SELECT DISTINCT publisher_id, publisher FROM staged_source ORDER BY publisher_id
ON CONFLICT DO NOTHING;

UPDATE source SET declared = false WHERE declared AND source_id NOT IN (SELECT source_id FROM staged_source);

INSERT INTO source BY NAME
SELECT * EXCLUDE (publisher), true AS declared FROM staged_source ORDER BY source_id
ON CONFLICT DO UPDATE SET kind = excluded.kind, title_vi = excluded.title_vi, title_en = excluded.title_en,
    publisher_id = excluded.publisher_id, location = excluded.location, licence = excluded.licence,
    province = excluded.province, claims = excluded.claims, precedence = excluded.precedence,
    illustrative = excluded.illustrative, declared = true;

INSERT INTO period
SELECT DISTINCT ON (period_id) period_id, start_text, end_text, start_date, end_date, years, rounds
FROM staged_expectation ORDER BY period_id
ON CONFLICT DO NOTHING;

DELETE FROM expected_report;
INSERT INTO expected_report
SELECT source_id, indicator_id, area_id, period_id, due FROM staged_expectation ORDER BY ALL;

DROP TABLE staged_source;
DROP TABLE staged_expectation;
