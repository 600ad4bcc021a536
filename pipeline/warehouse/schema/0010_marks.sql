-- Marks are made otherwise now: those of before say nothing of a reading of today.
-- Each document is judged whole once and marked again.
UPDATE observation_history SET mark = NULL WHERE mark IS NOT NULL;
UPDATE claim_history SET mark = NULL WHERE mark IS NOT NULL;
DELETE FROM judged;
