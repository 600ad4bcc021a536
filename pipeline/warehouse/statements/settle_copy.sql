-- What a copy keeps instead of working it out for whoever asks: its figures never
-- change. Whoever goes on writing in it makes its views anew (Warehouse.remakeViews).
CREATE TABLE given_way_kept AS FROM given_way ORDER BY series_id, source_id, document, id;
DROP VIEW given_way;
ALTER TABLE given_way_kept RENAME TO given_way;
-- Figures find their series by a number of 64 bits of a digest: never another one.
INSERT INTO meta
SELECT 'views', if(count(*) = 0, 'settled:', error('Hai chuỗi số liệu trùng khóa series_key; không công bố. (Two series share a key.)'))
FROM (
    SELECT series_id, series_key FROM observation_history UNION ALL SELECT series_id, series_key FROM claim_history
) h
LEFT JOIN series s ON s.series_key = h.series_key
WHERE s.id IS DISTINCT FROM h.series_id
ON CONFLICT DO UPDATE SET value = excluded.value || ' ' || meta.value;
