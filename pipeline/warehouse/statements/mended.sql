-- Corrections whose wrong value the document no longer states, with what it
-- states now.
SELECT c.subject, c.expects, c.value, o.id, o.series_id, o.period_id, o.locator, o.shown, o.value
FROM staged_correction c
JOIN staged_observation o ON o.series_id = c.series_id AND o.period_id = c.period_id
WHERE NOT EXISTS (
    SELECT 1 FROM staged_observation s WHERE s.series_id = c.series_id AND s.period_id = c.period_id AND s.value = c.expects
      AND s.value_max IS NOT DISTINCT FROM c.up_to)
ORDER BY c.subject, o.ordinal;
