-- A metric is reckoned from any number of indicators.
DROP TABLE metric;
CREATE TABLE metric (
    id         VARCHAR PRIMARY KEY,
    expression VARCHAR NOT NULL,   -- as its author wrote it
    unit       VARCHAR NOT NULL,
    least      DOUBLE NOT NULL,    -- that every denominator must reach
    coverage   INTEGER NOT NULL    -- provinces that must have all its figures in a period
);
-- The expression in the order of reckoning.
CREATE TABLE metric_step (
    metric_id    VARCHAR NOT NULL,
    position     INTEGER NOT NULL,
    op           VARCHAR NOT NULL, -- figure | number | add | subtract | multiply | divide
    indicator_id VARCHAR,          -- of a figure
    number       DOUBLE            -- of a number
);
-- Whose question it is: NULL for a generic one and one of the workspace.
ALTER TABLE question ADD COLUMN topic VARCHAR;
-- What a release was read and reckoned with, and where each of it comes from.
CREATE TABLE definition (
    position INTEGER NOT NULL,
    topic    VARCHAR,              -- NULL for what all topics share
    kind     VARCHAR NOT NULL,     -- topic | indicator | word | rule | form | question | check | metric
    id       VARCHAR NOT NULL,
    name_vi  VARCHAR NOT NULL,
    name_en  VARCHAR NOT NULL,
    origin   VARCHAR NOT NULL,     -- built_in | added | overridden: by the workspace
    file     VARCHAR NOT NULL      -- in the program or in the workspace
);
