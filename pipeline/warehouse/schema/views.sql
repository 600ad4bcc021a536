-- The views and macros of the warehouse, made anew whenever this text changes.
-- What the same thing is called is the same in all of them, and in the questions
-- that build on them: area_id, area_type, indicator_id, period, value, unit, …

-- Areas, periods and series as figures show them ---------------------------------

CREATE VIEW place AS
SELECT a.id AS area_id, a.slug AS area_slug, a.name AS area_name,
       CASE WHEN a.type IN ('tinh', 'thanh_pho') THEN 'province' ELSE a.type END AS area_type, a.boundary, a.region,
       -- Areas of the same land have the same name here, whatever the boundary version.
       CASE WHEN a.type = 'country' THEN a.slug WHEN s.old_areas = 1 THEN s.old_id ELSE a.id END AS land,
       c.changes AS land_changes
FROM area a
LEFT JOIN (SELECT new_id, min(old_id) AS old_id, count(*) AS old_areas FROM area_succession WHERE boundary = '2025' AND exact GROUP BY new_id) s ON s.new_id = a.id
LEFT JOIN (SELECT area_id, list(changed_on ORDER BY changed_on) AS changes FROM boundary_change GROUP BY area_id) c
       ON c.area_id = CASE WHEN s.old_areas = 1 THEN s.old_id ELSE a.id END;

-- A period is called 2022, 2012/2021, /2021, rounds:5 or unknown.
CREATE VIEW span AS
SELECT id AS period_id, CASE WHEN start_text = end_text THEN start_text ELSE id END AS period,
       start_text AS period_start, end_text AS period_end, start_date, end_date, years,
       -- Years that a figure may be divided by: whole ones, with both ends known.
       CASE WHEN years > 0 AND start_date = date_trunc('year', start_date) AND end_date + 1 = date_trunc('year', end_date + 1)
            THEN years END AS whole_years
FROM period;

CREATE VIEW measured AS
SELECT s.id AS series_id, s.area_id, p.area_slug, p.area_name, coalesce(p.area_type, '') AS area_type, p.boundary, p.land, p.land_changes,
       s.indicator_id, i.name_vi AS indicator_name, i.name_en AS indicator_name_en, s.kind, s.level, s.unit, s.dimensions,
       CASE WHEN i.behaviour = 'stock' OR s.dimensions['stage'] = 'in_force' THEN 'stock'
            WHEN s.dimensions['stage'] = 'cumulative' THEN 'cumulative' END AS series_behaviour,
       b.changes AS definition_changes
FROM series s
LEFT JOIN place p ON p.area_id = s.area_id
LEFT JOIN indicator i ON i.id = s.indicator_id
LEFT JOIN (SELECT indicator_id, list(changed_on ORDER BY changed_on) AS changes FROM indicator_break GROUP BY indicator_id) b
       ON b.indicator_id = s.indicator_id;

-- What stood last among the given days when a period began; 'mixed' when one of
-- them lies within the period; '' when none had come.
CREATE OR REPLACE MACRO state_during(changes, first_day, last_day) AS
    CASE WHEN changes IS NULL THEN ''
         WHEN len(list_filter(changes, lambda d : d > first_day AND d <= last_day)) > 0 THEN 'mixed'
         ELSE coalesce(list_filter(changes, lambda d : d <= first_day)[-1]::VARCHAR, '') END;

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

-- Figures -------------------------------------------------------------------------

-- Every version of every figure, official or claimed, in the one shape.
CREATE VIEW figure_history AS
SELECT h.id, [h.id] AS origin, h.claim, m.area_id, m.area_slug, m.area_name, m.area_type, m.boundary, h.province,
       m.indicator_id, m.indicator_name, m.indicator_name_en, m.kind, m.level, m.dimensions,
       t.period, t.period_start, t.period_end, t.start_date, t.end_date, t.years, h.rounds, h.period_text, h.period_basis,
       h.value, h.value_max, m.unit, h.qualifier, h.part,
       CASE WHEN m.series_behaviour IS NOT NULL THEN m.series_behaviour
            WHEN t.years = 1 OR (t.years IS NULL AND h.rounds = 1) THEN 'flow'
            WHEN t.years > 1 OR h.rounds > 1 OR t.start_date IS NOT NULL OR t.end_date IS NOT NULL THEN 'cumulative'
            ELSE 'unknown' END AS behaviour,
       CASE WHEN m.series_behaviour IS DISTINCT FROM 'stock' THEN t.whole_years END AS divisible_years,
       CASE WHEN m.series_behaviour IS DISTINCT FROM 'stock' AND h.rounds > 0 THEN h.rounds END AS divisible_rounds,
       m.land || '/' || state_during(m.land_changes, coalesce(t.start_date, t.end_date), coalesce(t.end_date, t.start_date)) AS territory,
       state_during(m.definition_changes, coalesce(t.start_date, t.end_date), coalesce(t.end_date, t.start_date)) AS definition,
       h.series_id, h.source_id, h.document, h.snapshot, h.locator, h.start_offset, h.end_offset, h.raw, h.shown, h.context, h.rule,
       h.recorded_at, h.run_id, h.superseded_at, h.superseded_by, h.superseded_run,
       src.precedence, coalesce(snap.illustrative, src.illustrative) AS illustrative, snap.published_on, snap.title,
       snap.publisher, snap.url
