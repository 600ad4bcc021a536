DELETE FROM report_status;
INSERT INTO report_status FROM staged_status ORDER BY ALL;
DROP TABLE staged_status;
