package sheet

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// protective is the password that Excel sets itself where a workbook is protected against changes
// and not against opening: every program opens such a file without asking.
const protective = "VelvetSweatshop"

// unlocked is the workbook in an encrypted package that opens without asking. The library is
// guarded: bytes come from outside.
func unlocked(content []byte) (workbook []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			workbook, err = nil, fmt.Errorf("encrypted package: %v", p)
		}
	}()
	workbook, err = excelize.Decrypt(content, &excelize.Options{Password: protective})
	if err == nil && !sniffXLSX(workbook, "", "") {
		err = errEncrypted
	}
	return workbook, err
}