FROM (
    SELECT false AS claim, * FROM observation_history
    UNION ALL BY NAME
    SELECT true AS claim, * FROM claim_history
) h
JOIN measured m ON m.series_id = h.series_id
JOIN span t ON t.period_id = h.period_id
JOIN source src ON src.id = h.source_id
LEFT JOIN snapshot snap ON snap.digest = h.snapshot AND snap.source_id = h.source_id AND snap.document = h.document;

-- The official figures in force, of every area. One row a figure of one document
-- of one source; rank 1 stands, the others give way to it: first by the
-- precedence of the source, then by the later publication.
CREATE VIEW official AS
SELECT * EXCLUDE (claim, start_offset, end_offset, superseded_at, superseded_by, superseded_run, title, publisher, url),
       row_number() OVER (
           PARTITION BY series_id, period
           ORDER BY precedence, published_on DESC NULLS LAST, recorded_at DESC, source_id, document, id
       ) AS rank,
       rank = 1 AS stands
FROM figure_history
WHERE NOT claim AND superseded_at IS NULL;

CREATE VIEW observation_all AS
SELECT * EXCLUDE (precedence, rank, stands) FROM official WHERE stands;

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

CREATE VIEW metric_reckoning AS
WITH part AS (FROM official WHERE stands AND NOT part AND end_date IS NOT NULL),
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
           coalesce(list(i.name_vi ORDER BY n.at) FILTER (b.id IS NULL), []) AS lacking,
           coalesce(list(i.name_en ORDER BY n.at) FILTER (b.id IS NULL), []) AS lacking_en,
           bool_or(coalesce(b.illustrative, false)) AS illustrative
    FROM need f
    JOIN part a ON a.indicator_id = f.indicator_id
    JOIN need n ON n.metric_id = f.metric_id
    JOIN indicator i ON i.id = n.indicator_id
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
    WHERE len(h.lacking) = 0
),
told AS (
    SELECT a.* REPLACE (m.id AS indicator_id, i.name_vi AS indicator_name, i.name_en AS indicator_name_en, m.unit AS unit,
                        left(md5(m.id || array_to_string(h.origin, '|')), 12) AS id, h.origin AS origin,
                        'metric|' || m.id || '|' || a.series_id AS series_id,
                        coalesce(r.result.said, 'exact') AS qualifier, r.result.low AS value,
                        CASE WHEN r.result.high <> r.result.low THEN r.result.high END AS value_max,
                        'metric' AS rule, h.illustrative AS illustrative),
           h.lacking, h.lacking_en, r.result.fault AS fault, m.coverage,
           count(DISTINCT if(len(h.lacking) = 0 AND a.area_type = 'province', a.area_id, NULL))
               OVER (PARTITION BY m.id, a.level, a.kind, a.dimensions, a.boundary, a.period) AS areas_reporting
    FROM held h
    JOIN metric m ON m.id = h.metric_id
    JOIN indicator i ON i.id = m.id
    JOIN part a ON a.series_id = h.series_id AND a.period = h.period
    LEFT JOIN reckoned r ON r.metric_id = h.metric_id AND r.series_id = h.series_id AND r.period = h.period
)
SELECT * EXCLUDE (precedence, rank, stands, fault, coverage),
       CASE WHEN len(lacking) > 0 THEN 'missing' WHEN fault IS NOT NULL THEN fault WHEN areas_reporting < coverage THEN 'coverage' END AS reason
FROM told;

-- The series of what was read; where there are metrics, of these too.
CREATE VIEW series_all AS
FROM series;

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

