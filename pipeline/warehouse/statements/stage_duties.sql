CREATE OR REPLACE TEMP TABLE staged_duty (
    id       VARCHAR NOT NULL,
    title_vi VARCHAR NOT NULL,
    title_en VARCHAR NOT NULL,
    kind     VARCHAR NOT NULL,
    every    VARCHAR NOT NULL,
    share    DOUBLE NOT NULL
);
CREATE OR REPLACE TEMP TABLE staged_duty_indicator (
    duty_id      VARCHAR NOT NULL,
    indicator_id VARCHAR NOT NULL
);
CREATE OR REPLACE TEMP TABLE staged_owed (
    duty_id    VARCHAR NOT NULL,
    area_id    VARCHAR NOT NULL,
    period_id  VARCHAR NOT NULL,
    start_text VARCHAR,
    end_text   VARCHAR,
    start_date DATE,
    end_date   DATE,
    due        DATE NOT NULL,
    last_day   DATE NOT NULL,
    exempt_vi  VARCHAR,
    exempt_en  VARCHAR
);
