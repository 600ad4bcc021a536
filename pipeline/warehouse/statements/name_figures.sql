-- What is staged, with how the message of a check names the place of a figure
-- and the figure itself, in Vietnamese and English.
SELECT *,
       CASE WHEN cell <> '' THEN 'ô ' || cell || ' (trang “' || sheet || '”)' WHEN paragraph > 0 THEN 'câu ' || sentence || ' đoạn ' || paragraph ELSE locator END AS place_vi,
       CASE WHEN cell <> '' THEN 'cell ' || cell || ' (sheet “' || sheet || '”)' WHEN paragraph > 0 THEN 'sentence ' || sentence || ' of paragraph ' || paragraph ELSE locator END AS place_en,
       CASE WHEN cell <> '' THEN 'ô ' || cell WHEN paragraph > 0 THEN 'câu ' || sentence || ' đoạn ' || paragraph ELSE locator END AS cell_vi,
       CASE WHEN cell <> '' THEN 'cell ' || cell WHEN paragraph > 0 THEN 'sentence ' || sentence || ' of paragraph ' || paragraph ELSE locator END AS cell_en,
       CASE WHEN value = trunc(value) AND abs(value) < 9e18 THEN replace(format('{:,}', CAST(value AS BIGINT)), ',', '.')
            ELSE replace(replace(replace(format('{:,.2f}', value), ',', '_'), '.', ','), '_', '.') END AS figure_vi,
       CASE WHEN value = trunc(value) AND abs(value) < 9e18 THEN format('{:,}', CAST(value AS BIGINT))
            ELSE format('{:,.2f}', value) END AS figure_en
FROM staged_observation
