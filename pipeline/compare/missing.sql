-- title_vi: Còn thiếu số liệu nào, của tỉnh nào, vì sao
-- title_en: What is missing, from which province, and why
-- takes: basis
-- grain_vi: Mỗi dòng là một tỉnh và một chỉ tiêu chưa có số liệu chính thức nào
-- grain_en: One row for each province and indicator without any official figure
-- basis_vi: 63 tỉnh và 34 tỉnh riêng nhau; chỉ tiêu được hỏi ở một địa giới khi có nguồn phải báo cáo hoặc có tỉnh đã báo cáo theo địa giới ấy. Trên địa giới đã chọn: các tỉnh của địa giới ấy; có số mà không ghép được đúng thì nói vì sao: không nêu chính xác, chưa đủ tỉnh cũ, không cộng được, không rõ kỳ
-- basis_en: The 63 and the 34 provinces apart; an indicator is asked in one of them when a source owes it or a province reported it there. On a chosen basis: its provinces; where there are figures that cannot be carried exactly it says why: not stated exactly, old provinces lacking, not additive, period unknown
-- left_out_vi: Chỉ tiêu chưa nơi nào báo cáo và không ai phải báo cáo. Số 0 đã báo cáo không phải là thiếu. Năm không bình chọn không phải là thiếu
-- left_out_en: Indicators that nobody reported and nobody owes. A reported zero is not missing, nor is a year without a vote

