-- What match.sql found to be new, and until which turn what is in force stays so.
CREATE OR REPLACE TEMP TABLE staged_new AS
SELECT turn, claim, ordinal FROM staged_match WHERE action IN ('new', 'revised');

DELETE FROM staged_ended;
INSERT INTO staged_ended SELECT row_id, turn FROM staged_match WHERE NOT claim AND action IN ('revised', 'withdrawn');
