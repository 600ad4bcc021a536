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
