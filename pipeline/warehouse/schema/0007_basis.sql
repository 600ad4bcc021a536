-- The land of the provinces, and what makes one of them up in another boundary
-- version.

-- Areas of the same land, and the boundary versions in which it is one province.
CREATE TABLE area_land (
    area_id    VARCHAR NOT NULL,
    land       VARCHAR NOT NULL,         -- the first area that is this land
    boundaries VARCHAR[] NOT NULL
);
-- The ways to make an area up from others: one way is (area_id, made_in).
CREATE TABLE area_part (
    area_id  VARCHAR NOT NULL,
    boundary VARCHAR NOT NULL,           -- of area_id
    made_in  VARCHAR NOT NULL,           -- first boundary version that has these parts
    part_id  VARCHAR NOT NULL,
    land     VARCHAR NOT NULL,           -- of the part
    whole    BOOLEAN NOT NULL,           -- the part lies within the area as a whole
    exact    BOOLEAN NOT NULL            -- all parts of the way do
);
-- Breaks of one kind of figures, and the rules that stand from each on.
ALTER TABLE indicator_break ADD COLUMN kind VARCHAR DEFAULT '';
ALTER TABLE indicator_break ADD COLUMN rules VARCHAR DEFAULT '';
-- Questions that can be asked on a basis: each is a table macro besides.
ALTER TABLE question ADD COLUMN on_basis BOOLEAN DEFAULT false;
