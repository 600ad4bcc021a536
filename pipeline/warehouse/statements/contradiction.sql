-- Official figures that the staged document states with two values. Only one
-- can be in force, and which one is not for the machine to choose.
SELECT id AS observation_id, locator,
       'Cùng một chỉ tiêu, cùng kỳ nhưng văn bản ghi nhiều giá trị khác nhau: '
           || string_agg(shown || ' (' || locator || ')', '; ' ORDER BY ordinal)
           OVER (PARTITION BY series_id, period_id ORDER BY ordinal ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
           AS message_vi,
       'The document states several values for one figure and period: '
           || string_agg(shown || ' (' || locator || ')', '; ' ORDER BY ordinal)
           OVER (PARTITION BY series_id, period_id ORDER BY ordinal ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
           AS message_en
FROM (
    SELECT * FROM staged_observation WHERE NOT claim
    QUALIFY row_number() OVER (
        PARTITION BY series_id, period_id, value, value_max, qualifier, part ORDER BY ordinal) = 1
)
QUALIFY count(*) OVER (PARTITION BY series_id, period_id) > 1
ORDER BY ordinal;
