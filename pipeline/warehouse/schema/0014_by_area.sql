-- Questions of which the rows of an area hang on no other one.
ALTER TABLE question ADD COLUMN by_area BOOLEAN DEFAULT false;
