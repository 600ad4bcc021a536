-- What match.sql found to be new.
CREATE OR REPLACE TEMP TABLE staged_new AS
SELECT turn, claim, ordinal FROM staged_match WHERE action IN ('new', 'revised');
