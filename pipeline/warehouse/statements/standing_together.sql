-- All that can stand of the series that are staged: what stood before, and what will of
-- the documents that are staged together where nothing of them is held.
CREATE OR REPLACE TEMP TABLE standing_each AS
SELECT *, row_number() OVER () AS row_no
FROM (
    SELECT *, NULL::BIGINT AS ordinal FROM standing_before
    UNION ALL
    SELECT f.turn, 9223372036854775807, NULL, f.id, f.series_id, f.series_key, f.period_id, c.source_id, c.document, f.part, f.value, c.recorded_at, c.precedence, f.period_start, f.period_end, f.end_date, f.years, f.ordinal
    FROM staged_each k
    JOIN staged_observation f USING (ordinal)
    JOIN staged_context c ON c.turn = f.turn
    WHERE NOT f.claim
);
