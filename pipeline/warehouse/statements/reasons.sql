-- Why the rows of a question have no figure, as the question itself says. The
-- statement that is looked at takes the place of the innermost FROM and WHERE.
SELECT vi, en
FROM (
    SELECT reason_vi AS vi, reason_en AS en, count(*) AS n
    FROM observation
    GROUP BY ALL
) g
WHERE vi IS NOT NULL
ORDER BY n DESC, vi
LIMIT 3
