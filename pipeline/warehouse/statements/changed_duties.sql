SELECT count(*) FROM (
    (SELECT id, title_vi, title_en, kind, every FROM staged_duty EXCEPT FROM duty)
    UNION ALL (FROM duty EXCEPT SELECT id, title_vi, title_en, kind, every FROM staged_duty)
) UNION ALL
SELECT count(*) FROM ((FROM staged_duty_indicator EXCEPT FROM duty_indicator) UNION ALL (FROM duty_indicator EXCEPT FROM staged_duty_indicator))
UNION ALL
SELECT count(*) FROM ((FROM staged_report EXCEPT FROM duty_report) UNION ALL (FROM duty_report EXCEPT FROM staged_report))
