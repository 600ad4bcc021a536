-- The tables of the warehouse. Views stand in views.sql and are made anew
-- whenever they change; comments stand in comments.sql.

CREATE TABLE meta (
    key   VARCHAR PRIMARY KEY,
    value VARCHAR NOT NULL
);

-- What the catalog says ------------------------------------------------------

CREATE TABLE area (
    id            VARCHAR PRIMARY KEY,   -- dong-thap@2008
    slug          VARCHAR NOT NULL,
    boundary      VARCHAR NOT NULL,      -- 2008 | 2025
    code          VARCHAR,
    name          VARCHAR NOT NULL,
    full_name     VARCHAR NOT NULL,
    type          VARCHAR NOT NULL,      -- country | region | tinh | thanh_pho
    region        VARCHAR,
    voting_region VARCHAR,
    valid_from    DATE,
    valid_to      DATE,
    area_km2      DOUBLE,
    tile_col      INTEGER,               -- place on the tile map
    tile_row      INTEGER
);
CREATE TABLE area_succession (
    old_id VARCHAR NOT NULL,
    new_id VARCHAR NOT NULL,
    valid_from DATE NOT NULL,
    PRIMARY KEY (old_id, new_id)
);
CREATE TABLE area_population (
    area_id    VARCHAR NOT NULL,
    year       INTEGER NOT NULL,
    population BIGINT  NOT NULL,
    definition VARCHAR NOT NULL,         -- whose series, and how it is defined
    PRIMARY KEY (area_id, year)
);
CREATE TABLE indicator (
    id            VARCHAR PRIMARY KEY,
    name_vi       VARCHAR NOT NULL,
    name_en       VARCHAR NOT NULL,
    definition_vi VARCHAR,
    definition_en VARCHAR,
    unit          VARCHAR NOT NULL,
    behaviour     VARCHAR NOT NULL,      -- flow | cumulative | stock
    adds_areas    BOOLEAN NOT NULL,
    adds_time     BOOLEAN NOT NULL,
    levels        VARCHAR[] NOT NULL,
    dimensions    VARCHAR[] NOT NULL,
    units         VARCHAR[] NOT NULL,    -- further units that a figure may carry
    synonyms      VARCHAR[] NOT NULL,
    scope         VARCHAR NOT NULL,
    source        VARCHAR
);

-- Who publishes, and what was fetched ----------------------------------------

