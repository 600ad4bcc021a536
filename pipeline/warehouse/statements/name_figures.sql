-- What is staged, with how the message of a check names the place of a figure
-- and the figure itself, in Vietnamese and English.
SELECT *,
       regexp_extract(locator, '^(.*)!', 1) AS sheet,
       regexp_replace(regexp_replace(locator, '^(.*)!([A-Z]+[0-9]+)$', 'ô \2 (trang “\1”)'), '^p([0-9]+)\.s([0-9]+)\[.*$', 'câu \2 đoạn \1') AS place_vi,
       regexp_replace(regexp_replace(locator, '^(.*)!([A-Z]+[0-9]+)$', 'cell \2 (sheet “\1”)'), '^p([0-9]+)\.s([0-9]+)\[.*$', 'sentence \2 of paragraph \1') AS place_en,
       regexp_replace(regexp_replace(locator, '^.*!([A-Z]+[0-9]+)$', 'ô \1'), '^p([0-9]+)\.s([0-9]+)\[.*$', 'câu \2 đoạn \1') AS cell_vi,
       regexp_replace(regexp_replace(locator, '^.*!([A-Z]+[0-9]+)$', 'cell \1'), '^p([0-9]+)\.s([0-9]+)\[.*$', 'sentence \2 of paragraph \1') AS cell_en,
       CASE WHEN value = trunc(value) AND abs(value) < 9e15 THEN replace(format('{:,}', CAST(value AS BIGINT)), ',', '.')
            ELSE replace(replace(replace(format('{:,.2f}', value), ',', '_'), '.', ','), '_', '.') END AS figure_vi,
       CASE WHEN value = trunc(value) AND abs(value) < 9e15 THEN format('{:,}', CAST(value AS BIGINT))
            ELSE format('{:,.2f}', value) END AS figure_en
FROM staged_observation
