-- Made after views.sql where there are metrics: their figures stand among those
-- that were read, for every question and page.
CREATE OR REPLACE VIEW observation_all AS
SELECT * EXCLUDE (precedence, rank, stands) FROM official WHERE stands
UNION ALL BY NAME
SELECT * EXCLUDE (reason, areas_reporting, lacking, lacking_en) FROM metric_reckoning WHERE reason IS NULL;

CREATE OR REPLACE VIEW series_all AS
FROM series
UNION ALL BY NAME
SELECT DISTINCT series_id AS id, indicator_id, level, area_id, kind, unit, dimensions FROM metric_reckoning WHERE reason IS NULL;

CREATE OR REPLACE VIEW series_measure AS
SELECT id AS series_id, indicator_id, peers_key AS measure FROM series WHERE indicator_id IN (SELECT indicator_id FROM indicator)
UNION ALL
SELECT unnest(ids) AS series_id, indicator_id, (row_number() OVER (ORDER BY indicator_id, kind, level, unit, dimensions::VARCHAR))::UBIGINT AS measure
FROM (
    SELECT indicator_id, kind, level, unit, dimensions, list(DISTINCT series_id) AS ids
    FROM metric_reckoning WHERE reason IS NULL
    GROUP BY ALL
);

CREATE OR REPLACE VIEW standing_tally AS
SELECT t.area_id, coalesce(p.area_type, '') AS area_type, p.boundary, t.indicator_id, t.kind, t.period, s.period_start, s.period_end, s.start_date, s.end_date,
       t.behaviour, t.source_id, t.illustrative, t.standing AS figures
FROM (
    FROM tally
    UNION ALL BY NAME
    FROM metric_tally
) t
LEFT JOIN place p ON p.area_id = t.area_id
LEFT JOIN span s ON s.period = t.period
WHERE t.standing > 0;
