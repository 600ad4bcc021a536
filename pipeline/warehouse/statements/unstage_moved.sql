-- The same as unstage.sql of a part of a reading of which nothing is in doubt, which makes
-- few of those tables.
DROP VIEW due_figure;
DROP TABLE staged_observation;
DROP TABLE staged_reject;
DROP TABLE staged_context;
DROP TABLE staged_figure;
DROP TABLE staged_match;
DROP TABLE staged_hold;
DROP TABLE staged_due;
DROP TABLE staged_correction;
DROP TABLE IF EXISTS staged_lost;
