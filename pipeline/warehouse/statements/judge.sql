-- What came of each expected report by the given day. A report came on the day
-- that its publisher dates it or, where that is not known, that it was first
-- recorded, whichever is earlier.
CREATE OR REPLACE TEMP TABLE staged_status AS
WITH came AS (
    SELECT h.source_id, s.indicator_id, s.area_id, h.period_id,
           min(least(coalesce(snap.published_on, '9999-12-31'::DATE), (h.recorded_at + INTERVAL 7 HOUR)::DATE)) AS received_on,
           bool_or(h.superseded_at IS NULL) AS in_force
    FROM observation_history h
    JOIN series s ON s.id = h.series_id AND s.kind IN ('actual', 'estimate')
    LEFT JOIN snapshot snap ON snap.digest = h.snapshot AND snap.source_id = h.source_id AND snap.document = h.document
    GROUP BY ALL
)
SELECT e.source_id, e.indicator_id, e.area_id, e.period_id, e.due,
       CASE WHEN c.in_force AND c.received_on <= e.due THEN 'received'
            WHEN c.in_force THEN 'late'
            WHEN ?::DATE <= e.due THEN 'waiting'
            ELSE 'missing' END AS status,
       CASE WHEN c.in_force THEN c.received_on END AS received_on
FROM expected_report e
LEFT JOIN came c USING (source_id, indicator_id, area_id, period_id);
