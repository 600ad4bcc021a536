-- Beside what stage.sql makes, what is remembered of documents that are staged
-- together. The readings are staged already.

-- The figures that are held, and the documents of which nothing is accepted.
CREATE OR REPLACE TEMP TABLE staged_held (
    turn      BIGINT NOT NULL,
    claim     BOOLEAN NOT NULL,
    series_id VARCHAR NOT NULL,
    period_id VARCHAR NOT NULL
);
CREATE OR REPLACE TEMP TABLE staged_out (
    turn BIGINT NOT NULL
);

-- One row: the turns that a statement is asked about, and what it sees of the others:
-- which ordinals do not come to stand, being held or stated as before, and which rows give
-- way, to which turns.
CREATE OR REPLACE TEMP TABLE staged_asked (
    turns  BIGINT[] NOT NULL,
    held   BIGINT[] NOT NULL,
    same   BIGINT[] NOT NULL,
    ended  BIGINT[] NOT NULL,
    ending BIGINT[] NOT NULL
);

-- The figures that the documents state, each once, as accept_figures.sql gives those
-- of one document. Of one figure all values are held, or none.
CREATE OR REPLACE TEMP TABLE staged_each AS
SELECT turn, claim, any_value(series_id) AS series_id, period_id, value, value_max, qualifier, part, min(ordinal) AS ordinal, arg_min(id, ordinal) AS id
FROM staged_observation
GROUP BY turn, claim, series_key, period_id, value, value_max, qualifier, part;

-- The series and periods that nobody knew before.
CREATE OR REPLACE TEMP TABLE staged_series AS
SELECT f.series_id AS id, f.indicator_id, f.level, f.area_id, f.kind, f.unit, f.dimensions, f.series_key, f.peers_key, f.measure_key
FROM (SELECT min(ordinal) AS ordinal FROM staged_observation f ANTI JOIN series s ON s.series_key = f.series_key GROUP BY f.series_key) n
JOIN staged_observation f USING (ordinal)
ORDER BY f.ordinal;

CREATE OR REPLACE TEMP TABLE staged_period AS
SELECT f.period_id AS id, f.period_start AS start_text, f.period_end AS end_text, f.start_date, f.end_date, f.years,
       CASE WHEN starts_with(f.period_id, 'rounds:') THEN f.rounds END AS rounds
FROM (SELECT min(ordinal) AS ordinal FROM staged_observation f ANTI JOIN period p ON p.period_id = f.period_id GROUP BY f.period_id) n
JOIN staged_observation f USING (ordinal)
ORDER BY f.turn, f.period_id;
