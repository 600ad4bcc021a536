-- The faults of the staged document, in the order given.
INSERT INTO check_result
SELECT f.check_id, f.severity, c.source_id, c.document, c.snapshot, nullif(f.observation_id, ''), nullif(f.locator, ''), f.message_vi, f.message_en,
       nullif(f.hint_vi, ''), nullif(f.hint_en, ''), c.run_id
FROM (
    SELECT unnest($1::VARCHAR[]) AS check_id, unnest($2::VARCHAR[]) AS severity, unnest($3::VARCHAR[]) AS observation_id, unnest($4::VARCHAR[]) AS locator,
           unnest($5::VARCHAR[]) AS message_vi, unnest($6::VARCHAR[]) AS message_en, unnest($7::VARCHAR[]) AS hint_vi, unnest($8::VARCHAR[]) AS hint_en,
           generate_subscripts($1::VARCHAR[], 1) AS turn
) f
CROSS JOIN staged_context c
ORDER BY f.turn;
