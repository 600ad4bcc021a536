DELETE FROM area_succession;
DELETE FROM area_population;
DELETE FROM area;
DELETE FROM indicator;
DELETE FROM topic;
DELETE FROM term;
