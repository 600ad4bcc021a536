-- What came of each owed report by the given day. A report is whole on the day on
-- which enough of its indicators were there; a figure came on the day that its
-- publisher dates it or, where that is not known, that it was first recorded,
-- whichever is earlier. A figure as of the end of the period is one of the period.
-- A report that is whole but for figures that wait for a person is held, not partial.
CREATE OR REPLACE TEMP TABLE staged_report AS
WITH wanted AS (
    SELECT d.id AS duty_id, d.kind, count(*)::INTEGER AS wanted, greatest(ceil(d.share * count(*)), 1)::INTEGER AS enough
    FROM staged_duty d JOIN staged_duty_indicator i ON i.duty_id = d.id
    GROUP BY d.id, d.kind, d.share
),
recorded AS (
    SELECT s.area_id, s.indicator_id, s.kind, p.start_date, p.end_date, h.value, h.superseded_at,
           least(coalesce(n.published_on, '9999-12-31'::DATE), (h.recorded_at + INTERVAL 7 HOUR)::DATE) AS came_on
    FROM observation_history h
    JOIN series s ON s.id = h.series_id
    JOIN period p ON p.period_id = h.period_id
    JOIN source c ON c.source_id = h.source_id AND NOT c.claims
    LEFT JOIN snapshot n ON n.digest = h.snapshot AND n.source_id = h.source_id AND n.document = h.document
    WHERE s.indicator_id IN (SELECT indicator_id FROM staged_duty_indicator)
),
stated AS (
    SELECT o.duty_id, o.area_id, o.period_id, r.indicator_id,
           min(r.came_on) AS came_on, max(r.came_on) FILTER (WHERE r.superseded_at IS NULL) AS newest_on,
           bool_and(r.value = 0) FILTER (WHERE r.superseded_at IS NULL) AS nil
    FROM staged_owed o
    JOIN wanted w ON w.duty_id = o.duty_id
    JOIN staged_duty_indicator i ON i.duty_id = o.duty_id
    JOIN recorded r ON r.area_id = o.area_id AND r.indicator_id = i.indicator_id AND w.kind IN ('', r.kind)
                   AND r.end_date = o.end_date AND (r.start_date = o.start_date OR r.start_date IS NULL)
    GROUP BY ALL
    HAVING bool_or(r.superseded_at IS NULL)
),
report AS (
    SELECT s.duty_id, s.area_id, s.period_id, count(*)::INTEGER AS stated, list_sort(list(s.came_on)) AS days, max(s.newest_on) AS newest_on, bool_and(s.nil) AS nil
    FROM stated s GROUP BY ALL
),
held AS (
    SELECT o.duty_id, o.area_id, o.period_id,
           count(DISTINCT i.indicator_id) FILTER (NOT EXISTS (
               FROM stated s WHERE s.duty_id = o.duty_id AND s.area_id = o.area_id AND s.period_id = o.period_id AND s.indicator_id = i.indicator_id)) AS beside
    FROM staged_owed o
    JOIN staged_duty_indicator i ON i.duty_id = o.duty_id
    JOIN waiting w ON w.kind = 'figure' AND w.area_id = o.area_id AND w.indicator_id = i.indicator_id
    JOIN period p ON p.period_id = w.period_id AND p.end_date = o.end_date
    GROUP BY ALL
),
-- What the sources of a province itself are like.
sources AS (
    SELECT s.province AS slug,
           bool_and(EXISTS (FROM source_fault f WHERE f.source_id = s.source_id AND f.document = '')) AS unreachable
    FROM source s WHERE s.declared AND NOT s.claims AND s.province IS NOT NULL
    GROUP BY s.province
)
SELECT o.duty_id, o.area_id, o.period_id, o.due, o.last_day,
       CASE WHEN o.exempt_vi IS NOT NULL THEN 'exempt'
            WHEN r.stated >= w.enough AND r.nil THEN 'nil'
            WHEN r.stated >= w.enough AND r.days[w.enough] <= o.last_day THEN 'on_time'
            WHEN r.stated >= w.enough THEN 'late'
            WHEN r.stated > 0 AND r.stated + coalesce(h.beside, 0) < w.enough THEN 'partial'
            WHEN h.duty_id IS NOT NULL THEN 'held'
            WHEN ?::DATE <= o.last_day THEN 'waiting'
            WHEN c.unreachable THEN 'unreachable'
            ELSE 'missing' END AS status,
       r.days[least(w.enough, r.stated)] AS received_on,
       CASE WHEN r.newest_on > r.days[-1] THEN r.newest_on END AS revised_on,
       coalesce(r.stated, 0)::INTEGER AS stated, w.wanted, o.exempt_vi, o.exempt_en
FROM staged_owed o
JOIN wanted w ON w.duty_id = o.duty_id
LEFT JOIN report r ON r.duty_id = o.duty_id AND r.area_id = o.area_id AND r.period_id = o.period_id
LEFT JOIN held h ON h.duty_id = o.duty_id AND h.area_id = o.area_id AND h.period_id = o.period_id
LEFT JOIN sources c ON c.slug = split_part(o.area_id, '@', 1);
