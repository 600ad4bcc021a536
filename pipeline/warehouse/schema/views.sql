-- The views and macros of the warehouse, made anew whenever this text changes.
-- What the same thing is called is the same in all of them, and in the questions
-- that build on them: area_id, area_type, indicator_id, period, value, unit, …

-- Areas, periods and series as figures show them ---------------------------------

-- What an area was until each day on which the land under its name changed.
CREATE VIEW land_change AS
SELECT l.land AS now, c.changed_on, coalesce(b.land, 'none') AS land, coalesce(b.boundaries, []) AS boundaries
FROM boundary_change c
JOIN area a ON a.area_id = c.area_id
JOIN area_land l ON l.area_id = c.area_id
LEFT JOIN area before ON before.area_slug = a.area_slug AND c.changed_on - 1 BETWEEN before.valid_from AND before.valid_to
LEFT JOIN area_land b ON b.area_id = before.area_id;

-- land: areas of the same land have the same name here, whatever the boundary version.
CREATE VIEW place AS
SELECT a.area_id, a.area_slug, a.area_name, a.area_type, a.boundary, a.region, l.land, l.boundaries
FROM area a
LEFT JOIN area_land l ON l.area_id = a.area_id;

-- A period is called 2022, 2012/2021, /2021, rounds:5 or unknown.
CREATE VIEW span AS
SELECT period_id, CASE WHEN period_start = period_end THEN period_start ELSE period_id END AS period,
       period_start, period_end, start_date, end_date, years,
       -- Years that a figure may be divided by: whole ones, with both ends known.
       CASE WHEN years > 0 AND start_date = date_trunc('year', start_date) AND end_date + 1 = date_trunc('year', end_date + 1)
            THEN years END AS whole_years
FROM period;

CREATE VIEW measured AS
SELECT s.id AS series_id, s.series_key, s.area_id, p.area_slug, p.area_name, coalesce(p.area_type, '') AS area_type, p.boundary, p.land, p.boundaries,
       s.indicator_id, i.indicator_name, i.indicator_name_en, s.kind, s.level, s.unit, s.dimensions,
       CASE WHEN i.behaviour = 'stock' OR s.dimensions['stage'] = 'in_force' THEN 'stock'
            WHEN s.dimensions['stage'] = 'cumulative' THEN 'cumulative' END AS series_behaviour
FROM series s
LEFT JOIN place p ON p.area_id = s.area_id
LEFT JOIN indicator i ON i.indicator_id = s.indicator_id;

-- Whether one of the given changes lies within a period.
CREATE OR REPLACE MACRO changed_within(changes, first_day, last_day) AS
    coalesce(len(list_filter(changes, lambda c : c.changed_on > first_day AND c.changed_on <= last_day)) > 0, false);

-- The rules that stood in a period: '' the first ones, else since when; 'mixed'
-- when they changed within it.
CREATE OR REPLACE MACRO rules_during(changes, first_day, last_day) AS
    CASE WHEN changed_within(changes, first_day, last_day) THEN 'mixed'
         ELSE coalesce(list_filter(changes, lambda c : c.changed_on <= first_day)[-1].rules, '') END;

-- What a name stood for in a period: the first change after it says what it was
-- until then. The land is followed by /mixed where it changed within the period.
CREATE OR REPLACE MACRO land_during(land, changes, first_day, last_day) AS
    CASE WHEN changed_within(changes, first_day, last_day) THEN land || '/mixed'
         ELSE coalesce(list_filter(changes, lambda c : c.changed_on > last_day)[1].land, land) END;
CREATE OR REPLACE MACRO boundaries_during(boundaries, changes, first_day, last_day) AS
    CASE WHEN changed_within(changes, first_day, last_day) THEN boundaries
         ELSE coalesce(list_filter(changes, lambda c : c.changed_on > last_day)[1].boundaries, boundaries) END;

-- What the areas whose land ever changed stood for in each period, and the rules of the
-- indicators whose rules did: of these few, so that nothing is looked for in lists for
-- each figure.
CREATE VIEW land_then AS
SELECT l.area_id, t.period_id,
       land_during(l.land, c.changes, coalesce(t.start_date, t.end_date), coalesce(t.end_date, t.start_date)) AS land,
       boundaries_during(l.boundaries, c.changes, coalesce(t.start_date, t.end_date), coalesce(t.end_date, t.start_date)) AS boundaries
FROM area_land l
JOIN (SELECT now, list(struct_pack(changed_on, land, boundaries) ORDER BY changed_on) AS changes FROM land_change GROUP BY now) c ON c.now = l.land
CROSS JOIN span t;

CREATE VIEW rules_then AS
SELECT b.indicator_id, b.kind, t.period_id, rules_during(b.changes, coalesce(t.start_date, t.end_date), coalesce(t.end_date, t.start_date)) AS rules
FROM (SELECT b.indicator_id, k.kind, list(struct_pack(changed_on, rules) ORDER BY changed_on) AS changes
      FROM indicator_break b JOIN (VALUES ('actual'), ('target'), ('plan'), ('estimate')) AS k(kind) ON b.kind IN ('', k.kind)
      GROUP BY b.indicator_id, k.kind) b
CROSS JOIN span t;

-- Whether two numbers, the lower one first, are further apart than two roundings of
-- one value: by more than a hundred-thousandth.
CREATE OR REPLACE MACRO beyond_rounding(low, high) AS high - low > 0.00001 * greatest(abs(low), abs(high));

-- How exactly what is made of several figures is stated, from a list of their
-- qualifiers: a sum of "at least" is "at least", of "at least" and "at most" "about".
CREATE OR REPLACE MACRO joint_qualifier(qualifiers) AS
    CASE WHEN len(list_filter(qualifiers, lambda q : q <> 'exact')) = 0 THEN 'exact'
         WHEN len(list_filter(qualifiers, lambda q : q NOT IN ('exact', 'at_least', 'more_than'))) = 0
             THEN if(list_contains(qualifiers, 'more_than'), 'more_than', 'at_least')
         WHEN len(list_filter(qualifiers, lambda q : q NOT IN ('exact', 'up_to', 'less_than'))) = 0
             THEN if(list_contains(qualifiers, 'less_than'), 'less_than', 'up_to')
         ELSE 'about' END;
-- The same for a fraction, whose lower part works the other way.
CREATE OR REPLACE MACRO ratio_qualifier(upper_part, lower_part) AS
    joint_qualifier([upper_part, CASE lower_part WHEN 'at_least' THEN 'up_to' WHEN 'more_than' THEN 'less_than'
                                                 WHEN 'up_to' THEN 'at_least' WHEN 'less_than' THEN 'more_than' ELSE lower_part END]);

-- How a figure counts: as its series does, or else as its period says.
CREATE OR REPLACE MACRO way_of_counting(series_behaviour, years, rounds, first_day, last_day) AS
    CASE WHEN series_behaviour IS NOT NULL THEN series_behaviour
         WHEN years = 1 OR (years IS NULL AND rounds = 1) THEN 'flow'
         WHEN years > 1 OR rounds > 1 OR first_day IS NOT NULL OR last_day IS NOT NULL THEN 'cumulative'
         ELSE 'unknown' END;

-- Figures -------------------------------------------------------------------------

