-- A source whose declaration cannot be used stays as it was declared before.
INSERT INTO staged_source
SELECT s.source_id, s.kind, s.title_vi, s.title_en, s.publisher_id, p.name, s.location, s.licence, s.province, s.claims, s.precedence, s.illustrative
FROM source s JOIN publisher p ON p.id = s.publisher_id WHERE s.source_id = $1 AND s.declared;
