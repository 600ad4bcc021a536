package table

import (
	"fmt"

	"github.com/tonghop/tonghop/pipeline"
)

// check finds what can be proved wrong within the table.
func (p *plan) check() []pipeline.DocumentFault {
	var faults []pipeline.DocumentFault
	if p.unitless != "" {
		faults = append(faults, p.unitFault())
	}
	return faults
}

// unitFault tells that a table of money does not say in what.
func (p *plan) unitFault() pipeline.DocumentFault {
	first := p.values[0]
	cells := rangeName(p.table.Top, first.Col, p.table.Bottom, p.values[len(p.values)-1].Col)
	return pipeline.DocumentFault{Type: unitUnstated, Locator: p.grid.Locate(p.table.Top, first.Col), Cells: []string{cells},
		Evidence:  fmt.Sprintf("không có dòng «Đơn vị tính»; biểu mẫu quy định %s", p.unitless),
		MessageVI: fmt.Sprintf("Bảng %s ở trang «%s» không ghi đơn vị tính. Tạm hiểu là %s theo biểu mẫu và giữ lại, chưa công bố; đề nghị xác nhận đơn vị tính.", cells, p.grid.Name(), p.unitless),
		MessageEN: fmt.Sprintf("The table %s on sheet %q states no unit. It is read as %s, which the form prescribes, and held; confirm the unit.", cells, p.grid.Name(), p.unitless)}
}

// reconsider looks for an assignment of roles that contradicts itself less.
func (p *plan) reconsider() {}
