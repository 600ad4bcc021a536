-- What a copy keeps instead of working it out for whoever asks: its figures never
-- change. Whoever goes on writing in it makes its views anew (Warehouse.remakeViews).
CREATE TABLE given_way_kept AS FROM given_way ORDER BY series_id, source_id, document, id;
DROP VIEW given_way;
ALTER TABLE given_way_kept RENAME TO given_way;
CREATE TABLE conflict_kept AS FROM conflict ORDER BY series_id, period, sides, id;
DROP VIEW conflict;
ALTER TABLE conflict_kept RENAME TO conflict;
CREATE TABLE split_named_kept AS FROM split_named ORDER BY dimensions;
DROP VIEW split_named;
ALTER TABLE split_named_kept RENAME TO split_named;
CREATE TABLE measure_named_kept AS FROM measure_named ORDER BY indicator_id, measure;
DROP VIEW measure_named;
ALTER TABLE measure_named_kept RENAME TO measure_named;
CREATE TABLE tally_kept AS FROM tally ORDER BY area_id, indicator_id, kind, period, behaviour, source_id, illustrative;
DROP VIEW tally;
ALTER TABLE tally_kept RENAME TO tally;
CREATE TABLE metric_tally_kept AS FROM metric_tally ORDER BY area_id, indicator_id, kind, period, behaviour, source_id, illustrative;
DROP VIEW metric_tally;
ALTER TABLE metric_tally_kept RENAME TO metric_tally;
-- Figures find their series by a number of 64 bits of a digest, and what is measured alike is
-- found by another one: never another series, nor another measure.
INSERT INTO meta
SELECT 'views', if(count(*) = 0, 'settled:', error('Hai chuỗi số liệu trùng khóa series_key; không công bố. (Two series share a key.)'))
FROM (
    SELECT h.series_key
    FROM (
        SELECT series_id, series_key FROM observation_history UNION ALL SELECT series_id, series_key FROM claim_history
    ) h
    LEFT JOIN series s ON s.series_key = h.series_key
    WHERE s.id IS DISTINCT FROM h.series_id
    UNION ALL
    SELECT peers_key FROM (SELECT DISTINCT indicator_id, peers_key, kind, level, unit, dimensions FROM series) GROUP BY indicator_id, peers_key HAVING count(*) > 1
)
ON CONFLICT DO UPDATE SET value = excluded.value || ' ' || meta.value;
