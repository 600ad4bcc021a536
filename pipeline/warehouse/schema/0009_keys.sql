-- Numbers that stand for the texts by which many rows are joined: 64 bits of a
-- digest, the same in every file.
CREATE TABLE series_kept AS FROM series;
DROP TABLE series;
CREATE TABLE series (
    id           VARCHAR NOT NULL,
    indicator_id VARCHAR NOT NULL,
    level        VARCHAR NOT NULL,       -- '' when there is none
    area_id      VARCHAR NOT NULL,       -- '' when the claim does not say
    kind         VARCHAR NOT NULL,
    unit         VARCHAR NOT NULL,
    dimensions   MAP(VARCHAR, VARCHAR) NOT NULL,
    series_key   UBIGINT NOT NULL,       -- of the series
    peers_key    UBIGINT NOT NULL,       -- the same for the series of all areas
    measure_key  UBIGINT NOT NULL        -- and of all kinds
);
CREATE TEMP MACRO key64(t) AS ('0x' || substr(sha256(t), 1, 16))::UBIGINT;
INSERT INTO series
SELECT id, indicator_id, level, area_id, kind, unit, dimensions, xor(peers_key, key64('area|' || area_id)), peers_key, measure_key
FROM (
    SELECT *, xor(measure_key, key64('kind|' || kind)) AS peers_key
    FROM (
        SELECT rowid AS turn, *, key64(concat_ws('|', indicator_id, level, unit, substr(id, length(concat_ws('|', indicator_id, level, area_id, kind, unit, '')) + 1))) AS measure_key
        FROM series_kept
    )
)
ORDER BY turn;
DROP TABLE series_kept;
DROP MACRO key64;

ALTER TABLE observation_history ADD COLUMN series_key UBIGINT;   -- of its series
ALTER TABLE claim_history ADD COLUMN series_key UBIGINT;
UPDATE observation_history h SET series_key = s.series_key FROM series s WHERE s.id = h.series_id;
UPDATE claim_history h SET series_key = s.series_key FROM series s WHERE s.id = h.series_id;
