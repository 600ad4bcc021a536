-- The figures that one was reckoned from, in the order of the expression.
SELECT o.id, o.indicator_name, o.indicator_name_en, o.value, o.value_max, o.unit, o.qualifier, coalesce(s.title_vi, o.source_id), o.document, o.locator
FROM metric_reckoning r
JOIN metric_step m ON m.metric_id = r.indicator_id AND m.op = 'figure'
JOIN official o ON list_contains(r.origin, o.id) AND o.indicator_id = m.indicator_id
LEFT JOIN source s ON s.source_id = o.source_id
WHERE r.id = $1
GROUP BY ALL
ORDER BY min(m.position), o.id;
