-- What readers are told of the corrections in the document.
DELETE FROM annotation a USING staged_context c
WHERE a.kind = 'correction' AND a.source_id = c.source_id AND a.document = c.document;

INSERT INTO annotation
SELECT DISTINCT 'correction', c.source_id, c.document, f.series_id, f.period_id, r.expects,
       'Văn bản ghi ' || f.shown || '; cơ quan tổng hợp đã sửa sau khi xem lại.',
       'The document has ' || f.shown || '; corrected on review.'
FROM staged_figure k JOIN staged_observation f USING (ordinal)
JOIN staged_correction r ON r.series_id = f.series_id AND r.period_id = f.period_id AND r.value = f.value
CROSS JOIN staged_context c
WHERE ends_with(f.rule, '+review.correct')
ORDER BY ALL;
