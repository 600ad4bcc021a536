-- The states of documents. What was accepted before stands on in one that is not
-- accepted now.
INSERT INTO document_state BY NAME FROM arrow_batch
ON CONFLICT DO UPDATE SET digest = excluded.digest, accepted = coalesce(excluded.accepted, accepted),
    state = excluded.state, fingerprint = excluded.fingerprint, run_id = excluded.run_id
