-- Puts the right value in the place of the wrong one that the document still
-- states. The cell and its raw text stay as they are.
UPDATE staged_observation o
SET value = c.value, value_max = NULL, qualifier = 'exact', rule = o.rule || '+review.correct', mark = NULL
FROM staged_correction c
WHERE o.series_id = c.series_id AND o.period_id = c.period_id AND o.value = c.expects AND o.value_max IS NOT DISTINCT FROM c.up_to;
