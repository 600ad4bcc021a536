-- The values that a column has where all other conditions of a statement hold, with
-- how many rows have each, those that are most like the one that is asked for first.
-- The statement that is looked at takes the place of the innermost FROM and WHERE, its
-- column that of asked_column, the text it is compared with that of asked_text.
SELECT v, n
FROM (
    SELECT coalesce(asked_column::VARCHAR, 'NULL') AS v, count(*) AS n,
           max(greatest(jaro_winkler_similarity(lower(strip_accents(asked_column::VARCHAR)), lower(strip_accents(asked_text::VARCHAR))),
                        (length(asked_column::VARCHAR) > 2 AND contains(lower(strip_accents(asked_text::VARCHAR)), lower(strip_accents(asked_column::VARCHAR))))::DOUBLE)) AS alike
    FROM observation
    GROUP BY 1
) g
ORDER BY alike DESC NULLS LAST, v
LIMIT 200
