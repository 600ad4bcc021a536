-- Whether figures that stand in one row of a join are unlike, at least once and each
-- time. The statement that is looked at takes the place of the innermost FROM and
-- WHERE, its figures those of one and other.
SELECT max((one.kind <> other.kind)::INTEGER), min((one.kind <> other.kind)::INTEGER),
       max((coalesce(one.level, '') <> coalesce(other.level, ''))::INTEGER) FILTER (one.id IS NOT NULL AND other.id IS NOT NULL),
       min((coalesce(one.level, '') <> coalesce(other.level, ''))::INTEGER) FILTER (one.id IS NOT NULL AND other.id IS NOT NULL),
       max((one.dimensions <> other.dimensions)::INTEGER), min((one.dimensions <> other.dimensions)::INTEGER),
       max((one.part <> other.part)::INTEGER), min((one.part <> other.part)::INTEGER),
       max((one.area_name = other.area_name AND one.territory <> other.territory)::INTEGER),
       min((one.area_name = other.area_name AND one.territory <> other.territory)::INTEGER)
FROM observation