-- Every version of every figure, official or claimed, in the one shape.
CREATE VIEW figure_history AS
SELECT h.id, [h.id] AS origin, h.claim, m.area_id, m.area_slug, m.area_name, m.area_type, m.boundary, h.province,
       m.indicator_id, m.indicator_name, m.indicator_name_en, m.kind, m.level, m.dimensions,
       t.period, t.period_start, t.period_end, t.start_date, t.end_date, t.years, h.rounds, h.period_text, h.period_basis,
       h.value, h.value_max, m.unit, h.qualifier, h.part,
       way_of_counting(m.series_behaviour, t.years, h.rounds, t.start_date, t.end_date) AS behaviour,
       CASE WHEN m.series_behaviour IS DISTINCT FROM 'stock' THEN t.whole_years END AS divisible_years,
       CASE WHEN m.series_behaviour IS DISTINCT FROM 'stock' AND h.rounds > 0 THEN h.rounds END AS divisible_rounds,
       coalesce(n.land, m.land) AS territory, coalesce(n.boundaries, m.boundaries) AS boundaries, coalesce(r.rules, '') AS definition,
       m.series_id, h.source_id, h.document, h.snapshot, h.locator, h.start_offset, h.end_offset, h.raw, h.shown, h.context, h.rule,
       h.recorded_at, h.run_id, h.superseded_at, h.superseded_by, h.superseded_run,
       src.precedence, coalesce(snap.illustrative, src.illustrative) AS illustrative, snap.published_on, snap.title,
       snap.publisher, snap.url
FROM (
    SELECT false AS claim, * FROM observation_history
    UNION ALL BY NAME
    SELECT true AS claim, * FROM claim_history
) h
JOIN measured m ON m.series_key = h.series_key -- of that series alone in a published copy: statements/settle_copy.sql
-- Every figure has a period and a source: as inner joins they would make filters of what
-- holds for all figures, and each row would pass through them before its series is looked at.
LEFT JOIN span t ON t.period_id = h.period_id
LEFT JOIN land_then n ON n.area_id = m.area_id AND n.period_id = h.period_id
LEFT JOIN rules_then r ON r.indicator_id = m.indicator_id AND r.kind = m.kind AND r.period_id = h.period_id
LEFT JOIN source src ON src.source_id = h.source_id
LEFT JOIN snapshot snap ON snap.digest = h.snapshot AND snap.source_id = h.source_id AND snap.document = h.document;

-- The official figures in force that give way to another one of the same series and
-- period, and as which of them: a part ("trong đó") to the whole, unless the indicator
-- is a part by definition; then by the precedence of the source, then by the later
-- publication. They are few, and are found by the keys of all figures: a published copy
-- keeps them as a table (statements/settle_copy.sql), for its figures never change.
CREATE VIEW given_way AS
WITH bit AS (
    SELECT period_id, 1::UBIGINT << ((row_number() OVER (ORDER BY end_date, start_date, period_id)) % 64)::UBIGINT AS bit FROM period
),
-- A series of which each period is stated once has as many bits as figures: of the few
-- others the periods are counted.
doubtful AS (
    SELECT h.series_key FROM observation_history h LEFT JOIN bit b ON b.period_id = h.period_id
    WHERE h.superseded_at IS NULL
    GROUP BY h.series_key HAVING count(*) > bit_count(coalesce(bit_or(b.bit), 0))
),
contested AS (
    SELECT h.series_key, h.period_id FROM observation_history h SEMI JOIN doubtful d ON d.series_key = h.series_key
    WHERE h.superseded_at IS NULL
    GROUP BY h.series_key, h.period_id HAVING count(*) > 1
)
SELECT h.series_id, h.series_key, h.source_id, h.document, h.id,
       row_number() OVER (
           PARTITION BY h.series_id, h.period_id
           ORDER BY h.part AND i.parent IS NULL, src.precedence, snap.published_on DESC NULLS LAST, h.recorded_at DESC, h.source_id, h.document, h.id
       ) AS rank
FROM observation_history h
SEMI JOIN contested c ON c.series_key = h.series_key AND c.period_id = h.period_id
JOIN series s ON s.id = h.series_id
LEFT JOIN indicator i ON i.indicator_id = s.indicator_id
JOIN source src ON src.source_id = h.source_id
LEFT JOIN snapshot snap ON snap.digest = h.snapshot AND snap.source_id = h.source_id AND snap.document = h.document
WHERE h.superseded_at IS NULL
QUALIFY rank > 1;

-- The official figures in force, of every area. One row a figure of one document
-- of one source; rank 1 stands, the others give way to it.
CREATE VIEW official AS
SELECT f.* EXCLUDE (claim, start_offset, end_offset, superseded_at, superseded_by, superseded_run, title, publisher, url),
       coalesce(w.rank, 1) AS rank, w.rank IS NULL AS stands
FROM figure_history f
LEFT JOIN given_way w ON w.series_id = f.series_id AND w.source_id = f.source_id AND w.document = f.document AND w.id = f.id
WHERE NOT f.claim AND f.superseded_at IS NULL;

CREATE VIEW observation_all AS
SELECT * EXCLUDE (precedence, rank, stands) FROM official WHERE stands;

-- How many official figures are in force, and how many of them stand, of each area,
-- indicator, kind and period and from each source. What only counts asks these, which are
-- few however finely the figures are split; a published copy keeps them as a table.
CREATE VIEW tally AS
-- Counted by numbers and by what documents say alike, and named then: there are a hundred
-- times as many figures.
WITH measure AS (
    SELECT area_id, indicator_id, kind, series_behaviour, list(series_key) AS keys, row_number() OVER () AS measure
    FROM measured GROUP BY ALL
),
counted AS (
    SELECT m.measure, h.period_id, h.rounds, h.source_id, h.document, h.snapshot, count(*) AS figures, 0 AS given
    FROM observation_history h
    JOIN (SELECT measure, unnest(keys) AS series_key FROM measure) m ON m.series_key = h.series_key
    WHERE h.superseded_at IS NULL
    GROUP BY ALL
    UNION ALL
    SELECT m.measure, h.period_id, h.rounds, h.source_id, h.document, h.snapshot, 0 AS figures, count(*) AS given
    FROM observation_history h
    JOIN given_way w ON w.series_key = h.series_key AND w.source_id = h.source_id AND w.document = h.document AND w.id = h.id
    JOIN (SELECT measure, unnest(keys) AS series_key FROM measure) m ON m.series_key = h.series_key
    WHERE h.superseded_at IS NULL
    GROUP BY ALL
)
SELECT m.area_id, m.indicator_id, m.kind, t.period, way_of_counting(m.series_behaviour, t.years, c.rounds, t.start_date, t.end_date) AS behaviour,
       c.source_id, coalesce(snap.illustrative, src.illustrative) AS illustrative, sum(c.figures)::BIGINT AS figures, sum(c.figures - c.given)::BIGINT AS standing
FROM counted c
JOIN measure m ON m.measure = c.measure
LEFT JOIN span t ON t.period_id = c.period_id
LEFT JOIN source src ON src.source_id = c.source_id
LEFT JOIN snapshot snap ON snap.digest = c.snapshot AND snap.source_id = c.source_id AND snap.document = c.document
GROUP BY ALL;

-- The same of observation_all, with what areas and periods are.
CREATE VIEW standing_tally AS
SELECT t.area_id, coalesce(p.area_type, '') AS area_type, p.boundary, t.indicator_id, t.kind, t.period, s.period_start, s.period_end, s.start_date, s.end_date,
       t.behaviour, t.source_id, t.illustrative, t.standing AS figures
FROM tally t
LEFT JOIN place p ON p.area_id = t.area_id
LEFT JOIN span s ON s.period = t.period
WHERE t.standing > 0;

