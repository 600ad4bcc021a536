-- Snapshots of documents, as snapshot.sql keeps one.
INSERT INTO snapshot BY NAME
SELECT * REPLACE (make_timestamp(fetched_at)::TIMESTAMPTZ AS fetched_at) FROM arrow_batch
ON CONFLICT DO UPDATE SET url = excluded.url, published_on = excluded.published_on, title = excluded.title,
    publisher = excluded.publisher, licence = excluded.licence, illustrative = excluded.illustrative,
    format = excluded.format
