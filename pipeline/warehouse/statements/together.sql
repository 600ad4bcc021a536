-- What a check may read of other documents, where several are staged together:
-- what is in force, and of those that are staged what will be. It takes further
-- that staged_figure is there.
CREATE OR REPLACE TEMP VIEW in_force AS
SELECT -1::BIGINT AS turn, id, series_id, series_key, period_id, source_id, document, value, value_max, qualifier, part, locator, recorded_at
FROM observation_history WHERE superseded_at IS NULL
UNION ALL
SELECT f.turn, f.id, f.series_id, f.series_key, f.period_id, c.source_id, c.document, f.value, f.value_max, f.qualifier, f.part, f.locator, c.recorded_at
FROM staged_figure k
JOIN staged_observation f USING (ordinal)
JOIN staged_context c ON c.turn = f.turn
WHERE NOT f.claim;

CREATE OR REPLACE TEMP VIEW known_series AS
FROM series
UNION ALL
FROM staged_series;

CREATE OR REPLACE TEMP VIEW known_period AS
FROM period
UNION ALL
FROM staged_period;
