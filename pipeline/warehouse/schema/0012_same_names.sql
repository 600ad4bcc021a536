-- Indicators, sources and periods are called in their own tables what every view calls them.
ALTER TABLE indicator RENAME COLUMN id TO indicator_id;
ALTER TABLE indicator RENAME COLUMN name_vi TO indicator_name;
ALTER TABLE indicator RENAME COLUMN name_en TO indicator_name_en;
ALTER TABLE source RENAME COLUMN id TO source_id;
ALTER TABLE period RENAME COLUMN id TO period_id;
ALTER TABLE period RENAME COLUMN start_text TO period_start;
ALTER TABLE period RENAME COLUMN end_text TO period_end;
