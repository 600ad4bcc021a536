package workbook

// gatherItems says once of a table that lists single villages, clusters or
// products by name what would be said of each of its rows.
func (tr *tableReading) gatherItems() {
	unknown, members := map[int]bool{}, 0
	for _, row := range tr.table.rows {
		if row.role != memberRow || row.part {
			continue
		}
		members++
		for _, c := range tr.table.columns {
			f := tr.found[[2]int{row.row, c.col}]
			if f != nil && f.problem != nil && f.problem.reason == "unknown_indicator" && f.at[0] == row.row {
				unknown[row.row] = true
			}
		}
	}
	if len(unknown) < 3 || len(unknown)*2 <= members {
		return
	}
	said := namedItems(len(unknown))
	at := tr.labelHead()
	for _, f := range tr.found {
		if unknown[f.row] && f.problem != nil && f.at[0] == f.row {
			f.problem, f.at, f.listed = said, at, true
		}
	}
}

// labelHead is the head of the first column of labels.
func (tr *tableReading) labelHead() [2]int {
	for _, c := range tr.table.columns {
		if c.role == labelCol && len(c.spans) > 0 {
			last := c.spans[len(c.spans)-1]
			return [2]int{last.top, last.left}
		}
	}
	return [2]int{tr.table.headRows[0], 1}
}
