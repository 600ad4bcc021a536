-- title_vi: Mỗi kỳ có bao nhiêu tỉnh báo cáo từng chỉ tiêu
-- title_en: How many provinces report each indicator for each period
-- takes: basis
-- grain_vi: Mỗi dòng là một chỉ tiêu, một loại số liệu, một kỳ và một địa giới
-- grain_en: One row for each indicator, kind, period and boundary version
-- basis_vi: 63 tỉnh và 34 tỉnh riêng nhau; số năm trước 01/8/2008 tính trên 61 hoặc 64 tỉnh
-- basis_en: The 63 and the 34 provinces apart; before 2008-08-01 out of 61 or 64
-- left_out_vi: Kỳ không rõ; số của cả nước và khu vực; số báo chí nêu
-- left_out_en: Unknown periods; the country and its regions; press claims

WITH figure AS (
    SELECT indicator_id, any_value(indicator_name) AS indicator_name, any_value(indicator_name_en) AS indicator_name_en, kind, period, period_start, period_end,
           end_date, boundary, count(DISTINCT area_id) AS areas_reporting, count(*) AS figures, bool_or(illustrative) AS illustrative
    FROM observation_on(basis) WHERE end_date IS NOT NULL
    GROUP BY indicator_id, kind, period, period_start, period_end, end_date, boundary
)
SELECT indicator_id, indicator_name, indicator_name_en, 'province' AS area_type, boundary, kind, period, period_start, period_end,
       100.0 * areas_reporting / provinces AS value, 'percent' AS unit,
       areas_reporting, coalesce(provinces, 0) AS areas_total, figures,
       areas_reporting || ' trong ' || coalesce(provinces, 0) || ' tỉnh, thành phố có số liệu' AS coverage_vi,
       areas_reporting || ' of ' || coalesce(provinces, 0) || ' provinces report' AS coverage_en,
       illustrative
FROM (SELECT *, provinces_on(basis, boundary, end_date) AS provinces FROM figure)
ORDER BY indicator_id, kind, boundary, period_start NULLS LAST, period
