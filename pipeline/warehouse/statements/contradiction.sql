-- Official figures that the staged document states with several values. Only
-- one can be in force, and which one is not for the machine to choose. What
-- differs by less than a hundred-thousandth is one value in two roundings.
WITH torn AS (
    SELECT turn, series_key, period_id
    FROM staged_observation
    WHERE NOT claim
    GROUP BY turn, series_key, period_id
    HAVING beyond_rounding(min(value), max(value)) OR min(qualifier) <> max(qualifier) OR min(part) <> max(part)
        OR beyond_rounding(min(value_max), max(value_max)) OR count(value_max) NOT IN (0, count(*))
), stated AS (
    SELECT o.* FROM staged_observation o JOIN torn USING (turn, series_key, period_id) WHERE NOT o.claim
    QUALIFY row_number() OVER (
        PARTITION BY o.turn, o.series_key, o.period_id, o.value, o.value_max, o.qualifier, o.part ORDER BY o.ordinal) = 1
), listed AS (
    SELECT turn, series_key, period_id, string_agg(shown || ' (' || locator || ')', '; ' ORDER BY ordinal) AS places
    FROM stated GROUP BY turn, series_key, period_id
)
SELECT s.turn, s.id AS observation_id, s.locator,
       'Cùng một chỉ tiêu, cùng kỳ nhưng văn bản ghi nhiều giá trị khác nhau: ' || l.places AS message_vi,
       'The document states several values for one figure and period: ' || l.places AS message_en
FROM stated s JOIN listed l USING (turn, series_key, period_id)
ORDER BY s.ordinal;
