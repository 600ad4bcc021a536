-- What a source whose declaration cannot be used owed before.
INSERT INTO staged_expectation
SELECT e.source_id, e.indicator_id, e.area_id, e.period_id, e.due, p.start_text, p.end_text, p.start_date, p.end_date, p.years, p.rounds
FROM expected_report e JOIN period p ON p.id = e.period_id WHERE e.source_id = $1;
