-- The sources as they are declared now.
CREATE OR REPLACE TEMP TABLE staged_source (
    source_id           VARCHAR PRIMARY KEY,
    kind         VARCHAR NOT NULL,
    title_vi     VARCHAR NOT NULL,
    title_en     VARCHAR,
    publisher_id VARCHAR NOT NULL,
    publisher    VARCHAR NOT NULL,
    location     VARCHAR NOT NULL,
    licence      VARCHAR,
    province     VARCHAR,
    claims       BOOLEAN NOT NULL,
    precedence   INTEGER NOT NULL,
    illustrative BOOLEAN NOT NULL
);
CREATE OR REPLACE TEMP TABLE staged_expectation (
    source_id    VARCHAR NOT NULL,
    indicator_id VARCHAR NOT NULL,
    area_id      VARCHAR NOT NULL,
    period_id    VARCHAR NOT NULL,
    due          DATE NOT NULL,
    start_text   VARCHAR,
    end_text     VARCHAR,
    start_date   DATE,
    end_date     DATE,
    years        INTEGER,
    rounds       INTEGER,
    PRIMARY KEY (source_id, indicator_id, area_id, period_id)
);
