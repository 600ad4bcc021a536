package sheet

import (
	"fmt"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// mostNamed is how many cells a note names.
const mostNamed = 20

// appendSome names a cell, unless enough are named.
func appendSome(cells []string, ref string) []string {
	if len(cells) < mostNamed {
		return append(cells, ref)
	}
	return cells
}

func noteOf(kind, sheet string, cells []string, vi, en string) Note {
	n := Note{Type: kind, Locator: pipeline.Locator{Sheet: sheet}, Cells: cells,
		Message: pipeline.Text{VI: fmt.Sprintf("Trang «%s»: %s", sheet, vi), EN: fmt.Sprintf("Sheet %q: %s", sheet, en)}}
	if len(cells) > 0 {
		n.Locator.Row, n.Locator.Col, _ = parseRef([]byte(cells[0]))
	}
	return n
}

func noteMissing(sheet string) Note {
	return noteOf("sheet_missing", sheet, nil,
		"phần dữ liệu của trang không có trong tệp nên không đọc được gì; đề nghị mở tệp bằng Excel, kiểm tra trang này, lưu lại rồi gửi lại.",
		"the part that holds its data is not in the file, and nothing of it could be read; open the file in Excel, check the sheet, save it and send it again.")
}

func noteOutside(sheet string) Note {
	return noteOf("sheet_outside", sheet, nil,
		"trang trỏ ra ngoài tệp nên không được đọc; đề nghị chép số liệu vào chính tệp này rồi gửi lại.",
		"it points outside of the file and was not read; copy the figures into the file itself and send it again.")
}

func noteMacroSheet(sheet string) Note {
	return noteOf("macro_sheet", sheet, nil,
		"đây là trang macro, không phải trang số liệu, nên không được đọc; đề nghị chuyển số liệu (nếu có) sang một trang thường.",
		"it is a macro sheet and was not read; move figures, if there are any, to an ordinary sheet.")
}

func noteSheets(sheet string, most int) Note {
	return noteOf("too_many_sheets", sheet, nil,
		fmt.Sprintf("tệp có quá %d trang nên từ trang này trở đi không được đọc; đề nghị chia thành nhiều tệp.", most),
		fmt.Sprintf("the file has more than %d sheets, and from this one on they were not read; split the file.", most))
}

func noteLostText(sheet string, cells []string) Note {
	return noteOf("text_missing", sheet, cells,
		fmt.Sprintf("chữ của ô %s không còn trong tệp (tệp bị hỏng một phần); đề nghị mở tệp bằng Excel, kiểm tra các ô này, lưu lại rồi gửi lại.", list(cells)),
		fmt.Sprintf("the text of %s is not in the file, which is damaged in part; open it in Excel, check these cells, save it and send it again.", list(cells)))
}

func noteCutText(sheet string, cells []string) Note {
	return noteOf("text_cut", sheet, cells,
		fmt.Sprintf("ô %s chứa đoạn văn bản quá dài nên chỉ đọc phần đầu hoặc bỏ qua; đề nghị rút gọn.", list(cells)),
		fmt.Sprintf("%s holds a text that is too long; only its beginning was read, or nothing; shorten it.", list(cells)))
}

func noteTwice(sheet string, cells []string) Note {
	return noteOf("cell_twice", sheet, cells,
		fmt.Sprintf("tệp ghi hai giá trị khác nhau cho cùng một ô (%s) nên không biết giá trị nào đúng; đề nghị mở tệp bằng Excel, kiểm tra các ô này, lưu lại rồi gửi lại.", list(cells)),
		fmt.Sprintf("the file has two unlike values for one cell (%s), and which is right is not known; open it in Excel, check these cells, save it and send it again.", list(cells)))
}

func noteBroken(sheet string, cells []string) Note {
	return noteOf("cell_broken", sheet, cells,
		fmt.Sprintf("giá trị của ô %s trong tệp bị hỏng nên không đọc được; đề nghị mở tệp bằng Excel, kiểm tra các ô này, lưu lại rồi gửi lại.", list(cells)),
		fmt.Sprintf("the value of %s is damaged in the file and was not read; open it in Excel, check these cells, save it and send it again.", list(cells)))
}

func noteInner(sheet string, cells []string) Note {
	return noteOf("tables_left_out", sheet, cells,
		fmt.Sprintf("bảng con nằm trong ô %s không được đọc; đề nghị chuyển số liệu của bảng con ra các ô của trang.", list(cells)),
		fmt.Sprintf("the table inside of %s was not read; move its figures to cells of the sheet.", list(cells)))
}

func noteShort() Note {
	return Note{Type: "file_short", Message: pipeline.Text{
		VI: "Phần cuối của tệp bị thiếu, có thể mất một số ô; đề nghị mở tệp bằng Excel, kiểm tra, lưu lại rồi gửi lại.",
		EN: "The end of the file is missing, and cells may be lost; open it in Excel, check it, save it and send it again."}}
}

func noteMerges(sheet string, most int) Note {
	return noteOf("too_many_merges", sheet, nil,
		fmt.Sprintf("trang có quá %d vùng gộp ô nên các vùng còn lại được coi là không gộp; đề nghị bỏ gộp ô.", most),
		fmt.Sprintf("the sheet has more than %d merged areas, and the others are taken as not merged; unmerge them.", most))
}

// list names a few cells.
func list(cells []string) string {
	if len(cells) > 5 {
		return strings.Join(cells[:5], ", ") + "…"
	}
	return strings.Join(cells, ", ")
}

// noteUnseen tells, sheet by sheet, of cells that nobody can read because they
// are written in the colour of their background, by a condition too, in a size of
// nothing or in a format that shows nothing. Cells that are hidden anyway are told elsewhere. It also tells of cells
// that are stated twice, and when there were too many different words to find the
// encodings of all.
func noteUnseen(b *Book) {
	if len(b.Sheets) > 0 && b.Sheets[0].pool.shower.teller.Spent() {
		b.Notes = append(b.Notes, noteOf("text_untold", b.Sheets[0].name, nil,
			"tệp có quá nhiều từ khác nhau nên một phần chữ gõ bằng phông cũ (TCVN3, VNI) có thể chưa được chuyển mã; đề nghị chuyển sang phông Unicode rồi gửi lại.",
			"the file has so many different words that text in old fonts (TCVN3, VNI) may not be converted; convert it to Unicode and send it again."))
	}
	for _, g := range b.Sheets {
		if len(g.unlike) > 0 {
			b.Notes = append(b.Notes, noteTwice(g.name, g.unlike))
		}
		var cells []string
		n := 0
		for i := range g.cells.lines.n {
			l := g.cells.lines.at(i)
			marks := g.cells.chunks[l.chunk].marksOf(l)
			for _, m := range marks {
				if (m&markUnseen != 0 || len(g.washes) > 0 && g.washed(int(l.row), m.col())) && !g.Hides(int(l.row), m.col()) {
					n++
					cells = appendSome(cells, refOf(int(l.row), m.col()))
				}
			}
		}
		if n > 0 {
			b.Notes = append(b.Notes, noteOf("unseen", g.name, cells,
				fmt.Sprintf("%d ô (%s) viết bằng màu trùng màu nền, cỡ chữ bằng không hoặc định dạng không hiện gì nên người đọc không thấy; đề nghị cho hiện nếu là số liệu, xóa nếu không dùng.", n, list(cells)),
				fmt.Sprintf("%d cells (%s) are written in the colour of their background, in a size of nothing or in a format that shows nothing, so that nobody sees them; show them if they are figures, delete them if they are not used.", n, list(cells))))
		}
	}
}
