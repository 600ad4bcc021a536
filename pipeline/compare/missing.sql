-- title_vi: Còn thiếu số liệu nào, của tỉnh nào, vì sao
-- title_en: What is missing, from which province, and why
-- grain_vi: Mỗi dòng là một tỉnh và một chỉ tiêu chưa có số liệu chính thức nào
-- grain_en: One row for each province and indicator without any official figure
-- basis_vi: 63 tỉnh và 34 tỉnh riêng nhau; chỉ tiêu được hỏi ở một địa giới khi có nguồn phải báo cáo hoặc có tỉnh đã báo cáo theo địa giới ấy
-- basis_en: The 63 and the 34 provinces apart; an indicator is asked in one of them when a source owes it or a province reported it there
-- left_out_vi: Chỉ tiêu chưa nơi nào báo cáo và không ai phải báo cáo. Số 0 đã báo cáo không phải là thiếu. Năm không bình chọn không phải là thiếu
-- left_out_en: Indicators that nobody reported and nobody owes. A reported zero is not missing, nor is a year without a vote

WITH asked AS (
    SELECT boundary, indicator_id FROM observation
    UNION
    SELECT a.boundary, e.indicator_id FROM expected_report e JOIN area a ON a.id = e.area_id
),
-- Which declared source answers for which province.
answers AS (
    SELECT s.id AS source_id, a.id AS area_id FROM source s JOIN area a ON a.slug = s.province WHERE s.declared AND NOT s.claims
    UNION
    SELECT s.id AS source_id, e.area_id FROM source s JOIN expected_report e ON e.source_id = s.id WHERE s.declared AND NOT s.claims
    UNION
    SELECT s.id AS source_id, r.area_id
    FROM source s JOIN observation_history h ON h.source_id = s.id JOIN series r ON r.id = h.series_id
    WHERE s.declared AND NOT s.claims
),
-- What stands in the way at each source.
state AS (
    SELECT s.id AS source_id,
           EXISTS (SELECT 1 FROM source_fault f WHERE f.source_id = s.id) AS failed,
           EXISTS (SELECT 1 FROM document_state d WHERE d.source_id = s.id AND d.state = 'quarantined')
           OR EXISTS (SELECT 1 FROM waiting w WHERE w.source_id = s.id AND w.kind = 'figure') AS quarantined,
           EXISTS (SELECT 1 FROM document_state d WHERE d.source_id = s.id AND d.state = 'accepted') AS read,
           EXISTS (SELECT 1 FROM expected_report e WHERE e.source_id = s.id) AS owes,
           (SELECT count(*) FROM reject r WHERE r.source_id = s.id) AS rejects
    FROM source s
),
gap AS (
    SELECT a.*, k.indicator_id
    FROM area a
    JOIN asked k ON k.boundary = a.boundary
    ANTI JOIN observation o ON o.area_id = a.id AND o.indicator_id = k.indicator_id
    WHERE a.type IN ('tinh', 'thanh_pho')
),
due AS (
    SELECT area_id, indicator_id, min(due) FILTER (WHERE status = 'waiting') AS next_due, bool_or(status <> 'waiting') AS overdue
    FROM report_status GROUP BY area_id, indicator_id
),
reasoned AS (
    SELECT g.id AS area_id, g.indicator_id,
           CASE WHEN count(n.source_id) = 0 THEN 'no_source'
                WHEN bool_or(t.failed) THEN 'source_failed'
                WHEN bool_or(t.quarantined) THEN 'quarantined'
                WHEN any_value(d.next_due) IS NOT NULL AND NOT any_value(d.overdue) THEN 'not_due'
                WHEN any_value(d.area_id) IS NULL AND bool_and(t.owes) THEN 'not_expected'
                WHEN bool_or(t.read) THEN 'not_stated'
                ELSE 'nothing_fetched' END AS reason,
           list_sort(list(n.source_id) FILTER (WHERE n.source_id IS NOT NULL)) AS sources,
           coalesce(sum(t.rejects), 0)::BIGINT AS rejects, any_value(d.next_due) AS next_due
    FROM gap g
    LEFT JOIN answers n ON n.area_id = g.id
    LEFT JOIN state t ON t.source_id = n.source_id
    LEFT JOIN due d ON d.area_id = g.id AND d.indicator_id = g.indicator_id
    GROUP BY g.id, g.indicator_id
)
SELECT g.id AS area_id, g.slug AS area_slug, g.name AS area_name, 'province' AS area_type, g.boundary, g.region, g.indicator_id,
       i.name_vi AS indicator_name, i.name_en AS indicator_name_en, x.reason,
       CASE x.reason
            WHEN 'no_source' THEN 'Chưa khai báo nguồn chính thức nào cho tỉnh này.'
            WHEN 'source_failed' THEN 'Nguồn đang lỗi, không lấy hoặc không đọc được văn bản.'
            WHEN 'quarantined' THEN 'Có văn bản hoặc số liệu đang bị giữ lại chờ xem xét vì không qua kiểm tra.'
            WHEN 'not_due' THEN 'Chưa đến hạn báo cáo (' || strftime(x.next_due, '%d/%m/%Y') || ').'
            WHEN 'not_expected' THEN 'Nguồn của tỉnh không phải báo cáo chỉ tiêu này.'
            WHEN 'not_stated' THEN 'Văn bản của tỉnh không nêu chỉ tiêu này' || if(x.rejects > 0, '; còn ' || x.rejects || ' ô hoặc câu chưa hiểu được.', '.')
            ELSE 'Nguồn đã khai báo nhưng chưa có văn bản nào.' END AS reason_vi,
       CASE x.reason
            WHEN 'no_source' THEN 'No official source is declared for this province.'
            WHEN 'source_failed' THEN 'The source fails: its document cannot be fetched or read.'
            WHEN 'quarantined' THEN 'A document or figure did not pass a check and is held back until reviewed.'
            WHEN 'not_due' THEN 'The report is not due yet (' || CAST(x.next_due AS VARCHAR) || ').'
            WHEN 'not_expected' THEN 'The source of the province does not owe this indicator.'
            WHEN 'not_stated' THEN 'The documents of the province do not state it' || if(x.rejects > 0, '; ' || x.rejects || if(x.rejects = 1, ' place', ' places') || ' in them could not be understood.', '.')
            ELSE 'A source is declared and has no document yet.' END AS reason_en,
       coalesce(x.sources, []::VARCHAR[]) AS sources, x.rejects,
       EXISTS (SELECT 1 FROM claim c WHERE c.area_id = g.id AND c.indicator_id = g.indicator_id) AS claimed
FROM gap g
JOIN reasoned x ON x.area_id = g.id AND x.indicator_id = g.indicator_id
JOIN indicator i ON i.id = g.indicator_id
ORDER BY g.boundary DESC, g.slug, g.indicator_id
