-- What a check may read of other documents, where one document is staged alone.
CREATE OR REPLACE TEMP VIEW in_force AS SELECT -1::BIGINT AS turn, 9223372036854775807 AS until, * FROM observation_history WHERE superseded_at IS NULL;
CREATE OR REPLACE TEMP VIEW known_series AS FROM series;
CREATE OR REPLACE TEMP VIEW known_period AS
SELECT period_id AS id, period_start AS start_text, period_end AS end_text, start_date, end_date, years, rounds FROM period;
