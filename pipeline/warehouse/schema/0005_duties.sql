-- Who owes which report for which period, declared once for all areas, and what
-- came of it by the latest run.
CREATE TABLE duty (
    id       VARCHAR PRIMARY KEY,
    title_vi VARCHAR NOT NULL,
    title_en VARCHAR NOT NULL,
    kind     VARCHAR NOT NULL,           -- of the figures; '' takes any
    every    VARCHAR NOT NULL            -- year | half | quarter | month
);
CREATE TABLE duty_indicator (
    duty_id      VARCHAR NOT NULL,
    indicator_id VARCHAR NOT NULL
);
CREATE TABLE duty_report (
    duty_id     VARCHAR NOT NULL,
    area_id     VARCHAR NOT NULL,
    period_id   VARCHAR NOT NULL,
    due         DATE NOT NULL,
    last_day    DATE NOT NULL,           -- that counts as on time
    status      VARCHAR NOT NULL,        -- on_time | late | nil | partial | held | waiting | unreachable | missing | exempt
    received_on DATE,
    revised_on  DATE,
    stated      INTEGER NOT NULL,        -- indicators of the duty that are in force
    wanted      INTEGER NOT NULL,
    exempt_vi   VARCHAR,
    exempt_en   VARCHAR
);
