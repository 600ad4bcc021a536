-- The figures that are held, with what is in force meanwhile, and whether a person
-- put the value there.
SELECT o.id, o.claim, o.series_id, o.period_id, o.indicator_id, o.level, o.area_id, o.kind, o.value, o.value_max, o.unit, o.qualifier,
       o.locator, o.shown, o.context, h.id AS standing_id, h.value AS standing,
       ends_with(o.rule, '+review.correct') AS corrected
FROM staged_observation o
JOIN staged_hold USING (claim, series_id, period_id)
LEFT JOIN (
    SELECT false AS claim, h.id, h.series_id, h.period_id, h.value
    FROM observation_history h JOIN staged_context USING (source_id, document)
    WHERE h.superseded_at IS NULL
    UNION ALL
    SELECT true AS claim, h.id, h.series_id, h.period_id, h.value
    FROM claim_history h JOIN staged_context USING (source_id, document)
    WHERE h.superseded_at IS NULL
) h ON h.claim = o.claim AND h.series_id = o.series_id AND h.period_id = o.period_id
QUALIFY row_number() OVER (PARTITION BY o.ordinal ORDER BY h.id) = 1
ORDER BY o.ordinal;
