-- The fields of statistics, and the words of the catalogue that answers name.
ALTER TABLE indicator ADD COLUMN topic VARCHAR DEFAULT '';
ALTER TABLE indicator ADD COLUMN parent VARCHAR;
CREATE TABLE topic (
    id       VARCHAR PRIMARY KEY,
    name_vi  VARCHAR NOT NULL,
    name_en  VARCHAR NOT NULL,
    about_vi VARCHAR,
    about_en VARCHAR,
    position INTEGER NOT NULL,
    source   VARCHAR,
    built_in BOOLEAN NOT NULL,
    changed  BOOLEAN NOT NULL            -- a workspace adds to it or overrides it
);
CREATE TABLE term (
    term_kind VARCHAR NOT NULL,          -- level | unit | dimension | value | region
    parent    VARCHAR NOT NULL,          -- dimension of a value, boundary of a region, else ''
    term_id   VARCHAR NOT NULL,
    position  INTEGER NOT NULL,
    name_vi   VARCHAR NOT NULL,
    name_en   VARCHAR NOT NULL,
    PRIMARY KEY (term_kind, parent, term_id)
);
