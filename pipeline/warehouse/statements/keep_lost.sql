-- What is lost by accident stays in force.
DELETE FROM staged_match m USING staged_lost l WHERE m.row_id = l.row_id AND NOT m.claim AND m.action = 'withdrawn' AND l.turn = $1 AND l.why = $2 AND l.what = $3;
