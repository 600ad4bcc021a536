-- title_vi: Kinh phí khuyến công: tổng số, bình quân một cơ sở, bình quân một đề án
-- title_en: Industrial promotion money: total, per facility and per project
-- grain_vi: Mỗi dòng là một số kinh phí khuyến công của một tỉnh, một cấp kinh phí, một loại số liệu và một kỳ
-- grain_en: One row for each promotion budget of a province, level of funding, kind of figure and period
-- basis_vi: Địa giới như nguồn báo cáo. Cơ sở và đề án phải cùng tỉnh, cùng cấp kinh phí, cùng loại số liệu và cùng kỳ với kinh phí (kỳ không rõ thì phải cùng văn bản). Bình quân làm tròn đến 0,1 triệu đồng
-- basis_en: Boundaries as reported. Facilities and projects must share province, level of funding, kind and period with the money (and the document where the period is unknown). Means are rounded to 0.1 million đồng
-- left_out_vi: Số “trong đó”, số báo chí nêu, cơ sở và đề án không có kinh phí đi cùng. Tiền theo giá hiện hành, không quy đổi
-- left_out_en: Parts, what the press claims, facilities and projects without money beside them. Money at current prices, not deflated
-- columns: facilities = Số cơ sở được hỗ trợ | Facilities supported;
--   projects = Số đề án | Projects;
--   value = Kinh phí, đồng | Money in VND;
--   per_facility = Kinh phí bình quân một cơ sở | Money per facility;
--   per_project = Kinh phí bình quân một đề án | Money per project