CREATE TABLE publisher (
    id   VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL
);
CREATE TABLE source (
    id           VARCHAR PRIMARY KEY,
    kind         VARCHAR NOT NULL,
    title_vi     VARCHAR NOT NULL,
    title_en     VARCHAR,
    publisher_id VARCHAR NOT NULL,
    location     VARCHAR NOT NULL,       -- a path relative to the workspace, or a URL
    licence      VARCHAR,
    province     VARCHAR,
    claims       BOOLEAN NOT NULL,
    precedence   INTEGER NOT NULL,
    illustrative BOOLEAN NOT NULL,
    declared     BOOLEAN NOT NULL        -- false once its file left the workspace
);
CREATE TABLE snapshot (
    digest       VARCHAR NOT NULL,
    source_id    VARCHAR NOT NULL,
    document     VARCHAR NOT NULL,
    url          VARCHAR NOT NULL,
    media_type   VARCHAR,
    size         BIGINT NOT NULL,
    fetched_at   TIMESTAMPTZ NOT NULL,
    published_on DATE,
    title        VARCHAR,
    publisher    VARCHAR,
    licence      VARCHAR,
    illustrative BOOLEAN NOT NULL,
    format       VARCHAR NOT NULL,
    run_id       VARCHAR NOT NULL,
    PRIMARY KEY (digest, source_id, document)
);
-- The reading in force of each document.
CREATE TABLE document_state (
    source_id   VARCHAR NOT NULL,
    document    VARCHAR NOT NULL,
    digest      VARCHAR NOT NULL,        -- newest snapshot read
    accepted    VARCHAR,                 -- newest snapshot accepted; NULL when none ever was
    state       VARCHAR NOT NULL,        -- accepted | quarantined | withdrawn
    fingerprint VARCHAR NOT NULL,
    run_id      VARCHAR NOT NULL,
    PRIMARY KEY (source_id, document)
);
-- What is wrong with a source or a document now; no row when all is well.
CREATE TABLE source_fault (
    source_id  VARCHAR NOT NULL,
    document   VARCHAR NOT NULL,         -- '' for the source as a whole
    reason     VARCHAR NOT NULL,
    place      VARCHAR,
    message_vi VARCHAR NOT NULL,
    message_en VARCHAR,
    hint_vi    VARCHAR,
    hint_en    VARCHAR,
    since      TIMESTAMPTZ NOT NULL,
    run_id     VARCHAR NOT NULL,
    PRIMARY KEY (source_id, document)
);
-- The documents as a reader sees them.
CREATE TABLE document_sheet (
    digest    VARCHAR NOT NULL,
    sheet_no  INTEGER NOT NULL,
    name      VARCHAR NOT NULL,
    hidden    BOOLEAN NOT NULL,
    row_count INTEGER NOT NULL,
    col_count INTEGER NOT NULL,
    truncated BOOLEAN NOT NULL,
    PRIMARY KEY (digest, sheet_no)
);
CREATE TABLE document_cell (
    digest   VARCHAR NOT NULL,
    sheet_no INTEGER NOT NULL,
    row_no   INTEGER NOT NULL,
    col_no   INTEGER NOT NULL,
    row_span INTEGER NOT NULL,
    col_span INTEGER NOT NULL,
    text     VARCHAR NOT NULL,
    role     VARCHAR NOT NULL
);
CREATE TABLE document_sentence (
    digest    VARCHAR NOT NULL,
    paragraph INTEGER NOT NULL,
    sentence  INTEGER NOT NULL,
    heading   BOOLEAN NOT NULL,
    text      VARCHAR NOT NULL
);

-- What was understood ---------------------------------------------------------

CREATE TABLE period (
    id         VARCHAR PRIMARY KEY,      -- Period.Key
    start_text VARCHAR,                  -- 2012 | 2022-04 | 2025-07-01, NULL when unknown
    end_text   VARCHAR,
    start_date DATE,
    end_date   DATE,
    years      INTEGER,                  -- calendar years touched, NULL when unknown
    rounds     INTEGER                   -- rounds of the vote where they are all that is known
);
CREATE TABLE series (
    id           VARCHAR PRIMARY KEY,
    indicator_id VARCHAR NOT NULL,
    level        VARCHAR NOT NULL,       -- '' when there is none
    area_id      VARCHAR NOT NULL,       -- '' when the claim does not say
    kind         VARCHAR NOT NULL,
    unit         VARCHAR NOT NULL,
    dimensions   MAP(VARCHAR, VARCHAR) NOT NULL
);
-- All versions of all official figures. In force: superseded_at IS NULL.
CREATE TABLE observation_history (
    id            VARCHAR NOT NULL,
    series_id     VARCHAR NOT NULL,
    period_id     VARCHAR NOT NULL,
    source_id     VARCHAR NOT NULL,
    document      VARCHAR NOT NULL,
    province      VARCHAR,
    period_text   VARCHAR,
    period_basis  VARCHAR NOT NULL,
    rounds        INTEGER,               -- rounds of the vote that the figure adds up, NULL when not stated
    value         DOUBLE NOT NULL,
    value_max     DOUBLE,
    qualifier     VARCHAR NOT NULL,
    part          BOOLEAN NOT NULL,
    snapshot      VARCHAR NOT NULL,
    locator       VARCHAR NOT NULL,
    start_offset  INTEGER,
    end_offset    INTEGER,
    raw           VARCHAR NOT NULL,
    shown         VARCHAR NOT NULL,
    context       VARCHAR NOT NULL,
    rule          VARCHAR NOT NULL,
    run_id        VARCHAR NOT NULL,
    recorded_at   TIMESTAMPTZ NOT NULL,
    superseded_at TIMESTAMPTZ,
    superseded_by VARCHAR,               -- id of the revision; NULL when withdrawn
    superseded_run VARCHAR
);
-- The same for what the press claims.
CREATE TABLE claim_history AS FROM observation_history;