-- What a metric gives for each figure of its first indicator: the value, or why
-- there is none. All figures speak of the same area, level, split and time. A
-- number of the reckoning is its two ends, how exactly it is said, and what is wrong
-- with it: a range stays a range, and "more than" above turns to "less than" below.
CREATE OR REPLACE MACRO metric_number(low, high, said, fault) AS
    {'low': low::DOUBLE, 'high': high::DOUBLE, 'said': said::VARCHAR, 'fault': fault::VARCHAR};

CREATE OR REPLACE MACRO metric_product(ends, said, fault) AS metric_number(list_min(ends), list_max(ends), said, fault);

CREATE OR REPLACE MACRO metric_apply(op, a, b, least_denominator) AS CASE op
    WHEN 'add' THEN metric_number(a.low + b.low, a.high + b.high, joint_qualifier([a.said, b.said]), coalesce(a.fault, b.fault))
    WHEN 'subtract' THEN metric_number(a.low - b.high, a.high - b.low, ratio_qualifier(a.said, b.said), coalesce(a.fault, b.fault))
    WHEN 'multiply' THEN metric_product([a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high],
        CASE WHEN a.low >= 0 AND b.low >= 0 THEN joint_qualifier([a.said, b.said]) WHEN a.said = 'exact' AND b.said = 'exact' THEN 'exact' ELSE 'about' END,
        coalesce(a.fault, b.fault))
    WHEN 'divide' THEN metric_product([a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high],
        CASE WHEN a.low >= 0 AND b.low >= 0 THEN ratio_qualifier(a.said, b.said) WHEN a.said = 'exact' AND b.said = 'exact' THEN 'exact' ELSE 'about' END,
        coalesce(a.fault, b.fault, CASE WHEN b.low <= 0 AND b.high >= 0 THEN 'nothing'
                                        WHEN least_denominator > 0 AND b.low < least_denominator THEN 'small' END))
    END;

-- Whether a metric is reckoned from an indicator: of none, where there are no metrics. A
-- macro that names them, so that they are known where a statement is planned and figures
-- of others are not read.
CREATE OR REPLACE MACRO metrics_need(indicator) AS false;

