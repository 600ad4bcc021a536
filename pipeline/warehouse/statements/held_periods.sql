-- The periods of what is held, so that readers can be told which they are.
INSERT INTO period
SELECT period_id, first(period_start ORDER BY ordinal), first(period_end ORDER BY ordinal),
       first(start_date ORDER BY ordinal), first(end_date ORDER BY ordinal), first(years ORDER BY ordinal),
       CASE WHEN starts_with(period_id, 'rounds:') THEN first(rounds ORDER BY ordinal) END
FROM staged_observation JOIN staged_hold USING (claim, series_id, period_id)
GROUP BY period_id ORDER BY period_id
ON CONFLICT DO NOTHING;
