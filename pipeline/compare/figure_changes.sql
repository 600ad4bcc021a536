-- title_vi: Những số đã được sửa, rút hoặc có ghi chú
-- title_en: Figures that were revised, withdrawn or annotated
-- grain_vi: Mỗi dòng là một lần sửa hoặc rút một số liệu, một số được sửa sau khi xem lại, hoặc một ghi chú về một số liệu
-- grain_en: One row for each revision or withdrawal of a figure, each figure corrected on review, and each note on a figure
-- basis_vi: Địa giới như nguồn báo cáo; lần chạy mới nhất đứng trước, số sửa sau khi xem lại và ghi chú đứng đầu
-- basis_en: Boundaries as reported; the latest run first, corrections on review and notes before all
-- left_out_vi: Lần đầu ghi nhận một số liệu (xem revisions); số đang chờ xem (xem figures_waiting)
-- left_out_en: The first reading of a figure (see revisions); figures that wait (see figures_waiting)

WITH told AS (
    SELECT n.kind AS change, n.note_vi, n.note_en, n.stated, h.*
    FROM annotation n
    JOIN span t ON t.period_id = n.period_id
    JOIN figure_history h ON h.series_id = n.series_id AND h.source_id = n.source_id AND h.period = t.period AND n.document IN ('', h.document)
    WHERE h.superseded_at IS NULL
),
event AS (
    SELECT change, change_vi, change_en, run_id, started_at, claim, area_id, area_slug, area_name, area_type, boundary,
           indicator_id, indicator_name, indicator_name_en, kind, level, level_vi, level_en, split_vi, split_en,
           period, period_start, period_end, period_text, old, old_max, old_unit, old_qualifier, old_origin,
           value, value_max, unit, qualifier, origin, source_id, source_vi, source_en, document, illustrative
    FROM revisions WHERE change <> 'new'
    UNION ALL BY NAME
    SELECT o.change,
           if(o.change = 'note', 'Ghi chú', 'Sửa sau khi xem lại') AS change_vi, if(o.change = 'note', 'Note', 'Corrected on review') AS change_en,
           o.claim, o.area_id, o.area_slug, o.area_name, o.area_type, o.boundary, o.indicator_id, o.indicator_name, o.indicator_name_en,
           o.kind, o.level, n.level_vi, n.level_en, n.split_vi, n.split_en, o.period, o.period_start, o.period_end, o.period_text,
           o.stated AS old, if(o.stated IS NULL, NULL, o.unit) AS old_unit, if(o.stated IS NULL, NULL, 'exact') AS old_qualifier,
           if(o.stated IS NULL, NULL, o.origin) AS old_origin,
           o.value, o.value_max, o.unit, o.qualifier, o.origin, o.source_id, c.title_vi AS source_vi, coalesce(c.title_en, c.title_vi) AS source_en,
           o.document, c.illustrative, o.note_vi, o.note_en
    FROM told o
    JOIN series_named n ON n.series_id = o.series_id
    JOIN source c ON c.source_id = o.source_id
)
SELECT * FROM event
ORDER BY run_id DESC NULLS FIRST, change, claim, area_slug NULLS LAST, boundary, indicator_id, level, kind, split_vi, period_start NULLS LAST, period,
         source_id, document, old_origin[1], origin[1], note_vi
