-- What decides whether two figures may be compared.

-- The provinces of the country over time.
CREATE TABLE boundary_version (
    id         VARCHAR PRIMARY KEY,      -- 1997 | 2004 | 2008 | 2025
    valid_from DATE NOT NULL,
    valid_to   DATE,
    provinces  INTEGER NOT NULL
);
-- Days on which the land of an area changed although its name stayed.
CREATE TABLE boundary_change (
    area_id    VARCHAR NOT NULL,
    changed_on DATE NOT NULL,
    what_vi    VARCHAR NOT NULL,
    what_en    VARCHAR NOT NULL
);
-- Days from which an indicator counts by other rules.
CREATE TABLE indicator_break (
    indicator_id VARCHAR NOT NULL,
    changed_on   DATE NOT NULL,
    what_vi      VARCHAR NOT NULL,
    what_en      VARCHAR NOT NULL
);

-- Indicators that are reckoned from two others, and not read.
CREATE TABLE metric (
    id               VARCHAR PRIMARY KEY,
    kind             VARCHAR NOT NULL,   -- ratio | sum | difference
    first_indicator  VARCHAR NOT NULL,
    second_indicator VARCHAR NOT NULL,
    factor           DOUBLE NOT NULL,    -- of a ratio
    unit             VARCHAR NOT NULL,
    coverage         INTEGER NOT NULL    -- provinces that must have both in a period
);

-- A key of text costs more than all of a load besides: a series is looked up when
-- a document is accepted, and the tables are small beside the figures.
CREATE TABLE series_kept AS FROM series;
DROP TABLE series;
CREATE TABLE series (
    id           VARCHAR NOT NULL,
    indicator_id VARCHAR NOT NULL,
    level        VARCHAR NOT NULL,       -- '' when there is none
    area_id      VARCHAR NOT NULL,       -- '' when the claim does not say
    kind         VARCHAR NOT NULL,
    unit         VARCHAR NOT NULL,
    dimensions   MAP(VARCHAR, VARCHAR) NOT NULL
);
INSERT INTO series FROM series_kept;
DROP TABLE series_kept;

-- Every change of the provinces, told from those over which figures may be added.
ALTER TABLE area_succession ADD COLUMN boundary VARCHAR DEFAULT '';   -- of the new unit
ALTER TABLE area_succession ADD COLUMN exact BOOLEAN DEFAULT false;   -- the new unit is exactly the sum of its old ones
