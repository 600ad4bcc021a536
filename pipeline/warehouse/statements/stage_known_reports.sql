-- What a source whose declaration cannot be used owed before.
INSERT INTO staged_expectation
SELECT e.source_id, e.indicator_id, e.area_id, e.period_id, e.due, p.period_start, p.period_end, p.start_date, p.end_date, p.years, p.rounds
FROM expected_report e JOIN period p ON p.period_id = e.period_id WHERE e.source_id = $1;
