-- What is remembered so that what is settled of a document need not be judged anew.

-- Names in 64 bits what is stated of a figure: of the figures of one document two
-- have the same mark only where they state the same. NULL for what was recorded
-- before there were marks, and for what a person corrected.
ALTER TABLE observation_history ADD COLUMN mark BIGINT;
ALTER TABLE claim_history ADD COLUMN mark BIGINT;

-- The last judgement of each document that was accepted.
CREATE TABLE judged (
    source_id VARCHAR NOT NULL,
    document  VARCHAR NOT NULL,
    basis     VARCHAR NOT NULL,          -- names what decided besides the figures
    judged_at TIMESTAMPTZ NOT NULL,
    run_id    VARCHAR NOT NULL,
    doubted   BIGINT[] NOT NULL,         -- marks of figures in force of which a check found something
    columns   VARCHAR[] NOT NULL,        -- sheet and number of each column with figures
    sums      BIGINT[] NOT NULL          -- names which figures stand in each, whatever their values
);
