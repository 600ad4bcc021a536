INSERT INTO staged_owed
SELECT duty_id, area_id, period_id, start_text, end_text, start_date::DATE, end_date::DATE, due::DATE, last_day::DATE, nullif(exempt_vi, ''), nullif(exempt_en, '')
FROM (
    SELECT unnest($1::VARCHAR[]) AS duty_id, unnest($2::VARCHAR[]) AS area_id, unnest($3::VARCHAR[]) AS period_id, unnest($4::VARCHAR[]) AS start_text,
           unnest($5::VARCHAR[]) AS end_text, unnest($6::VARCHAR[]) AS start_date, unnest($7::VARCHAR[]) AS end_date, unnest($8::VARCHAR[]) AS due,
           unnest($9::VARCHAR[]) AS last_day, unnest($10::VARCHAR[]) AS exempt_vi, unnest($11::VARCHAR[]) AS exempt_en
)
