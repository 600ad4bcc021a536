DROP VIEW IF EXISTS staged_observation;
DROP TABLE IF EXISTS staged_reading;
DROP TABLE IF EXISTS staged_reject;
DROP TABLE IF EXISTS staged_context;
DROP TABLE IF EXISTS staged_figure;
DROP TABLE IF EXISTS staged_match;