CREATE VIEW comparison_reason AS
SELECT * FROM (VALUES
    ('indicator',       'Hai chỉ tiêu khác nhau.', 'The indicators differ.'),
    ('unit',            'Hai đơn vị tính khác nhau.', 'The units differ.'),
    ('kind',            'Một bên là kết quả, một bên là mục tiêu, kế hoạch hoặc ước thực hiện.', 'One is a result, the other a target, a plan or an estimate.'),
    ('level',           'Khác cấp công nhận hoặc cấp kinh phí; các cấp lồng nhau.', 'The levels of recognition or funding differ; levels nest.'),
    ('split',           'Khác phạm vi: chia theo nhóm, bước hoặc địa bàn khác nhau.', 'The scopes differ: the figures are split differently.'),
    ('part',            'Một bên chỉ là phần “trong đó”.', 'One of them is only a part (“of which”).'),
    ('area_type',       'Một bên là tỉnh, một bên là cả nước hoặc khu vực.', 'One is a province, the other the country or a region.'),
    ('area_unknown',    'Có số liệu không nêu địa phương.', 'The area of one of them is not stated.'),
    ('period_unknown',  'Không rõ kỳ số liệu; nếu nguồn nêu số kỳ bình chọn thì chỉ so bình quân một kỳ.', 'The period is not known; where rounds are stated only means per round can be compared.'),
    ('behaviour',       'Khác cách đếm: số trong kỳ, số lũy kế và số tại một thời điểm không so với nhau.', 'Figures within a period, cumulative ones and stocks are not compared.'),
    ('definition',      'Cách tính chỉ tiêu đã thay đổi giữa hai kỳ.', 'The definition of the indicator changed between the two periods.'),
    ('boundary',        'Khác địa giới: tỉnh cũ và tỉnh mới không cùng địa bàn.', 'The boundaries differ: the old and the new province are not the same land.'),
    ('boundary_change', 'Địa giới của tỉnh đã thay đổi giữa hai kỳ.', 'The land of the province changed between the two periods.'),
    ('period',          'Hai địa phương nói về hai kỳ khác nhau.', 'The two areas speak of different periods.'),
    ('period_length',   'Hai kỳ dài ngắn khác nhau; chỉ so được bình quân một năm.', 'The periods are of different length; only means per year can be compared.'),
    ('season',          'Hai kỳ không cùng thời gian trong năm.', 'The periods are not the same time of the year.'),
    ('coverage',        'Hai tổng không gồm cùng những tỉnh như nhau.', 'The two totals are not made of the same provinces.')
) AS r (reason, sentence_vi, sentence_en);

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
-- at one time, or of one area at two times.
CREATE OR REPLACE MACRO incomparable(a, b) AS
    CASE WHEN measured_otherwise(a, b) IS NOT NULL THEN measured_otherwise(a, b)
         WHEN struct_extract(a, 'area_type') = '' OR struct_extract(b, 'area_type') = '' THEN 'area_unknown'
         WHEN struct_extract(a, 'area_type') <> struct_extract(b, 'area_type') THEN 'area_type'
         WHEN split_part(struct_extract(a, 'territory'), '/', 1) = split_part(struct_extract(b, 'territory'), '/', 1) THEN
             CASE WHEN struct_extract(a, 'territory') <> struct_extract(b, 'territory')
                    OR (ends_with(struct_extract(a, 'territory'), '/mixed') AND struct_extract(a, 'period') <> struct_extract(b, 'period'))
                       THEN 'boundary_change'
                  ELSE timed_otherwise(a, b) END
         WHEN struct_extract(a, 'boundary') <> struct_extract(b, 'boundary') THEN 'boundary'
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
    {'yes': why IS NULL, 'reason': why,
     'sentence_vi': (SELECT c.sentence_vi FROM comparison_reason c WHERE c.reason = why),
     'sentence_en': (SELECT c.sentence_en FROM comparison_reason c WHERE c.reason = why)};
CREATE OR REPLACE MACRO comparable(a, b) AS comparable_because(incomparable(a, b));
CREATE OR REPLACE MACRO comparable_totals(a, b) AS comparable_because(incomparable_totals(a, b));

-- The same for two figures that stand, by their IDs.
CREATE OR REPLACE MACRO comparable_ids(one, other) AS TABLE
    SELECT c.answer.yes AS yes, c.answer.reason AS reason, c.answer.sentence_vi AS sentence_vi, c.answer.sentence_en AS sentence_en
    FROM (SELECT comparable(a, b) AS answer FROM observation_all a, observation_all b WHERE a.id = one AND b.id = other) c;

-- How many provinces the country had on a day, in a boundary version: reports on
-- 2006 under the names of 2008 are 64.
CREATE OR REPLACE MACRO provinces_of(version, last_day) AS
    coalesce((SELECT v.provinces FROM boundary_version v WHERE version = '2008' AND last_day < DATE '2008-08-01'
                AND last_day BETWEEN v.valid_from AND v.valid_to),
             (SELECT v.provinces FROM boundary_version v WHERE v.id = version));

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
    SELECT true AS official, id, series_id, period, source_id, document, value, value_max, qualifier, part,
           precedence, published_on, recorded_at, stands
    FROM official
    UNION ALL BY NAME
    SELECT false AS official, id, series_id, period, source_id, document, value, value_max, qualifier, part,
           NULL::INTEGER AS precedence, published_on, recorded_at, false AS stands
    FROM claim_all
);

-- Every disagreement over one figure: the official figure that stands beside
-- each other official figure and each claim that states it otherwise.
CREATE VIEW conflict AS
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
       f.high < o.low OR o.high < f.low
           OR (f.high = o.low AND (f.high_open OR o.low_open))
           OR (o.high = f.low AND (o.high_open OR f.low_open)) AS contradicts
FROM stated f
JOIN stated o ON o.series_id = f.series_id AND o.period = f.period
JOIN measured m ON m.series_id = f.series_id
JOIN span t ON t.period = f.period
WHERE f.stands AND NOT o.stands AND f.part = o.part
  AND (f.value <> o.value OR f.value_max IS DISTINCT FROM o.value_max OR f.qualifier <> o.qualifier);