WITH asked AS (
    SELECT if(basis = 'reported', boundary, basis) AS boundary, indicator_id FROM standing_tally WHERE area_type = 'province'
    UNION
    SELECT if(basis = 'reported', a.boundary, basis) AS boundary, e.indicator_id FROM expected_report e JOIN area a ON a.area_id = e.area_id
),
-- The provinces that are asked, each with the areas that what is said of them is said of.
concerns AS (
    SELECT area_id, area_id AS stated_id FROM place WHERE basis = 'reported' AND area_type = 'province'
    UNION
    SELECT p.area_id, l.area_id AS stated_id FROM area_part p JOIN area_land l ON l.land = p.land WHERE p.boundary = basis
),
-- Which declared source answers for which province.
answers AS (
    SELECT DISTINCT x.source_id, c.area_id
    FROM (
        SELECT s.source_id, a.area_id AS stated_id FROM source s JOIN area a ON a.area_slug = s.province
        UNION
        SELECT source_id, area_id AS stated_id FROM expected_report
        UNION
        SELECT source_id, area_id AS stated_id FROM tally
        UNION
        SELECT h.source_id, r.area_id AS stated_id
        FROM (SELECT DISTINCT source_id, series_key FROM observation_history WHERE superseded_at IS NOT NULL) h JOIN series r ON r.series_key = h.series_key
    ) x
    JOIN source s ON s.source_id = x.source_id AND s.declared AND NOT s.claims
    JOIN concerns c ON c.stated_id = x.stated_id
),
-- What stands in the way at each source. A figure that is stated twice and otherwise was
-- understood: it may be no figure that is missing.
state AS (
    SELECT s.source_id,
           EXISTS (SELECT 1 FROM source_fault f WHERE f.source_id = s.source_id) AS failed,
           EXISTS (SELECT 1 FROM document_state d WHERE d.source_id = s.source_id AND d.state = 'quarantined') AS quarantined,
           EXISTS (SELECT 1 FROM document_state d WHERE d.source_id = s.source_id AND d.state = 'accepted') AS read,
           EXISTS (SELECT 1 FROM expected_report e WHERE e.source_id = s.source_id) AS owes,
           (SELECT count(*) FROM reject r WHERE r.source_id = s.source_id AND r.reason <> 'contradiction') AS rejects
    FROM source s
),
-- What is stated, as reported by what is counted of the figures.
said AS (
    SELECT DISTINCT area_id, indicator_id FROM standing_tally WHERE basis = 'reported' AND area_type = 'province'
    UNION ALL
    SELECT area_id, indicator_id FROM observation_on(basis) WHERE basis <> 'reported'
),
gap AS (
    SELECT a.*, k.indicator_id
    FROM place a
    JOIN asked k ON k.boundary = a.boundary
    ANTI JOIN said o ON o.area_id = a.area_id AND o.indicator_id = k.indicator_id
    WHERE a.area_type = 'province'
),
-- A figure of the province and the indicator itself that waits for a person.
held AS (
    SELECT DISTINCT c.area_id, w.indicator_id FROM waiting w JOIN concerns c ON c.stated_id = w.area_id WHERE w.kind = 'figure'
),
due AS (
    SELECT c.area_id, r.indicator_id, min(r.due) FILTER (WHERE r.status = 'waiting') AS next_due, bool_or(r.status <> 'waiting') AS overdue
    FROM report_status r JOIN concerns c ON c.stated_id = r.area_id
    GROUP BY c.area_id, r.indicator_id
),
-- What is stated and cannot be carried to the basis, the latest of it.
kept_back AS (
    SELECT area_id, indicator_id, max({'of': end_date, 'reason': withheld, 'vi': withheld_vi, 'en': withheld_en}) AS latest
    FROM carried(basis) WHERE basis <> 'reported' AND stands AND withheld IS NOT NULL
    GROUP BY area_id, indicator_id
),
reasoned AS (
    SELECT g.area_id, g.indicator_id,
           CASE WHEN any_value(k.latest) IS NOT NULL THEN any_value(k.latest).reason
                WHEN count(n.source_id) = 0 THEN 'no_source'
                WHEN bool_or(t.failed) THEN 'source_failed'
                WHEN any_value(h.area_id) IS NOT NULL OR bool_or(t.quarantined) THEN 'quarantined'
                WHEN any_value(d.next_due) IS NOT NULL AND NOT any_value(d.overdue) THEN 'not_due'
                WHEN any_value(d.area_id) IS NULL AND bool_and(t.owes) THEN 'not_expected'
                WHEN bool_or(t.read) THEN 'not_stated'
                ELSE 'nothing_fetched' END AS reason,
           any_value(k.latest).vi AS kept_back_vi, any_value(k.latest).en AS kept_back_en,
           list_sort(list(n.source_id) FILTER (WHERE n.source_id IS NOT NULL)) AS sources,
           coalesce(sum(t.rejects), 0)::BIGINT AS rejects, any_value(d.next_due) AS next_due
    FROM gap g
    LEFT JOIN answers n ON n.area_id = g.area_id
    LEFT JOIN state t ON t.source_id = n.source_id
    LEFT JOIN due d ON d.area_id = g.area_id AND d.indicator_id = g.indicator_id
    LEFT JOIN held h ON h.area_id = g.area_id AND h.indicator_id = g.indicator_id
    LEFT JOIN kept_back k ON k.area_id = g.area_id AND k.indicator_id = g.indicator_id
    GROUP BY g.area_id, g.indicator_id
)
SELECT g.area_id, g.area_slug, g.area_name, g.area_type, g.boundary, g.region, g.indicator_id,
       i.indicator_name, i.indicator_name_en, x.reason,
       CASE x.reason
            WHEN 'no_source' THEN 'Chưa khai báo nguồn chính thức nào cho tỉnh này.'
            WHEN 'source_failed' THEN 'Nguồn đang lỗi, không lấy hoặc không đọc được văn bản.'
            WHEN 'quarantined' THEN 'Có văn bản hoặc số liệu đang bị giữ lại chờ xem xét vì không qua kiểm tra.'
            WHEN 'not_due' THEN 'Chưa đến hạn báo cáo (' || strftime(x.next_due, '%d/%m/%Y') || ').'
            WHEN 'not_expected' THEN 'Nguồn của tỉnh không phải báo cáo chỉ tiêu này.'
            WHEN 'not_stated' THEN 'Các văn bản đã nhận không nêu chỉ tiêu này của tỉnh' || if(x.rejects > 0, '; còn ' || x.rejects || ' ô hoặc câu chưa hiểu được.', '.')
            WHEN 'nothing_fetched' THEN 'Nguồn đã khai báo nhưng chưa có văn bản nào.'
            ELSE x.kept_back_vi END AS reason_vi,
       CASE x.reason
            WHEN 'no_source' THEN 'No official source is declared for this province.'
            WHEN 'source_failed' THEN 'The source fails: its document cannot be fetched or read.'
            WHEN 'quarantined' THEN 'A document or figure did not pass a check and is held back until reviewed.'
            WHEN 'not_due' THEN 'The report is not due yet (' || CAST(x.next_due AS VARCHAR) || ').'
            WHEN 'not_expected' THEN 'The source of the province does not owe this indicator.'
            WHEN 'not_stated' THEN 'The documents received do not state it for this province' || if(x.rejects > 0, '; ' || x.rejects || if(x.rejects = 1, ' place', ' places') || ' in them could not be understood.', '.')
            WHEN 'nothing_fetched' THEN 'A source is declared and has no document yet.'
            ELSE x.kept_back_en END AS reason_en,
       coalesce(x.sources, []::VARCHAR[]) AS sources, x.rejects,
       EXISTS (SELECT 1 FROM claim c WHERE if(basis = 'reported', c.area_id, c.territory) = if(basis = 'reported', g.area_id, g.land) AND c.indicator_id = g.indicator_id) AS claimed
FROM gap g
JOIN reasoned x ON x.area_id = g.area_id AND x.indicator_id = g.indicator_id
JOIN indicator i ON i.indicator_id = g.indicator_id
ORDER BY g.boundary DESC, g.area_slug, g.indicator_id
