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

CREATE OR REPLACE VIEW standing_tally AS
SELECT * EXCLUDE (figures, standing), standing AS figures FROM tally WHERE standing > 0
UNION ALL BY NAME
SELECT area_id, area_type, boundary, indicator_id, kind, period, period_start, period_end, start_date, end_date, behaviour, source_id, illustrative, count(*) AS figures
FROM metric_reckoning WHERE reason IS NULL GROUP BY ALL;
