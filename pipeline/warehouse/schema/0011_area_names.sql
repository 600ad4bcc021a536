-- Areas are called in their own table what every view calls them.
ALTER TABLE area RENAME COLUMN id TO area_id;
ALTER TABLE area RENAME COLUMN slug TO area_slug;
ALTER TABLE area RENAME COLUMN name TO area_name;
ALTER TABLE area ADD COLUMN area_type VARCHAR;   -- province | country | region
UPDATE area SET area_type = if(type IN ('tinh', 'thanh_pho'), 'province', type);
