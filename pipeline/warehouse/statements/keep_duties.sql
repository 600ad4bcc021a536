INSERT INTO period
SELECT DISTINCT ON (period_id) period_id, start_text, end_text, start_date, end_date, year(end_date) - year(start_date) + 1, NULL
FROM staged_owed ORDER BY period_id
ON CONFLICT DO NOTHING;

DELETE FROM duty;
INSERT INTO duty SELECT id, title_vi, title_en, kind, every FROM staged_duty ORDER BY id;
DELETE FROM duty_indicator;
INSERT INTO duty_indicator FROM staged_duty_indicator ORDER BY ALL;
DELETE FROM duty_report;
INSERT INTO duty_report FROM staged_report ORDER BY ALL;
