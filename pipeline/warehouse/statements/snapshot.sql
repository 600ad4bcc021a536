-- One snapshot of a document. The same bytes published again keep the day of
-- their first fetch and take what is now said of them.
INSERT INTO snapshot (digest, source_id, document, url, media_type, size, fetched_at, published_on, title, publisher,
                      licence, illustrative, format, run_id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET url = excluded.url, published_on = excluded.published_on, title = excluded.title,
    publisher = excluded.publisher, licence = excluded.licence, illustrative = excluded.illustrative,
    format = excluded.format;
