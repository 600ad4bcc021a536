-- What a run did, in the order given.
INSERT INTO run_step
SELECT $1, n.seq + s.turn, s.source_id, s.document, s.outcome, s.new, s.revised, s.withdrawn, s.unchanged, s.rejects, nullif(s.message_vi, ''), nullif(s.message_en, '')
FROM (
    SELECT unnest($2::VARCHAR[]) AS source_id, unnest($3::VARCHAR[]) AS document, unnest($4::VARCHAR[]) AS outcome, unnest($5::VARCHAR[]) AS message_vi,
           unnest($6::VARCHAR[]) AS message_en, unnest($7::BIGINT[]) AS new, unnest($8::BIGINT[]) AS revised, unnest($9::BIGINT[]) AS withdrawn,
           unnest($10::BIGINT[]) AS unchanged, unnest($11::BIGINT[]) AS rejects, generate_subscripts($2::VARCHAR[], 1) AS turn
) s
CROSS JOIN (SELECT coalesce(max(seq), 0) AS seq FROM run_step WHERE run_id = $1) n
ORDER BY s.turn;
