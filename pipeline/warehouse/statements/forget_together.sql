-- What readers were told of the last readings of the staged documents.
DELETE FROM waiting w USING staged_context c WHERE w.source_id = c.source_id AND w.document = c.document;
DELETE FROM check_result r USING staged_context c WHERE r.source_id = c.source_id AND r.document = c.document;
DELETE FROM annotation a USING staged_context c WHERE a.kind = 'correction' AND a.source_id = c.source_id AND a.document = c.document;
