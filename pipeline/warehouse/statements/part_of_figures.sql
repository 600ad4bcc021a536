-- The staged figures that the check at hand may see: those that are to be judged, the
-- groups that are staged whole, of the kind that it needs, or all of which the past is known.
SELECT *
FROM all_named_figure
WHERE CASE getvariable('staged_scope')
      WHEN '' THEN true WHEN 'figure' THEN for_itself WHEN 'period' THEN in_period WHEN 'area' THEN in_area WHEN 'peers' THEN in_peers WHEN 'peers now' THEN in_peers WHEN 'column' THEN in_column ELSE in_past END