CREATE VIEW metric_reckoning AS
-- What an indicator that is by definition a part of another ("trong đó: vốn ngân
-- sách") says after "trong đó" is all of it. Of any other one it is only a part, and
-- nothing is reckoned from it.
WITH part AS (
    SELECT o.*, o.part AND i.parent IS NULL AS only_part
    FROM official o JOIN indicator i ON i.indicator_id = o.indicator_id
    WHERE (o.stands OR NOT o.part) AND o.end_date IS NOT NULL AND metrics_need(o.indicator_id)
    QUALIFY row_number() OVER (PARTITION BY o.series_id, o.period, o.behaviour ORDER BY o.part, o.rank) = 1
),
need AS (
    SELECT metric_id, indicator_id, row_number() OVER (PARTITION BY metric_id ORDER BY min(position)) AS at
    FROM metric_step WHERE op = 'figure' GROUP BY metric_id, indicator_id
),
program AS (
    SELECT metric_id, list({'op': op, 'indicator_id': indicator_id, 'number': number} ORDER BY position) AS steps
    FROM metric_step GROUP BY metric_id
),
held AS (
    SELECT n.metric_id, a.series_id, a.period,
           map_from_entries(list((n.indicator_id, metric_number(b.value, coalesce(b.value_max, b.value), b.qualifier, NULL))) FILTER (b.id IS NOT NULL)) AS figures,
           list_sort(list(b.id) FILTER (b.id IS NOT NULL)) AS origin,
           coalesce(list(i.indicator_name ORDER BY n.at) FILTER (b.id IS NULL), []) AS lacking,
           coalesce(list(i.indicator_name_en ORDER BY n.at) FILTER (b.id IS NULL), []) AS lacking_en,
           coalesce(list(i.indicator_name ORDER BY n.at) FILTER (b.only_part), []) AS in_part,
           coalesce(list(i.indicator_name_en ORDER BY n.at) FILTER (b.only_part), []) AS in_part_en,
           bool_or(coalesce(b.illustrative, false)) AS illustrative
    FROM need f
    JOIN part a ON a.indicator_id = f.indicator_id
    JOIN need n ON n.metric_id = f.metric_id
    JOIN indicator i ON i.indicator_id = n.indicator_id
    LEFT JOIN part b ON b.indicator_id = n.indicator_id AND b.area_id = a.area_id AND b.level IS NOT DISTINCT FROM a.level AND b.kind = a.kind
                    AND b.dimensions = a.dimensions AND b.period = a.period AND b.behaviour = a.behaviour
    WHERE f.at = 1
    GROUP BY n.metric_id, a.series_id, a.period
),
reckoned AS (
    SELECT h.*, list_reduce(
               list_transform(p.steps, lambda s : {'op': s.op, 'stack': CASE s.op WHEN 'figure' THEN [h.figures[s.indicator_id]]
                                                                                WHEN 'number' THEN [metric_number(s.number, s.number, 'exact', NULL)] ELSE [] END}),
               lambda done, s : {'op': s.op, 'stack': CASE WHEN len(s.stack) > 0 THEN list_concat(done.stack, s.stack)
                   ELSE list_append(done.stack[:-3], metric_apply(s.op, done.stack[-2], done.stack[-1], m.least)) END}
           ).stack[1] AS result
    FROM held h JOIN program p ON p.metric_id = h.metric_id JOIN metric m ON m.id = h.metric_id
    WHERE len(h.lacking) = 0 AND len(h.in_part) = 0
),
told AS (
    SELECT a.* REPLACE (m.id AS indicator_id, i.indicator_name AS indicator_name, i.indicator_name_en AS indicator_name_en, m.unit AS unit,
                        left(md5(m.id || array_to_string(h.origin, '|')), 12) AS id, h.origin AS origin,
                        'metric|' || m.id || '|' || a.series_id AS series_id,
                        coalesce(r.result.said, 'exact') AS qualifier, r.result.low AS value,
                        CASE WHEN r.result.high <> r.result.low THEN r.result.high END AS value_max,
                        'metric' AS rule, false AS part, h.illustrative AS illustrative),
           CASE WHEN len(h.lacking) > 0 THEN h.lacking ELSE h.in_part END AS lacking, CASE WHEN len(h.lacking) > 0 THEN h.lacking_en ELSE h.in_part_en END AS lacking_en,
           CASE WHEN len(h.lacking) > 0 THEN 'missing' WHEN len(h.in_part) > 0 THEN 'part' ELSE r.result.fault END AS fault, m.coverage,
           count(DISTINCT if(len(h.lacking) + len(h.in_part) = 0 AND a.area_type = 'province', a.area_id, NULL))
               OVER (PARTITION BY m.id, a.level, a.kind, a.dimensions, a.boundary, a.period) AS areas_reporting
    FROM held h
    JOIN metric m ON m.id = h.metric_id
    JOIN indicator i ON i.indicator_id = m.id
    JOIN part a ON a.series_id = h.series_id AND a.period = h.period
    LEFT JOIN reckoned r ON r.metric_id = h.metric_id AND r.series_id = h.series_id AND r.period = h.period
)
SELECT * EXCLUDE (precedence, rank, stands, fault, coverage, only_part),
       CASE WHEN fault IS NOT NULL THEN fault WHEN areas_reporting < coverage THEN 'coverage' END AS reason
FROM told;

-- How many figures of metrics there are, as tally counts those that were read. A published
-- copy keeps it as a table: to count them is to work them all out.
CREATE VIEW metric_tally AS
SELECT area_id, indicator_id, kind, period, behaviour, source_id, illustrative, count(*) AS figures, count(*) AS standing
FROM metric_reckoning WHERE reason IS NULL GROUP BY ALL;

-- The series of what was read; where there are metrics, of these too.
CREATE VIEW series_all AS
FROM series;

-- The words of the catalog and of this program, and what the series are called: in no
-- order, for what is joined to be found by its keys before it is named. What is split
-- alike is named once.
CREATE VIEW term_named AS
SELECT term_kind, parent, term_id, position, name_vi, name_en FROM term
UNION ALL
SELECT * FROM (VALUES
    ('kind', '', 'actual', 100001, 'Kết quả', 'Result'),
    ('kind', '', 'target', 100002, 'Mục tiêu', 'Target'),
    ('kind', '', 'plan', 100003, 'Kế hoạch', 'Plan'),
    ('kind', '', 'estimate', 100004, 'Ước thực hiện', 'Estimate'),
    ('qualifier', '', 'exact', 100005, '', ''),
    ('qualifier', '', 'at_least', 100006, 'ít nhất', 'at least'),
    ('qualifier', '', 'more_than', 100007, 'trên', 'more than'),
    ('qualifier', '', 'about', 100008, 'khoảng', 'about'),
    ('qualifier', '', 'less_than', 100009, 'dưới', 'less than'),
    ('qualifier', '', 'up_to', 100010, 'tối đa', 'up to'),
    ('behaviour', '', 'flow', 100011, 'Trong kỳ', 'Within the period'),
    ('behaviour', '', 'cumulative', 100012, 'Lũy kế', 'Cumulative'),
    ('behaviour', '', 'stock', 100013, 'Tại thời điểm', 'At a moment'),
    ('behaviour', '', 'unknown', 100014, 'Không rõ', 'Unknown')
) AS stated (term_kind, parent, term_id, position, name_vi, name_en);

-- How each way of splitting is told; the series of metrics are split as others are. A
-- published copy keeps them as a table.
CREATE VIEW split_named AS
SELECT s.dimensions,
       string_agg(coalesce(d.name_vi, s.dimension) || ': ' || coalesce(v.name_vi, s.value), '; ' ORDER BY d.position, s.dimension) AS split_vi,
       string_agg(coalesce(d.name_en, s.dimension) || ': ' || coalesce(v.name_en, s.value), '; ' ORDER BY d.position, s.dimension) AS split_en
FROM (
    SELECT dimensions, unnest(map_keys(dimensions)) AS dimension, unnest(map_values(dimensions)) AS value
    FROM (SELECT DISTINCT dimensions FROM series)
) s
LEFT JOIN term_named d ON d.term_kind = 'dimension' AND d.term_id = s.dimension
LEFT JOIN term_named v ON v.term_kind = 'value' AND v.parent = s.dimension AND v.term_id = s.value
GROUP BY s.dimensions;

CREATE VIEW series_named AS
SELECT s.id AS series_id, s.area_id, s.indicator_id, i.indicator_name, i.indicator_name_en, i.behaviour AS indicator_behaviour,
       s.kind, k.name_vi AS kind_vi, k.name_en AS kind_en,
       s.level, l.position AS level_order, l.name_vi AS level_vi, l.name_en AS level_en,
       coalesce(n.split_vi, '') AS split_vi, coalesce(n.split_en, '') AS split_en,
       s.unit, coalesce(u.name_vi, s.unit) AS unit_vi, coalesce(u.name_en, s.unit) AS unit_en
FROM series_all s
JOIN indicator i ON i.indicator_id = s.indicator_id
LEFT JOIN split_named n ON n.dimensions = s.dimensions
LEFT JOIN term_named k ON k.term_kind = 'kind' AND k.term_id = s.kind
LEFT JOIN term_named l ON l.term_kind = 'level' AND l.term_id = s.level
LEFT JOIN term_named u ON u.term_kind = 'unit' AND u.term_id = s.unit;

-- A number for what the series of one indicator measure alike in all areas: one for five texts
-- and the ways of splitting, by which many rows are joined and put in groups. Those of
-- metrics are made in metrics.sql.
CREATE VIEW series_measure AS
SELECT id AS series_id, indicator_id, peers_key AS measure FROM series WHERE indicator_id IN (SELECT indicator_id FROM indicator);

-- What the series that measure alike are called: so few rows, and so narrow the numbers that
-- lead there, that naming every figure takes no room. A published copy keeps them as a table.
CREATE VIEW measure_named AS
SELECT m.measure, n.* EXCLUDE (series_id, area_id, indicator_behaviour)
FROM (SELECT indicator_id, measure, min(series_id) AS series_id FROM series_measure GROUP BY ALL) m
JOIN series_named n ON n.series_id = m.series_id AND n.indicator_id = m.indicator_id;

-- Provinces alone: the country and its regions are asked for with observation_all.
CREATE VIEW observation AS
FROM observation_all WHERE area_type = 'province';

-- What the press claims now. Never mixed with observation.
CREATE VIEW claim_all AS
SELECT * EXCLUDE (claim, start_offset, end_offset, superseded_at, superseded_by, superseded_run, precedence)
FROM figure_history
WHERE claim AND superseded_at IS NULL;

CREATE VIEW claim AS
FROM claim_all WHERE area_type = 'province';

-- What makes two figures comparable --------------------------------------------------

-- The reasons, once: a macro and no table, so that a row asks for its sentence
-- without a join.
CREATE OR REPLACE MACRO reason_sentences() AS MAP {
    'indicator': {'vi': 'Hai chỉ tiêu khác nhau.', 'en': 'The indicators differ.'},
    'unit': {'vi': 'Hai đơn vị tính khác nhau.', 'en': 'The units differ.'},
    'kind': {'vi': 'Một bên là kết quả, một bên là mục tiêu, kế hoạch hoặc ước thực hiện.', 'en': 'One is a result, the other a target, a plan or an estimate.'},
    'level': {'vi': 'Khác cấp công nhận hoặc cấp kinh phí; các cấp lồng nhau.', 'en': 'The levels of recognition or funding differ; levels nest.'},
    'split': {'vi': 'Khác phạm vi: chia theo nhóm, bước hoặc địa bàn khác nhau.', 'en': 'The scopes differ: the figures are split differently.'},
    'part': {'vi': 'Một bên chỉ là phần “trong đó”.', 'en': 'One of them is only a part (“of which”).'},
    'area_type': {'vi': 'Một bên là tỉnh, một bên là cả nước hoặc khu vực.', 'en': 'One is a province, the other the country or a region.'},
    'area_unknown': {'vi': 'Có số liệu không nêu địa phương.', 'en': 'The area of one of them is not stated.'},
    'period_unknown': {'vi': 'Không rõ kỳ số liệu; nếu nguồn nêu số kỳ bình chọn thì chỉ so bình quân một kỳ.', 'en': 'The period is not known; where rounds are stated only means per round can be compared.'},
    'behaviour': {'vi': 'Khác cách đếm: số trong kỳ, số lũy kế và số tại một thời điểm không so với nhau.', 'en': 'Figures within a period, cumulative ones and stocks are not compared.'},
    'definition': {'vi': 'Cách tính chỉ tiêu đã thay đổi giữa hai kỳ.', 'en': 'The definition of the indicator changed between the two periods.'},
    'boundary': {'vi': 'Khác địa giới: hai địa bàn chưa bao giờ là hai tỉnh của cùng một thời kỳ.', 'en': 'The boundaries differ: the two lands never were two provinces at the same time.'},
    'boundary_change': {'vi': 'Cùng tên nhưng khác địa bàn: địa giới của tỉnh đã thay đổi.', 'en': 'One name for two lands: the boundaries of the province changed.'},
    'period': {'vi': 'Hai địa phương nói về hai kỳ khác nhau.', 'en': 'The two areas speak of different periods.'},
    'period_length': {'vi': 'Hai kỳ dài ngắn khác nhau; chỉ so được bình quân một năm.', 'en': 'The periods are of different length; only means per year can be compared.'},
    'season': {'vi': 'Hai kỳ không cùng thời gian trong năm.', 'en': 'The periods are not the same time of the year.'},
    'coverage': {'vi': 'Hai tổng không gồm cùng những tỉnh như nhau.', 'en': 'The two totals are not made of the same provinces.'}
};
CREATE VIEW comparison_reason AS
SELECT e.key AS reason, e.value.vi AS sentence_vi, e.value.en AS sentence_en FROM (SELECT unnest(map_entries(reason_sentences())) AS e);

-- Why what two rows measure is not the same, whatever their areas; NULL when it is.
-- a and b are rows of observation, claim or any question in the one shape.
CREATE OR REPLACE MACRO measured_otherwise(a, b) AS
    CASE WHEN struct_extract(a, 'indicator_id') <> struct_extract(b, 'indicator_id') THEN 'indicator'
         WHEN struct_extract(a, 'unit') <> struct_extract(b, 'unit') THEN 'unit'
         WHEN struct_extract(a, 'kind') <> struct_extract(b, 'kind') THEN 'kind'
         WHEN struct_extract(a, 'level') <> struct_extract(b, 'level') THEN 'level'
         WHEN struct_extract(a, 'dimensions') <> struct_extract(b, 'dimensions') THEN 'split'
         WHEN struct_extract(a, 'part') <> struct_extract(b, 'part') THEN 'part'
         WHEN struct_extract(a, 'end_date') IS NULL OR struct_extract(b, 'end_date') IS NULL
           OR (struct_extract(a, 'start_date') IS NULL AND struct_extract(a, 'behaviour') <> 'stock')
           OR (struct_extract(b, 'start_date') IS NULL AND struct_extract(b, 'behaviour') <> 'stock') THEN 'period_unknown'
         WHEN struct_extract(a, 'behaviour') <> struct_extract(b, 'behaviour') THEN 'behaviour'
         WHEN struct_extract(a, 'definition') <> struct_extract(b, 'definition')
           OR (struct_extract(a, 'definition') = 'mixed' AND struct_extract(a, 'period') <> struct_extract(b, 'period')) THEN 'definition' END;

-- Why two periods of one area cannot be set beside each other: a year beside five,
-- the first half of a year beside the second. Stocks need no length.
CREATE OR REPLACE MACRO timed_otherwise(a, b) AS
    CASE WHEN struct_extract(a, 'behaviour') = 'stock' THEN NULL
         WHEN datediff('month', struct_extract(a, 'start_date'), struct_extract(a, 'end_date') + 1)
           <> datediff('month', struct_extract(b, 'start_date'), struct_extract(b, 'end_date') + 1) THEN 'period_length'
         WHEN month(struct_extract(a, 'start_date')) <> month(struct_extract(b, 'start_date'))
           OR day(struct_extract(a, 'start_date')) <> day(struct_extract(b, 'start_date')) THEN 'season' END;

-- The reason why two figures are not comparable, NULL when they are: of two areas
-- at one time, or of one area at two times. Two lands are compared where both are
-- provinces of one boundary version, whatever names they are reported under.
CREATE OR REPLACE MACRO incomparable(a, b) AS
    CASE WHEN measured_otherwise(a, b) IS NOT NULL THEN measured_otherwise(a, b)
         WHEN struct_extract(a, 'area_type') = '' OR struct_extract(b, 'area_type') = '' THEN 'area_unknown'
         WHEN struct_extract(a, 'area_type') <> struct_extract(b, 'area_type') THEN 'area_type'
         WHEN struct_extract(a, 'territory') = struct_extract(b, 'territory')
          AND (NOT ends_with(struct_extract(a, 'territory'), '/mixed') OR struct_extract(a, 'period') = struct_extract(b, 'period')) THEN timed_otherwise(a, b)
         WHEN struct_extract(a, 'area_slug') = struct_extract(b, 'area_slug') THEN 'boundary_change'
         WHEN NOT list_has_any(struct_extract(a, 'boundaries'), struct_extract(b, 'boundaries')) THEN 'boundary'
         WHEN struct_extract(a, 'end_date') <> struct_extract(b, 'end_date')
           OR (struct_extract(a, 'behaviour') <> 'stock' AND struct_extract(a, 'start_date') <> struct_extract(b, 'start_date')) THEN 'period' END;

-- The same for two totals over provinces, rows of the question totals.
CREATE OR REPLACE MACRO incomparable_totals(a, b) AS
    CASE WHEN measured_otherwise(a, b) IS NOT NULL THEN measured_otherwise(a, b)
         WHEN timed_otherwise(a, b) IS NOT NULL THEN timed_otherwise(a, b)
         WHEN (struct_extract(a, 'areas_reporting') < struct_extract(a, 'areas_total') OR struct_extract(b, 'areas_reporting') < struct_extract(b, 'areas_total'))
          AND struct_extract(a, 'areas_set') <> struct_extract(b, 'areas_set') THEN 'coverage' END;

-- yes, or the reason as a code and as a sentence.
CREATE OR REPLACE MACRO comparable_because(why) AS
    {'yes': why IS NULL, 'reason': why, 'sentence_vi': reason_sentences()[why].vi, 'sentence_en': reason_sentences()[why].en};
CREATE OR REPLACE MACRO comparable(a, b) AS comparable_because(incomparable(a, b));
CREATE OR REPLACE MACRO comparable_totals(a, b) AS comparable_because(incomparable_totals(a, b));

-- The same for two figures that stand, by their IDs.
CREATE OR REPLACE MACRO comparable_ids(one, other) AS TABLE
    SELECT c.answer.yes AS yes, c.answer.reason AS reason, c.answer.sentence_vi AS sentence_vi, c.answer.sentence_en AS sentence_en
    FROM (SELECT comparable(a, b) AS answer FROM observation_all a, observation_all b WHERE a.id = one AND b.id = other) c;

-- How many provinces the country had on a day, in a boundary version: reports on
-- 2006 under the names of 2008 are 64. The versions are read once for all rows.
CREATE OR REPLACE MACRO provinces_of(version, last_day) AS
    coalesce(CASE WHEN version = '2008' AND last_day < DATE '2008-08-01' THEN
                 list_filter((SELECT list(struct_pack(provinces, valid_from, valid_to)) FROM boundary_version), lambda v : last_day BETWEEN v.valid_from AND v.valid_to)[1].provinces END,
             (SELECT map(list(id), list(provinces)) FROM boundary_version)[version]);

-- Figures on a basis ------------------------------------------------------------------

-- How many provinces stand in a total on a basis: as reported those of the day, on
-- a chosen basis those of its boundary version, whatever the day.
CREATE OR REPLACE MACRO provinces_on(basis, version, last_day) AS
    CASE WHEN basis = 'reported' THEN provinces_of(version, last_day)
         ELSE (SELECT map(list(id), list(provinces)) FROM boundary_version)[version] END;

-- 1 for a basis that there is; anything else is an error, told before a row is
-- read: no figure stands on it, and an answer without rows would say nothing.
CREATE OR REPLACE MACRO known_basis(basis) AS
    CASE WHEN basis IN ('reported', '1997', '2004', '2008', '2025') THEN 1
         ELSE error('Địa giới phải là reported, 1997, 2004, 2008 hoặc 2025. (The basis must be one of these.)') END;

-- Every area of a boundary version about whose land anything is stated, with what
-- is stated: its own figure, that of the same land under another name, or the sum
-- of the areas that make it up exactly. Where there is none, withheld says why:
-- inexact (blocked_by names the areas that lie partly outside), incomplete (lacking
-- names those without a figure), not_additive or period_unknown. Of several ways
-- the one that gives a figure is taken, then the one that lacks least. What the area
-- reports itself (own) stands before a sum, which is a row besides.
CREATE OR REPLACE MACRO carried(basis) AS TABLE
-- Of what several boundary versions state of one land, which are few, the best one is taken.
WITH doubled AS (
    SELECT split_part(territory, '/', 1) AS land, indicator_id, level, kind, unit, dimensions, period, behaviour,
           min({'otherwise': boundary <> basis, 'older': translate(boundary, '0123456789', '9876543210'), 'id': id}).id AS id
    FROM observation_all WHERE NOT part AND area_type <> ''
    GROUP BY ALL HAVING count(*) > 1
),
figure AS (
    SELECT f.*, split_part(f.territory, '/', 1) AS land, ends_with(f.territory, '/mixed') AS mixed
    FROM observation_all f
    LEFT JOIN doubled d ON d.land = split_part(f.territory, '/', 1) AND d.indicator_id = f.indicator_id AND d.level = f.level AND d.kind = f.kind AND d.unit = f.unit
                       AND d.dimensions = f.dimensions AND d.period = f.period AND d.behaviour = f.behaviour
    WHERE NOT f.part AND f.area_type <> '' AND (d.id IS NULL OR d.id = f.id)
),
-- The ways to make up each area of the version, and all that they are made of.
way AS (
    SELECT p.area_id, p.made_in, p.exact, count(*) AS old_areas, list_sort(list(p.part_id)) AS part_ids,
           list({'part_id': p.part_id, 'name': n.area_name, 'vi': n.area_name || ': không có số liệu', 'en': n.area_name || ': no figure'}) AS parts,
           list_sort(list(p.part_id) FILTER (WHERE NOT p.whole)) AS blocked_by,
           array_to_string(list_sort(list(n.area_name) FILTER (WHERE NOT p.whole)), ', ') AS blocked_names
    FROM area_part p JOIN area n ON n.area_id = p.part_id
    WHERE p.boundary = basis
    GROUP BY ALL
),
gathered AS (
    SELECT p.area_id, p.made_in, f.indicator_id, any_value(f.indicator_name) AS indicator_name, any_value(f.indicator_name_en) AS indicator_name_en, f.level, f.kind, f.unit, f.dimensions,
           f.period, any_value(f.period_start) AS period_start, any_value(f.period_end) AS period_end, any_value(f.start_date) AS start_date, any_value(f.end_date) AS end_date,
           any_value(f.years) AS years, max(f.rounds) AS rounds, if(min(f.period_text) = max(f.period_text), min(f.period_text), NULL) AS period_text, f.behaviour, any_value(f.definition) AS definition,
           any_value(f.divisible_years) AS divisible_years, any_value(f.divisible_rounds) AS divisible_rounds, bool_or(f.mixed) AS mixed,
           min(f.series_id) AS series_id, count(*) AS old_areas_reporting,
           sum(f.value) AS value, CASE WHEN bool_or(f.value_max IS NOT NULL) THEN sum(coalesce(f.value_max, f.value)) END AS value_max,
           joint_qualifier(list(f.qualifier)) AS qualifier, list_sort(list(f.id)) AS origin, bool_and(f.boundary = basis) AS own, list(p.part_id) AS part_ids,
           list({'name': n.area_name, 'vi': n.area_name || ': ' ||
               CASE f.qualifier WHEN 'exact' THEN '' WHEN 'at_least' THEN 'ít nhất ' WHEN 'more_than' THEN 'trên '
                                WHEN 'about' THEN 'khoảng ' WHEN 'less_than' THEN 'dưới ' ELSE 'tối đa ' END
               || replace(format('{:,}', f.value::BIGINT), ',', '.') || coalesce('-' || replace(format('{:,}', f.value_max::BIGINT), ',', '.'), ''),
               'en': n.area_name || ': ' ||
               CASE f.qualifier WHEN 'exact' THEN '' WHEN 'at_least' THEN 'at least ' WHEN 'more_than' THEN 'more than '
                                WHEN 'about' THEN 'about ' WHEN 'less_than' THEN 'less than ' ELSE 'up to ' END
               || format('{:,}', f.value::BIGINT) || coalesce('-' || format('{:,}', f.value_max::BIGINT), '')}) AS parts,
           if(min(f.source_id) = max(f.source_id), min(f.source_id), NULL) AS source_id, bool_or(f.illustrative) AS illustrative
    FROM figure f
    JOIN area_part p ON p.land = f.land AND p.boundary = basis
    JOIN area n ON n.area_id = p.part_id
    GROUP BY p.area_id, p.made_in, f.indicator_id, f.level, f.kind, f.unit, f.dimensions, f.period, f.behaviour
),
summed AS (
    SELECT g.* EXCLUDE (own, part_ids, parts), w.exact, w.old_areas, w.blocked_by, w.blocked_names, w.old_areas = 1 AND g.own AS own,
           -- Sorted as lists: to sort within the groups takes four times as long.
           list_sort(if(g.old_areas_reporting = w.old_areas, g.parts, list_concat(g.parts,
               list_transform(list_filter(w.parts, lambda p : NOT list_contains(g.part_ids, p.part_id)), lambda p : {'name': p.name, 'vi': p.vi, 'en': p.en})))) AS parts,
           if(g.old_areas_reporting = w.old_areas, NULL, list_filter(w.part_ids, lambda p : NOT list_contains(g.part_ids, p))) AS lacking,
           if(g.old_areas_reporting = w.old_areas, NULL, array_to_string(list_sort(list_transform(list_filter(w.parts, lambda p : NOT list_contains(g.part_ids, p.part_id)), lambda p : p.name)), ', ')) AS lacking_names
    FROM gathered g JOIN way w ON w.area_id = g.area_id AND w.made_in = g.made_in
),
judged AS (
    SELECT s.*, CASE WHEN NOT s.exact THEN 'inexact' WHEN s.old_areas_reporting < s.old_areas THEN 'incomplete' WHEN s.old_areas = 1 THEN NULL
                     WHEN NOT i.adds_areas THEN 'not_additive'
                     WHEN s.start_date IS NULL AND s.behaviour <> 'stock' OR s.end_date IS NULL THEN 'period_unknown' END AS withheld
    FROM summed s JOIN indicator i ON i.indicator_id = s.indicator_id
),
-- The best of what an area reports and the best of what is made of others; the better
-- of the two stands. All of it is told from one order.
chosen AS (
    SELECT *, row_number() OVER ways = 1 AS stands
    FROM judged
    WINDOW ways AS (PARTITION BY area_id, indicator_id, level, kind, unit, dimensions, period, behaviour
                    ORDER BY withheld IS NOT NULL, NOT own, old_areas - old_areas_reporting, NOT exact, old_areas, made_in
                    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
    QUALIFY if(own, count(*) FILTER (WHERE own) OVER ways, count(*) FILTER (WHERE NOT own) OVER ways) = 1
)
SELECT if(j.old_areas = 1, j.origin[1], left(md5(j.area_id || array_to_string(j.origin, ' ')), 12)) AS id, j.origin,
       p.area_id, p.area_slug, p.area_name, p.area_type, p.boundary, p.region, j.made_in, j.own, j.stands,
       j.indicator_id, j.indicator_name, j.indicator_name_en, j.kind, j.level, j.dimensions,
       j.period, j.period_start, j.period_end, j.start_date, j.end_date, j.years, j.rounds, j.period_text,
       j.value, j.value_max, j.unit, j.qualifier, false AS part, j.behaviour, j.divisible_years, j.divisible_rounds,
       p.land || if(j.mixed, '/mixed', '') AS territory, p.boundaries, j.definition, j.series_id,
       j.old_areas_reporting, j.old_areas,
       array_to_string(list_transform(j.parts, lambda part : part.vi), '; ') AS parts_vi, array_to_string(list_transform(j.parts, lambda part : part.en), '; ') AS parts_en,
       j.withheld, coalesce(j.blocked_by, []) AS blocked_by, coalesce(j.lacking, []) AS lacking,
       CASE j.withheld WHEN 'inexact' THEN 'Không cộng được: số của ' || j.blocked_names || ' gồm cả phần đất nằm ngoài địa bàn này.'
                       WHEN 'incomplete' THEN 'Mới có số liệu của ' || j.old_areas_reporting || ' trong ' || j.old_areas || ' tỉnh hợp thành, còn thiếu ' || j.lacking_names || ': chưa cộng.'
                       WHEN 'not_additive' THEN 'Chỉ tiêu này không cộng được giữa các địa bàn.'
                       WHEN 'period_unknown' THEN 'Không rõ các tỉnh hợp thành có nói về cùng một thời gian hay không: không cộng.' END AS withheld_vi,
       CASE j.withheld WHEN 'inexact' THEN 'Cannot be added: ' || j.blocked_names || ' lies partly outside this area.'
                       WHEN 'incomplete' THEN j.old_areas_reporting || ' of ' || j.old_areas || ' provinces that make it up have figures, without ' || j.lacking_names || ': not added.'
                       WHEN 'not_additive' THEN 'This indicator does not add up over areas.'
                       WHEN 'period_unknown' THEN 'Not known whether the provinces that make it up speak of the same time: not added.' END AS withheld_en,
       j.source_id, j.illustrative
FROM chosen j
JOIN place p ON p.area_id = j.area_id, range(known_basis(basis));

-- The figures that stand, as every basis has them.
CREATE OR REPLACE MACRO observation_all_reported() AS TABLE
SELECT id, origin, area_id, area_slug, area_name, area_type, boundary, indicator_id, indicator_name, indicator_name_en, kind, level, dimensions,
       period, period_start, period_end, start_date, end_date, years, rounds, period_text, value, value_max, unit, qualifier, part,
       behaviour, divisible_years, divisible_rounds, territory, boundaries, definition, series_id, source_id, illustrative
FROM observation_all;

-- The figures that stand, on a basis: 'reported' (each under the boundaries of its
-- document) or a boundary version, to which a figure is carried only where that is
-- exact. See carried for what is not.
CREATE OR REPLACE MACRO observation_all_on(basis) AS TABLE
FROM observation_all_reported()
WHERE basis = 'reported'
UNION ALL
SELECT id, origin, area_id, area_slug, area_name, area_type, boundary, indicator_id, indicator_name, indicator_name_en, kind, level, dimensions,
       period, period_start, period_end, start_date, end_date, years, rounds, period_text, value, value_max, unit, qualifier, part,
       behaviour, divisible_years, divisible_rounds, territory, boundaries, definition, series_id, source_id, illustrative
FROM carried(basis)
WHERE stands AND withheld IS NULL AND basis <> 'reported';

CREATE OR REPLACE MACRO observation_on(basis) AS TABLE
FROM observation_all_on(basis) WHERE area_type = 'province';

-- Each figure beside the latest earlier one of its area that it can be compared with,
-- the country and its regions too; growth has the provinces.
CREATE OR REPLACE MACRO growth_all_on(basis) AS TABLE
-- What comes before a figure is found among the few columns that it takes, of all years; a
-- filter on the period reaches the figures that are told, and rows as wide as these are not sorted.
-- The figures are written out twice: what has a name and is read twice is held whole, whatever is filtered.
WITH alike AS (
    SELECT f.id, f.series_id, f.indicator_id, m.measure, f.area_slug, f.area_type, f.period, f.start_date, f.end_date, f.boundary, f.behaviour, f.definition, f.territory, f.boundaries,
           coalesce(DATE '9999-12-31' - f.start_date, 9999999) AS later, -- what starts later comes first, a stock without a start last
           CASE WHEN f.definition <> 'mixed' AND NOT ends_with(f.territory, '/mixed') THEN lag(struct_pack(f.end_date, f.period, f.value, f.value_max, f.qualifier, f.origin)) OVER same END AS e
    FROM (
        FROM observation_all_on(basis)
        WHERE NOT part AND area_type <> '' AND end_date IS NOT NULL AND (start_date IS NOT NULL OR behaviour = 'stock')
    ) f
    JOIN series_measure m ON m.series_id = f.series_id AND m.indicator_id = f.indicator_id -- goes with the series: filters on it reach both
    WINDOW same AS (PARTITION BY f.indicator_id, m.measure, f.territory, f.area_type, f.behaviour, f.definition,
                                 if(f.behaviour = 'stock', 0, datediff('month', f.start_date, f.end_date + 1)),
                                 if(f.behaviour = 'stock', 0, month(f.start_date) * 100 + day(f.start_date))
                    ORDER BY f.end_date, f.boundary, f.id)
),
-- Where nothing is alike, the latest that has the same name says why.
same_name AS (
    SELECT f.id, f.series_id, f.indicator_id,
           max(struct_pack(b.end_date, later := b.later, b.boundary, b.id, b.period, b.start_date, b.behaviour, b.definition, b.territory, b.boundaries)) AS before
    FROM alike f
    JOIN alike b ON b.indicator_id = f.indicator_id AND b.measure = f.measure AND b.area_slug = f.area_slug AND b.area_type = f.area_type
    WHERE f.e IS NULL AND (b.end_date, b.later, b.boundary, b.id) < (f.end_date, f.later, f.boundary, f.id)
    GROUP BY ALL
),
beside AS (
    SELECT f.*, a.measure, a.e, s.before
    FROM (
        FROM observation_all_on(basis)
        WHERE NOT part AND area_type <> '' AND end_date IS NOT NULL AND (start_date IS NOT NULL OR behaviour = 'stock')
    ) f
    JOIN alike a ON a.id = f.id AND a.series_id = f.series_id AND a.indicator_id = f.indicator_id
    LEFT JOIN same_name s ON s.id = f.id AND s.series_id = f.series_id AND s.indicator_id = f.indicator_id
),
judged AS (
    SELECT *, CASE WHEN e IS NULL AND before IS NULL THEN 'first'
                   WHEN e IS NULL THEN coalesce(incomparable(
                       struct_pack(indicator_id, unit, kind, level, dimensions, part, area_type, area_slug, period, start_date, end_date, behaviour, definition, territory, boundaries),
                       struct_insert(before, indicator_id := indicator_id, unit := unit, kind := kind, level := level, dimensions := dimensions, part := part,
                                     area_type := area_type, area_slug := area_slug)), 'first')
                   WHEN unit = 'percent' THEN 'percent'
                   WHEN NOT e.value > 0 THEN 'nothing' END AS reason
    FROM beside
)
SELECT j.area_id, j.area_slug, j.area_name, j.area_type, j.boundary, j.indicator_id, j.indicator_name, j.indicator_name_en, j.kind,
       j.level, n.level_order, n.level_vi, n.level_en, j.dimensions, n.split_vi, n.split_en, j.period, j.period_start, j.period_end, j.period_text, j.behaviour,
       CASE WHEN j.reason IS NULL THEN 100 * (j.value / coalesce(j.e.value_max, j.e.value) - 1) END AS value,
       CASE WHEN j.reason IS NULL AND (j.value_max IS NOT NULL OR j.e.value_max IS NOT NULL) THEN 100 * (coalesce(j.value_max, j.value) / j.e.value - 1) END AS value_max,
       'percent' AS unit, CASE WHEN j.reason IS NULL THEN ratio_qualifier(j.qualifier, j.e.qualifier) END AS qualifier,
       CASE WHEN j.e IS NOT NULL THEN list_sort(list_concat(j.origin, j.e.origin)) END AS origin,
       j.value AS figure, j.value_max AS figure_max, j.unit AS figure_unit, j.qualifier AS figure_qualifier, j.origin AS figure_origin,
       j.e.period AS earlier_period, j.e.value AS earlier, j.e.value_max AS earlier_max, CASE WHEN j.e IS NOT NULL THEN j.unit END AS earlier_unit,
       j.e.qualifier AS earlier_qualifier, CASE WHEN j.e IS NOT NULL THEN j.e.origin END AS earlier_origin,
       j.value - j.e.value AS change, year(j.end_date) - year(j.e.end_date) AS years_between,
       j.reason,
       CASE j.reason WHEN 'first' THEN 'Chưa có số của kỳ trước.' WHEN 'percent' THEN 'Chỉ tiêu là tỷ lệ: xem chênh lệch theo điểm phần trăm.'
                     WHEN 'nothing' THEN 'Kỳ trước bằng 0 nên không tính tỷ lệ.' ELSE r.sentence_vi END AS reason_vi,
       CASE j.reason WHEN 'first' THEN 'There is no earlier figure.' WHEN 'percent' THEN 'A percentage: see the change in percentage points.'
                     WHEN 'nothing' THEN 'The earlier figure is zero.' ELSE r.sentence_en END AS reason_en,
       j.source_id, j.illustrative, j.end_date, j.id
FROM judged j
JOIN measure_named n ON n.measure = j.measure AND n.indicator_id = j.indicator_id
LEFT JOIN comparison_reason r ON r.reason = j.reason;

-- Disagreements ------------------------------------------------------------------------

-- What each stated figure leaves possible: the interval [low, high], open at an
-- end that the qualifier excludes. "khoảng" is taken as five percent about.
CREATE VIEW stated AS
SELECT *, CASE qualifier WHEN 'less_than' THEN '-infinity'::DOUBLE
                         WHEN 'up_to'     THEN '-infinity'::DOUBLE
                         WHEN 'about'     THEN value - abs(value) * 0.05
                         ELSE value END AS low,
          CASE WHEN qualifier IN ('more_than', 'at_least') AND value_max IS NULL THEN 'infinity'::DOUBLE
               WHEN qualifier = 'about' THEN coalesce(value_max, value) + abs(coalesce(value_max, value)) * 0.05
               ELSE coalesce(value_max, value) END AS high,
          qualifier = 'more_than' AS low_open,
          qualifier = 'less_than' AS high_open
FROM (
    SELECT true AS official, id, series_id, indicator_id, area_id, kind, period, source_id, document, value, value_max, qualifier, part,
           precedence, published_on, recorded_at, stands
    FROM official
    UNION ALL BY NAME
    SELECT false AS official, id, series_id, indicator_id, area_id, kind, period, source_id, document, value, value_max, qualifier, part,
           NULL::INTEGER AS precedence, published_on, recorded_at, false AS stands
    FROM claim_all
);

-- Every disagreement over one figure: the official figure that stands beside
-- each other official figure and each claim that states it otherwise.
CREATE VIEW conflict AS
-- Only series of which something is stated that does not stand, found by their keys: the
-- figures are read by their IDs then.
WITH key AS (
    SELECT series_key FROM given_way UNION ALL SELECT series_key FROM claim_history WHERE superseded_at IS NULL
),
contested AS NOT MATERIALIZED (
    FROM stated s
    SEMI JOIN (
        SELECT id FROM observation_history WHERE superseded_at IS NULL AND series_key IN (FROM key)
        UNION ALL
        SELECT id FROM claim_history WHERE superseded_at IS NULL
    ) d ON d.id = s.id
)
SELECT f.id || '-' || o.id AS id,
       CASE WHEN o.official THEN 'official_official' ELSE 'official_claim' END AS sides,
       m.area_id, m.area_slug, m.area_name, m.area_type, m.boundary, m.indicator_id, m.indicator_name, m.indicator_name_en,
       m.kind, m.level, m.dimensions, f.series_id, f.period, t.period_start, t.period_end,
       f.value, f.value_max, m.unit, f.qualifier, [f.id] AS origin, f.source_id, f.document, f.published_on,
       o.value AS other, o.value_max AS other_max, m.unit AS other_unit, o.qualifier AS other_qualifier, [o.id] AS other_origin,
       o.source_id AS other_source_id, o.document AS other_document, o.published_on AS other_published_on,
       CASE WHEN NOT o.official THEN 'official_first'
            WHEN f.precedence <> o.precedence THEN 'precedence'
            WHEN f.published_on IS DISTINCT FROM o.published_on THEN 'later_publication'
            WHEN f.recorded_at <> o.recorded_at THEN 'later_reading'
            ELSE 'name_order' END AS settled_by,
       CASE settled_by
            WHEN 'official_first'    THEN 'Số liệu chính thức được giữ; tin báo chí chỉ để đối chiếu.'
            WHEN 'precedence'        THEN 'Giữ số của nguồn được ưu tiên hơn theo khai báo của không gian làm việc.'
            WHEN 'later_publication' THEN 'Giữ số được công bố sau.'
            WHEN 'later_reading'     THEN 'Giữ số được ghi nhận sau.'
            ELSE 'Các nguồn ngang nhau; giữ số của nguồn đứng trước theo tên, cần người xem lại.' END AS settled_vi,
       CASE settled_by
            WHEN 'official_first'    THEN 'The official figure stands; the press is shown beside it.'
            WHEN 'precedence'        THEN 'The source that the workspace ranks first stands.'
            WHEN 'later_publication' THEN 'The figure published later stands.'
            WHEN 'later_reading'     THEN 'The figure recorded later stands.'
            ELSE 'The sources are equal; the first by name stands until a person decides.' END AS settled_en,
       f.high + 0.00001 * abs(f.high) < o.low OR o.high + 0.00001 * abs(o.high) < f.low -- less is a rounding
           OR (f.high = o.low AND (f.high_open OR o.low_open))
           OR (o.high = f.low AND (o.high_open OR f.low_open)) AS contradicts
FROM contested f
-- Indicator, area and kind go with the series: filters on them reach the figures.
JOIN contested o ON o.series_id = f.series_id AND o.period = f.period AND o.indicator_id = f.indicator_id AND o.area_id = f.area_id AND o.kind = f.kind
JOIN measured m ON m.series_id = f.series_id AND m.indicator_id = f.indicator_id AND m.area_id = f.area_id AND m.kind = f.kind
JOIN span t ON t.period = f.period
WHERE f.stands AND NOT o.stands AND f.part = o.part
  AND (f.value <> o.value OR f.value_max IS DISTINCT FROM o.value_max OR f.qualifier <> o.qualifier);
