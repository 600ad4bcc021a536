-- title_vi: Bài báo nêu nhiều giá trị cho cùng một chỉ tiêu
-- title_en: An article states several values for one figure
-- hint_vi: Mở bài viết để xem hai câu có thật sự nói về cùng một chỉ tiêu và cùng một kỳ hay không.
-- hint_en: Open the article to see whether both sentences really speak of the same figure and period.
-- severity: warning
-- when: f.claim AND f.stated_again
-- whole: period
-- together: yes

WITH disputed AS (
    SELECT *, string_agg(place_vi || ': ' || figure_vi, '; ') OVER same_figure AS values_vi,
           string_agg(place_en || ': ' || figure_en, '; ') OVER same_figure AS values_en
    FROM named_figure
    WHERE claim AND period_id <> 'unknown'
    WINDOW all_of_it AS (PARTITION BY turn, series_key, period_id, part),
           same_figure AS (PARTITION BY turn, series_key, period_id, part ORDER BY locator, id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
    QUALIFY min(value) OVER all_of_it <> max(value) OVER all_of_it
         OR min(coalesce(value_max, value)) OVER all_of_it <> max(coalesce(value_max, value)) OVER all_of_it
)
SELECT turn, id AS observation_id, locator,
       'Bài viết ghi nhiều giá trị khác nhau cho cùng một chỉ tiêu, cùng một kỳ (' || values_vi || '); đề nghị chỉ giữ một giá trị.' AS message_vi,
       'The article states different values for one figure and period (' || values_en || '); please keep one.' AS message_en
FROM disputed
ORDER BY locator, id
