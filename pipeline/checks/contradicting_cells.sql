-- title_vi: Một chỉ tiêu có nhiều giá trị trong cùng văn bản
-- title_en: One figure with several values in one document
-- hint_vi: Mỗi chỉ tiêu của một kỳ chỉ được có một giá trị: giữ giá trị đúng, xóa hoặc sửa giá trị còn lại rồi gửi lại.
-- hint_en: One figure has one value for one period: keep the right one, remove or mend the other, and send the document again.
-- severity: held
-- when: NOT f.claim AND f.stated_again
-- whole: period
-- together: yes

-- What differs by less than a hundred-thousandth is one value in two roundings.
WITH torn AS (
    SELECT turn, series_key, period_id, part
    FROM named_figure
    WHERE NOT claim AND period_id <> 'unknown'
    GROUP BY turn, series_key, period_id, part
    HAVING beyond_rounding(min(value), max(value)) OR beyond_rounding(min(coalesce(value_max, value)), max(coalesce(value_max, value)))
),
disputed AS (
    SELECT *, string_agg(place_vi || ': ' || figure_vi, '; ') OVER same_figure AS values_vi,
           string_agg(place_en || ': ' || figure_en, '; ') OVER same_figure AS values_en
    FROM named_figure f SEMI JOIN torn t ON t.turn = f.turn AND t.series_key = f.series_key AND t.period_id = f.period_id AND t.part = f.part
    WHERE NOT claim
    WINDOW same_figure AS (PARTITION BY turn, series_key, period_id, part ORDER BY locator, id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
)
SELECT turn, id AS observation_id, locator,
       'Văn bản ghi nhiều giá trị khác nhau cho cùng một chỉ tiêu, cùng một kỳ (' || values_vi || '); đề nghị chỉ giữ một giá trị.' AS message_vi,
       'The document states different values for one figure and period (' || values_en || '); please keep one.' AS message_en
FROM disputed
ORDER BY locator, id
