DELETE FROM area_succession;
DELETE FROM area_population;
DELETE FROM area;
DELETE FROM indicator;
DELETE FROM indicator_break;
DELETE FROM boundary_change;
DELETE FROM boundary_version;
