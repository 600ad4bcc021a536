-- The staged figures that the check at hand may see: the groups that are staged
-- whole, of the kind that it needs.
SELECT f.*
FROM all_named_figure f
CROSS JOIN staged_scope s
WHERE CASE s.whole WHEN 'period' THEN f.in_period WHEN 'area' THEN f.in_area WHEN 'peers' THEN f.in_peers WHEN 'column' THEN f.in_column ELSE true END
