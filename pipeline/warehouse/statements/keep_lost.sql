-- What is lost by accident stays in force.
DELETE FROM staged_match m USING staged_lost l WHERE m.row_id = l.row_id AND NOT m.claim AND m.action = 'withdrawn' AND l.why = $1 AND l.what = $2;
