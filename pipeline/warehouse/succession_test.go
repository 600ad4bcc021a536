//go:build duckdb_arrow

package warehouse

import "testing"

// Every change of the provinces is there, and only where the new one is exactly
// the sum of its old ones does it say so.
func TestSuccessionsTellWhatAddsUp(t *testing.T) {
	b := openBench(t, Options{})
	b.want(`SELECT boundary, count(DISTINCT new_id), count(*) FILTER (NOT exact) FROM area_succession GROUP BY boundary ORDER BY boundary`,
		"2004|64|6", "2008|63|6", "2025|34|0")
	b.want(`SELECT new_id, string_agg(old_id, ' ' ORDER BY old_id) FROM area_succession WHERE NOT exact GROUP BY new_id ORDER BY new_id`,
		"can-tho@2004|can-tho@1997", "dak-lak@2004|dak-lak@1997", "dak-nong@2004|dak-lak@1997", "dien-bien@2004|lai-chau@1997",
		"ha-noi@2008|ha-noi@2004 ha-tay@2004 hoa-binh@2004 vinh-phuc@2004", "hau-giang@2004|can-tho@1997",
		"hoa-binh@2008|hoa-binh@2004", "lai-chau@2004|lai-chau@1997", "vinh-phuc@2008|vinh-phuc@2004")
	b.want(`SELECT CAST(valid_from AS VARCHAR) FROM area_succession WHERE new_id = 'dong-thap@2025'`, "2025-07-01", "2025-07-01")
	// The land of a province goes on only through the change of 2025.
	b.want(`SELECT land FROM place WHERE area_id IN ('can-tho@2004', 'ha-noi@2008', 'ha-noi@2025') ORDER BY area_id`,
		"can-tho@2004", "ha-noi@2008", "ha-noi@2008")
}
