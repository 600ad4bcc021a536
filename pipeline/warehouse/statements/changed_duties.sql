-- How many rows of the duties, their indicators and their reports are not as they were.
SELECT (SELECT count(*) FROM (
            (SELECT id, title_vi, title_en, kind, every FROM staged_duty EXCEPT FROM duty)
            UNION ALL (FROM duty EXCEPT SELECT id, title_vi, title_en, kind, every FROM staged_duty)))
     + (SELECT count(*) FROM ((FROM staged_duty_indicator EXCEPT FROM duty_indicator) UNION ALL (FROM duty_indicator EXCEPT FROM staged_duty_indicator)))
     + (SELECT count(*) FROM ((FROM staged_report EXCEPT FROM duty_report) UNION ALL (FROM duty_report EXCEPT FROM staged_report)))
