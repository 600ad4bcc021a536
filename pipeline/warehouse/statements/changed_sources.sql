-- The sources whose declaration is new, other than before, or gone.
SELECT source_id FROM (
    SELECT source_id FROM (
        SELECT source_id, kind, title_vi, title_en, publisher_id, location, licence, province, claims, precedence, illustrative,
               true AS declared FROM staged_source
        EXCEPT
        SELECT source_id, kind, title_vi, title_en, publisher_id, location, licence, province, claims, precedence, illustrative,
               declared FROM source
    )
    UNION
    SELECT source_id FROM source WHERE declared AND source_id NOT IN (SELECT source_id FROM staged_source)
    UNION
    SELECT source_id FROM (
        SELECT source_id, indicator_id, area_id, period_id, due FROM staged_expectation EXCEPT FROM expected_report)
    UNION
    SELECT source_id FROM (
        FROM expected_report EXCEPT SELECT source_id, indicator_id, area_id, period_id, due FROM staged_expectation)
)
ORDER BY source_id;
