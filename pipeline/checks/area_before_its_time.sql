-- title_vi: Số của tỉnh mới cho kỳ trước khi sắp xếp
-- title_en: Figure of a new province for a period before the merger
-- hint_vi: Nếu đã cộng lại theo địa giới mới thì ghi rõ cách cộng; nếu là số của tỉnh cũ cùng tên thì ghi tên cũ và kỳ.
-- hint_en: Where the figure was added up for the new boundaries, say how; where it is of the old province of that name, say so.
-- severity: warning
-- when: f.end_date < a.valid_from
-- whole: figure
-- together: yes

SELECT f.turn, f.id AS observation_id, f.locator,
       upper(f.place_vi[1]) || f.place_vi[2:] || ' ghi ' || f.figure_vi || ' cho ' || lower(a.full_name[1]) || a.full_name[2:] || ' (mới) trong kỳ kết thúc ngày ' || strftime(f.end_date, '%d/%m/%Y') || ', trước khi đơn vị này thành lập; đề nghị ghi rõ theo địa giới nào.' AS message_vi,
       upper(f.place_en[1]) || f.place_en[2:] || ' has ' || f.figure_en || ' for the new ' || a.name || ' in a period that ended on ' || CAST(f.end_date AS VARCHAR) || ', before it existed; please say which boundaries are meant.' AS message_en
FROM named_figure f
JOIN area a ON a.id = f.area_id
WHERE f.kind IN ('actual', 'estimate') AND f.end_date < a.valid_from AND (SELECT count(*) FROM area_succession s WHERE s.new_id = a.id AND s.boundary = '2025') > 1
ORDER BY f.locator, f.id
