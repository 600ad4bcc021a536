-- The reading at hand, for the checks and for accept.sql.
CREATE OR REPLACE TEMP TABLE staged_observation (
    turn         BIGINT NOT NULL,        -- of the document, in the order of those that are staged
    ordinal      BIGINT NOT NULL,
    id           VARCHAR NOT NULL,
    series_id    VARCHAR NOT NULL,
    indicator_id VARCHAR NOT NULL,
    level        VARCHAR NOT NULL,
    dimensions   MAP(VARCHAR, VARCHAR) NOT NULL,
    area_id      VARCHAR NOT NULL,
    province     VARCHAR,
    period_id    VARCHAR NOT NULL,
    start_date   DATE,
    end_date     DATE,
    period_start VARCHAR,
    period_end   VARCHAR,
    years        INTEGER,
    rounds       INTEGER,
    period_text  VARCHAR,
    period_basis VARCHAR NOT NULL,
    kind         VARCHAR NOT NULL,
    value        DOUBLE NOT NULL,
    value_max    DOUBLE,
    unit         VARCHAR NOT NULL,
    qualifier    VARCHAR NOT NULL,
    part         BOOLEAN NOT NULL,
    claim        BOOLEAN NOT NULL,
    snapshot     VARCHAR NOT NULL,
    locator      VARCHAR NOT NULL,
    sheet        VARCHAR NOT NULL,       -- of the locator, '' for text
    cell         VARCHAR NOT NULL,       -- D17; '' for text and for a whole sheet
    column_no    INTEGER NOT NULL,       -- of the cell, 0 for text and for a whole sheet
    paragraph    INTEGER NOT NULL,       -- of the locator, 0 for a cell
    sentence     INTEGER NOT NULL,
    start_offset INTEGER,
    end_offset   INTEGER,
    raw          VARCHAR NOT NULL,
    shown        VARCHAR NOT NULL,
    context      VARCHAR NOT NULL,
    rule         VARCHAR NOT NULL,
    series_key   UBIGINT NOT NULL,       -- of the series
    peers_key    UBIGINT NOT NULL,       -- the same for the series of all areas
    measure_key  UBIGINT NOT NULL,       -- and of all kinds
    mark         BIGINT,                 -- names what is stated; NULL once it is corrected
    in_period    BOOLEAN NOT NULL,       -- all figures of its area and period are staged with it
    in_area      BOOLEAN NOT NULL,       -- and of its area
    in_peers     BOOLEAN NOT NULL,       -- and of its indicator, level, kind, unit, dimensions and period
    in_column    BOOLEAN NOT NULL,       -- and of its column, which is of one province, period and kind
    in_past      BOOLEAN NOT NULL,       -- what stands of its series is looked up
    for_itself   BOOLEAN NOT NULL        -- nothing need be staged with it for it to be judged
);
CREATE OR REPLACE TEMP TABLE staged_reject (
    turn       BIGINT NOT NULL,
    id         VARCHAR NOT NULL,
    locator    VARCHAR NOT NULL,
    raw        VARCHAR NOT NULL,
    context    VARCHAR NOT NULL,
    reason     VARCHAR NOT NULL,
    message_vi VARCHAR NOT NULL,
    message_en VARCHAR NOT NULL
);
-- One row for each document that is being loaded.
CREATE OR REPLACE TEMP TABLE staged_context (
    turn         BIGINT NOT NULL,
    run_id       VARCHAR NOT NULL,
    recorded_at  TIMESTAMPTZ NOT NULL,
    source_id    VARCHAR NOT NULL,
    document     VARCHAR NOT NULL,
    snapshot     VARCHAR NOT NULL,
    claims       BOOLEAN NOT NULL,
    today        DATE NOT NULL,
    precedence   INTEGER NOT NULL,
    illustrative BOOLEAN NOT NULL,
    province     VARCHAR,                -- that the source is declared for
    known        BOOLEAN NOT NULL,       -- a version of the document was loaded before
    whole        BOOLEAN NOT NULL        -- all of the reading is staged
);
-- What of the figures in force takes part in the matching, where not all is staged.
CREATE OR REPLACE TEMP TABLE staged_due (
    mark   BIGINT NOT NULL,
    stated BOOLEAN NOT NULL              -- by the reading
);
-- The figures that are held.
CREATE OR REPLACE TEMP TABLE staged_hold (
    claim     BOOLEAN NOT NULL,
    series_id VARCHAR NOT NULL,
    period_id VARCHAR NOT NULL
);
-- What people put in the place of a wrong value.
CREATE OR REPLACE TEMP TABLE staged_correction (
    subject   VARCHAR NOT NULL,
    series_id VARCHAR NOT NULL,
    period_id VARCHAR NOT NULL,
    expects   DOUBLE NOT NULL,
    up_to     DOUBLE, -- of a range, its upper end
    value     DOUBLE NOT NULL
);
