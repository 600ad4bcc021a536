-- Questions of which the rows of an indicator hang on no other one.
ALTER TABLE question ADD COLUMN by_indicator BOOLEAN DEFAULT false;
