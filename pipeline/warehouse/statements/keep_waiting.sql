-- The figures of a document that wait, as far as readers may know, in the order given.
INSERT INTO waiting
SELECT w.kind, c.source_id, c.document, w.claim, w.indicator_id, w.level, w.area_id, w.figure_kind, w.unit, coalesce(s.dimensions, o.dimensions),
       w.series_id, w.period_id, w.locator, w.check_id, nullif(w.standing_id, ''), make_timestamp(w.since)::TIMESTAMPTZ, c.run_id
FROM (
    SELECT unnest($1::BOOLEAN[]) AS claim, unnest($2::BIGINT[]) AS since, unnest($3::VARCHAR[]) AS kind, unnest($4::VARCHAR[]) AS indicator_id,
           unnest($5::VARCHAR[]) AS level, unnest($6::VARCHAR[]) AS area_id, unnest($7::VARCHAR[]) AS figure_kind, unnest($8::VARCHAR[]) AS unit,
           unnest($9::VARCHAR[]) AS series_id, unnest($10::VARCHAR[]) AS period_id, unnest($11::VARCHAR[]) AS locator, unnest($12::VARCHAR[]) AS check_id,
           unnest($13::VARCHAR[]) AS standing_id, generate_subscripts($1::BOOLEAN[], 1) AS nth
) w
JOIN staged_context c ON c.turn = $14
LEFT JOIN series s ON s.id = w.series_id
LEFT JOIN (SELECT series_id, first(dimensions ORDER BY ordinal) AS dimensions FROM staged_observation WHERE turn = $14 GROUP BY series_id) o ON o.series_id = w.series_id
ORDER BY w.nth;