CREATE TABLE reject (
    id          VARCHAR NOT NULL,
    source_id   VARCHAR NOT NULL,
    document    VARCHAR NOT NULL,
    snapshot    VARCHAR NOT NULL,
    locator     VARCHAR NOT NULL,
    raw         VARCHAR NOT NULL,
    context     VARCHAR NOT NULL,
    reason      VARCHAR NOT NULL,
    message_vi  VARCHAR NOT NULL,
    message_en  VARCHAR NOT NULL,
    run_id      VARCHAR NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL
);
-- The faults that the checks found in the newest reading of each document.
CREATE TABLE check_result (
    check_id       VARCHAR NOT NULL,
    severity       VARCHAR NOT NULL,     -- blocking | warning
    source_id      VARCHAR NOT NULL,
    document       VARCHAR NOT NULL,
    snapshot       VARCHAR NOT NULL,
    observation_id VARCHAR,
    locator        VARCHAR,
    message_vi     VARCHAR NOT NULL,
    message_en     VARCHAR NOT NULL,
    hint_vi        VARCHAR,
    hint_en        VARCHAR,
    run_id         VARCHAR NOT NULL
);

-- What can be asked -------------------------------------------------------------

-- The questions of this release: each is a view of the same name besides.
CREATE TABLE question (
    id          VARCHAR PRIMARY KEY,
    title_vi    VARCHAR NOT NULL,
    title_en    VARCHAR NOT NULL,
    grain_vi    VARCHAR NOT NULL,
    grain_en    VARCHAR NOT NULL,
    basis_vi    VARCHAR NOT NULL,
    basis_en    VARCHAR NOT NULL,
    left_out_vi VARCHAR NOT NULL,
    left_out_en VARCHAR NOT NULL,
    sql         VARCHAR NOT NULL
);

-- Who owes what, and what ran ---------------------------------------------------

CREATE TABLE expected_report (
    source_id    VARCHAR NOT NULL,
    indicator_id VARCHAR NOT NULL,
    area_id      VARCHAR NOT NULL,
    period_id    VARCHAR NOT NULL,
    due          DATE NOT NULL,
    PRIMARY KEY (source_id, indicator_id, area_id, period_id)
);
CREATE TABLE report_status (
    source_id    VARCHAR NOT NULL,
    indicator_id VARCHAR NOT NULL,
    area_id      VARCHAR NOT NULL,
    period_id    VARCHAR NOT NULL,
    due          DATE NOT NULL,
    status       VARCHAR NOT NULL,       -- received | late | waiting | missing
    received_on  DATE,
    PRIMARY KEY (source_id, indicator_id, area_id, period_id)
);
-- The nights that changed something. A quiet night leaves no row.
CREATE TABLE run (
    id          VARCHAR PRIMARY KEY,
    started_at  TIMESTAMPTZ NOT NULL,
    finished_at TIMESTAMPTZ,
    trigger     VARCHAR NOT NULL,
    outcome     VARCHAR NOT NULL         -- running | done | with_faults | interrupted
);
CREATE TABLE run_step (
    run_id       VARCHAR NOT NULL,
    seq          INTEGER NOT NULL,
    source_id    VARCHAR NOT NULL,
    document     VARCHAR NOT NULL,
    outcome      VARCHAR NOT NULL,       -- declared | accepted | quarantined | withdrawn | failed | recovered | judged
    new          INTEGER NOT NULL,
    revised      INTEGER NOT NULL,
    withdrawn    INTEGER NOT NULL,
    unchanged    INTEGER NOT NULL,
    rejects      INTEGER NOT NULL,
    message_vi   VARCHAR,
    message_en   VARCHAR,
    PRIMARY KEY (run_id, seq)
);