WITH figure AS (
    SELECT o.* FROM observation o
    WHERE o.indicator_id IN ('kc_budget', 'kc_facilities_supported', 'kc_projects') AND NOT o.part
),
-- What the money was spent on. A count split in the same way as the money
-- comes first, then the undivided count of the same document.
beside AS (
    SELECT m.id AS money_id, c.indicator_id, c.id, c.value, c.value_max, c.qualifier, c.unit,
           c.dimensions <> m.dimensions AS undivided,
           CASE WHEN c.value > 0 THEN m.value / coalesce(c.value_max, c.value) END AS mean,
           CASE WHEN c.value > 0 AND (m.value_max IS NOT NULL OR c.value_max IS NOT NULL)
                THEN coalesce(m.value_max, m.value) / c.value END AS mean_max,
           ratio_qualifier(m.qualifier, c.qualifier) AS mean_qualifier
    FROM figure m
    JOIN figure c ON c.area_id = m.area_id AND c.level = m.level AND c.kind = m.kind AND c.period = m.period
                 AND c.indicator_id <> 'kc_budget'
                 AND (m.period <> 'unknown' OR (c.source_id = m.source_id AND c.document = m.document))
                 AND (c.dimensions = m.dimensions
                      OR (cardinality(c.dimensions) = 0 AND c.source_id = m.source_id AND c.document = m.document))
    WHERE m.indicator_id = 'kc_budget'
    QUALIFY row_number() OVER (PARTITION BY m.id, c.indicator_id ORDER BY undivided, c.id) = 1
),
-- A mean is stated to 0.1 million đồng, and never beyond what a source that says
-- "more than" or "less than" allows.
stated AS (
    SELECT money_id, indicator_id, id, value, value_max, qualifier, unit, undivided, mean_qualifier,
           CASE WHEN mean_qualifier IN ('more_than', 'at_least') THEN floor(mean / 1e5) * 1e5
                WHEN mean_qualifier IN ('less_than', 'up_to') THEN ceil(mean / 1e5) * 1e5
                ELSE round(mean / 1e5) * 1e5 END AS mean,
           round(mean_max / 1e5) * 1e5 AS mean_max
    FROM beside
),
province AS (
    SELECT boundary, count(*) AS areas_total FROM area WHERE type IN ('tinh', 'thanh_pho') GROUP BY boundary
)
SELECT m.area_id, m.area_slug, m.area_name, m.area_type, m.boundary, m.kind, m.level,
       CASE m.level WHEN 'quoc_gia' THEN 'Khuyến công quốc gia' WHEN 'tinh' THEN 'Khuyến công địa phương' WHEN '' THEN 'Nguồn không nêu cấp kinh phí'
                    ELSE 'Cấp ' || m.level END AS level_vi,
       CASE m.level WHEN 'quoc_gia' THEN 'National programme' WHEN 'tinh' THEN 'Local programme' WHEN '' THEN 'Level of funding not stated'
                    ELSE 'Level ' || m.level END AS level_en,
       x.split_vi, x.split_en,
       m.period, m.period_start, m.period_end, m.period_text, m.years, m.rounds,
       m.indicator_id, m.indicator_name, m.indicator_name_en, m.value, m.value_max, m.unit, m.qualifier, m.origin,
       f.value AS facilities, f.value_max AS facilities_max, f.qualifier AS facilities_qualifier, f.unit AS facilities_unit,
       CASE WHEN f.id IS NOT NULL THEN [f.id] END AS facilities_origin,
       p.value AS projects, p.value_max AS projects_max, p.qualifier AS projects_qualifier, p.unit AS projects_unit,
       CASE WHEN p.id IS NOT NULL THEN [p.id] END AS projects_origin,
       f.mean AS per_facility, f.mean_max AS per_facility_max,
       CASE WHEN f.mean IS NOT NULL THEN f.mean_qualifier END AS per_facility_qualifier,
       CASE WHEN f.mean IS NOT NULL THEN m.unit END AS per_facility_unit,
       CASE WHEN f.mean IS NOT NULL THEN list_sort([m.id, f.id]) END AS per_facility_origin,
       p.mean AS per_project, p.mean_max AS per_project_max,
       CASE WHEN p.mean IS NOT NULL THEN p.mean_qualifier END AS per_project_qualifier,
       CASE WHEN p.mean IS NOT NULL THEN m.unit END AS per_project_unit,
       CASE WHEN p.mean IS NOT NULL THEN list_sort([m.id, p.id]) END AS per_project_origin,
       CASE WHEN m.period <> 'unknown' THEN count(*) OVER (PARTITION BY m.boundary, m.level, m.kind, m.period, m.dimensions) END AS areas_reporting,
       n.areas_total,
       nullif(concat_ws(' ',
           CASE WHEN m.period = 'unknown' THEN 'Không rõ kỳ số liệu: không so với tỉnh khác được.' END,
           CASE WHEN f.id IS NULL THEN 'Không có số cơ sở được hỗ trợ cùng kỳ.' WHEN f.value = 0 THEN 'Số cơ sở bằng 0 nên không tính bình quân.'
                WHEN f.undivided THEN 'Số cơ sở không chia theo nội dung như kinh phí.' END,
           CASE WHEN p.id IS NULL THEN 'Không có số đề án cùng kỳ.' WHEN p.value = 0 THEN 'Số đề án bằng 0 nên không tính bình quân.'
                WHEN p.undivided THEN 'Số đề án không chia theo nội dung như kinh phí.' END), '') AS note_vi,
       nullif(concat_ws(' ',
           CASE WHEN m.period = 'unknown' THEN 'Period unknown: not comparable with other provinces.' END,
           CASE WHEN f.id IS NULL THEN 'No supported facilities for the same period.' WHEN f.value = 0 THEN 'No facility, so there is no mean.'
                WHEN f.undivided THEN 'Facilities are not split by content as the money is.' END,
           CASE WHEN p.id IS NULL THEN 'No projects for the same period.' WHEN p.value = 0 THEN 'No project, so there is no mean.'
                WHEN p.undivided THEN 'Projects are not split by content as the money is.' END), '') AS note_en,
       m.source_id, m.illustrative
FROM figure m
JOIN series_named x ON x.series_id = m.series_id
LEFT JOIN stated f ON f.money_id = m.id AND f.indicator_id = 'kc_facilities_supported'
LEFT JOIN stated p ON p.money_id = m.id AND p.indicator_id = 'kc_projects'
LEFT JOIN province n ON n.boundary = m.boundary
WHERE m.indicator_id = 'kc_budget'
ORDER BY m.area_slug, m.boundary, m.kind, m.level, m.period_start NULLS LAST, m.period, x.split_vi, m.id
