-- What stands for the columns of a figure that a question does not have.
SELECT NULL::VARCHAR AS level, NULL::MAP(VARCHAR, VARCHAR) AS dimensions, NULL::BOOLEAN AS part, NULL::VARCHAR AS behaviour,
       NULL::VARCHAR AS period, NULL::VARCHAR AS area_type, NULL::VARCHAR AS boundary, NULL::VARCHAR AS population_definition,
       NULL::VARCHAR AS period_start, NULL::VARCHAR AS period_end, NULL::INTEGER AS years_between
FROM observation
