-- What waits for a person, as far as readers may know: which figure, since when
-- and why, never its value. The values lie outside this file.
CREATE TABLE waiting (
    kind         VARCHAR NOT NULL,       -- figure | withdrawal | refused | kept
    source_id    VARCHAR NOT NULL,
    document     VARCHAR NOT NULL,
    claim        BOOLEAN NOT NULL,
    indicator_id VARCHAR NOT NULL,
    level        VARCHAR NOT NULL,
    area_id      VARCHAR NOT NULL,
    figure_kind  VARCHAR NOT NULL,
    unit         VARCHAR NOT NULL,
    dimensions   MAP(VARCHAR, VARCHAR) NOT NULL,
    series_id    VARCHAR NOT NULL,
    period_id    VARCHAR NOT NULL,
    locator      VARCHAR NOT NULL,
    check_id     VARCHAR NOT NULL,
    standing_id  VARCHAR,                -- the figure that stays in force meanwhile
    since        TIMESTAMPTZ NOT NULL,
    run_id       VARCHAR NOT NULL
);
-- Documents that are not where they were, and since when.
CREATE TABLE document_missing (
    source_id VARCHAR NOT NULL,
    document  VARCHAR NOT NULL,
    since     TIMESTAMPTZ NOT NULL,
    run_id    VARCHAR NOT NULL,
    PRIMARY KEY (source_id, document)
);
-- What readers are told of a figure besides what its document says.
CREATE TABLE annotation (
    kind      VARCHAR NOT NULL,          -- note | correction
    source_id VARCHAR NOT NULL,
    document  VARCHAR NOT NULL,          -- '' for a note
    series_id VARCHAR NOT NULL,
    period_id VARCHAR NOT NULL,
    stated    DOUBLE,                    -- the wrong value of the document, for a correction
    note_vi   VARCHAR NOT NULL,
    note_en   VARCHAR NOT NULL
);
