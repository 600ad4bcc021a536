-- title_vi: Số liệu mới đến đâu, đủ đến đâu
-- title_en: How fresh and how complete the figures are
-- grain_vi: Một dòng
-- grain_en: One row
-- basis_vi: Tỉnh đếm riêng theo 63 và 34
-- basis_en: Provinces counted apart for the 63 and the 34
-- left_out_vi: Không tính mục tiêu, kế hoạch khi nói số liệu đến năm nào
-- left_out_en: Targets and plans do not count for how far the figures reach

WITH figures AS (
    SELECT coalesce(sum(figures), 0)::BIGINT AS n, max(period_end) FILTER (WHERE kind = 'actual') AS data_until,
           count(DISTINCT area_id) FILTER (WHERE boundary = '2008' AND area_type = 'province') AS areas_2008, count(DISTINCT area_id) FILTER (WHERE boundary = '2025' AND area_type = 'province') AS areas_2025,
           coalesce(sum(figures) FILTER (WHERE illustrative), 0)::BIGINT AS illustrative
    FROM standing_tally
),
changed AS (SELECT max(run_id) AS run_id FROM (SELECT max(run_id) AS run_id FROM observation_history UNION ALL SELECT max(superseded_run) FROM observation_history
                                              UNION ALL SELECT max(run_id) FROM claim_history UNION ALL SELECT max(superseded_run) FROM claim_history))
SELECT f.data_until,
       (SELECT CAST(max(p.published_on) AS VARCHAR) FROM snapshot p
        SEMI JOIN (SELECT DISTINCT snapshot, source_id, document FROM observation_history WHERE superseded_at IS NULL) h
            ON h.snapshot = p.digest AND h.source_id = p.source_id AND h.document = p.document) AS latest_published_on,
       (SELECT strftime(max(started_at) AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') FROM run) AS last_run_started_at,
       c.run_id AS last_changing_run,
       (SELECT strftime(r.started_at AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') FROM run r WHERE r.id = c.run_id) AS last_changing_run_started_at,
       f.n AS figures, (SELECT count(*) FROM claim_all) AS claims, (SELECT count(*) FROM reject) AS rejects,
       (SELECT count(*) FROM check_result) AS check_faults, (SELECT count(*) FROM source_fault) AS source_faults,
       (SELECT count(*) FROM document_state WHERE state = 'quarantined') AS quarantined,
       (SELECT count(*) FROM conflict WHERE contradicts) AS conflicts,
       f.areas_2008, (SELECT count(*) FROM area WHERE boundary = '2008' AND type IN ('tinh', 'thanh_pho')) AS areas_total_2008,
       f.areas_2025, (SELECT count(*) FROM area WHERE boundary = '2025' AND type IN ('tinh', 'thanh_pho')) AS areas_total_2025,
       (SELECT count(*) FROM source WHERE declared) AS sources,
       (SELECT count(*) FROM document_state WHERE state <> 'withdrawn') AS documents,
       f.illustrative AS figures_illustrative, f.illustrative > 0 AS illustrative
FROM figures f CROSS JOIN changed c
ORDER BY 1
