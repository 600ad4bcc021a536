-- All that is stated is new where nothing is in force of the documents.
CREATE OR REPLACE TEMP TABLE staged_new AS
SELECT turn, claim, ordinal FROM staged_figure;
