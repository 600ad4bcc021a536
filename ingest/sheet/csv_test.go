package sheet

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

func TestCSVLayouts(t *testing.T) {
	for _, c := range []struct{ name, given, want string }{
		{"commas and quotes", "Tỉnh,Số\r\n\"Hà Giang, mới\",\"1.234,5\"\r\n\r\n\"nói \"\"to\"\"\",2", `
== tep
A1 text Tỉnh
B1 text Số
A2 text Hà Giang, mới
B2 text 1.234,5
A4 text nói "to"
B4 text 2`},
		{"semicolons, lone CR, decimal commas", "Tỉnh;Số\rLào Cai;1,5\rYên Bái;2,5", `
== tep
A1 text Tỉnh
B1 text Số
A2 text Lào Cai
B2 text 1,5
A3 text Yên Bái
B3 text 2,5`},
		{"a line that names the separator", "sep=|\nA|B,C\n", `
== tep
A1 text A
B1 text B,C`},
		{"tabs, rows of different length", "a\tb\tc\nd\n\te\n", `
== tep
A1 text a
B1 text b
C1 text c
A2 text d
B3 text e`},
		{"lines inside a quoted cell", "a,b,c\n1,\"dòng một\ndòng hai\",3\n4,5,6\n", `
== tep
A1 text a
B1 text b
C1 text c
A2 text 1
B2 text dòng một⏎dòng hai
C2 text 3
A3 text 4
B3 text 5
C3 text 6`},
		{"names of two lines in a table of three columns", "TT,Chỉ tiêu,2006\n1,\"Tổng thu\nRevenues\",12\n2,\"Thu nội địa\nDomestic\",7\n3,\"Tổng chi\nTotal\",9\n", `
== tep
A1 text TT
B1 text Chỉ tiêu
C1 text 2006
A2 text 1
B2 text Tổng thu⏎Revenues
C2 text 12
A3 text 2
B3 text Thu nội địa⏎Domestic
C3 text 7
A4 text 3
B4 text Tổng chi⏎Total
C4 text 9`},
		{"old font in one cell of a Unicode file", "Tỉnh,S¶n phÈm\nĐà Nẵng,1\n", `
== tep
A1 text Tỉnh
B1 text Sản phẩm ‹S¶n phÈm›
A2 text Đà Nẵng
B2 text 1`},
	} {
		t.Run(c.name, func(t *testing.T) { wantDrawn(t, mustRead(t, []byte(c.given), "thu-muc/tep.csv"), c.want) })
	}
}

func TestCSVQuoteThatSwallowsRows(t *testing.T) {
	for _, c := range []struct{ name, given string }{
		{"never closed", "a,b,c\n1,\"x,2\n3,y,4\n5,z,6\n"},
		{"closed by the next stray quote", "a,b,c\n1,\"x,2\n3,y,4\n5,\"z,6\n"},
		{"closed in the next row, wrong width", "a,b,c\n1,\"x,2\n3,y,4\"\n5,z,6\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			book := mustRead(t, []byte(c.given), "tep.csv")
			g := book.Sheets[0]
			if g.Rows() != 4 || g.At(2, 3).Raw != "2" || strings.Trim(g.At(3, 3).Raw, `"`) != "4" || g.At(4, 3).Raw != "6" {
				t.Errorf("rows are lost:\n%s", drawn(book))
			}
			if len(book.Notes) == 0 || book.Notes[0].Type != "quote_swallows_rows" || book.Notes[0].Locator.String() != "tep!B2" {
				t.Errorf("notes %+v", book.Notes)
			}
		})
	}
}

func TestCSVEncodings(t *testing.T) {
	const unicode = "Tỉnh;Sản phẩm\nQuảng Ngãi;đường, rượu\n"
	wide := func(order binary.AppendByteOrder, head ...byte) []byte {
		for _, u := range utf16.Encode([]rune(unicode)) {
			head = order.AppendUint16(head, u)
		}
		return head
	}
	latin := func(s string) []byte {
		var b []byte
		for _, r := range s {
			b = append(b, byte(r))
		}
		return b
	}
	decomposed := strings.NewReplacer("ỉ", "i\u0309", "ả", "a\u0309", "ẩ", "â\u0309", "ã", "a\u0303", "ờ", "ơ\u0300", "ợ", "ơ\u0323").Replace(unicode)
	cp1258, err := charmap.Windows1258.NewEncoder().Bytes([]byte(decomposed))
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{
		"utf-8": []byte(unicode), "utf-8 with mark": append([]byte{0xEF, 0xBB, 0xBF}, unicode...), "decomposed": []byte(decomposed),
		"utf-16le": wide(binary.LittleEndian), "utf-16be": wide(binary.BigEndian), "utf-16le with mark": wide(binary.LittleEndian, 0xFF, 0xFE), "utf-16be with mark": wide(binary.BigEndian, 0xFE, 0xFF),
		"windows-1258": cp1258,
		"tcvn3":        latin("TØnh;S¶n phÈm\nQu¶ng Ng·i;®\u00ADêng, r\u00ADîu\n"),
		"vni":          latin("Tænh;Saûn phaåm\nQuaûng Ngaõi;ñöôøng, röôïu\n"),
	} {
		t.Run(name, func(t *testing.T) {
			g := mustRead(t, content, "a.csv").Sheets[0]
			if got := g.Shows(1, 1) + "|" + g.Shows(1, 2) + "|" + g.Shows(2, 1) + "|" + g.Shows(2, 2); got != "Tỉnh|Sản phẩm|Quảng Ngãi|đường, rượu" {
				t.Error(got)
			}
		})
	}
}

func TestCSVIsToldByItsContent(t *testing.T) {
	for _, c := range []struct {
		name, content string
		want          bool
	}{
		{"a.csv", "x", true}, {"a.csv", "<html>", false}, {"a.csv", `{"a":1}`, false}, {"a.csv", "PK\x03\x04", false}, {"a.csv", "\x01\x02\x03\x04", false},
		{"a.xls", "a\tb\tc\n1\t2\t3\n", true}, {"a.txt", "Một câu, hai câu, ba câu.\nHết.", false}, {"a.html", "a\tb\tc\n1\t2\t3\n", false},
		{"a.xls", "BIỂU 62,,\nSTT,Nội dung,Số\n1,\"Thu, chi\",\"1,5\"\n2,Chi,4\n", true},
		{"a.txt", "STT,Nội dung,Số\n1,Thu,3\n2,Chi,4\n", true},
		{"a.txt", "BIỂU 62\t\t\nSTT\tNội dung\tSố\n1\tThu\t3\n", true},
		{"xuat-bao-cao.aspx", "STT;Nội dung;Số\n1;Thu;3\n2;Chi;4\n", true}, {"bieu-62", "STT|Nội dung|Số\n1|Thu|3\n2|Chi|4\n", true},
		{"tin", "Chợ Gạo, Cai Lậy, Cái Bè.\nMỹ Tho, Gò Công, Tân Phước.\nĐồng Tháp, Tiền Giang, Bến Tre.\n", false},
	} {
		if got := sniffCSV([]byte(c.content), "", c.name); got != c.want {
			t.Errorf("%s %q: %v", c.name, c.content, got)
		}
	}
}

func TestCSVKeepsItsBounds(t *testing.T) {
	wide := bytes.Repeat([]byte("1,"), 2<<20)
	if g := mustRead(t, wide, "a.csv").Sheets[0]; g.Cols() != UsualBounds().Cols || g.Rows() != 1 || !g.Truncated() {
		t.Errorf("one line of 4 MB: %d × %d, truncated %v", g.Rows(), g.Cols(), g.Truncated())
	}
	one := mustRead(t, bytes.Repeat([]byte("x"), 4<<20), "a.csv")
	if len(one.Sheets[0].At(1, 1).Shown) != UsualBounds().Text || len(one.Notes) != 1 || one.Notes[0].Type != "text_cut" {
		t.Errorf("one cell of 4 MB: %d bytes, notes %+v", len(one.Sheets[0].At(1, 1).Shown), one.Notes)
	}
	if g := mustRead(t, bytes.Repeat([]byte("\"a\n"), 1<<20+9), "a.csv").Sheets[0]; g.Rows() != UsualBounds().Rows {
		t.Errorf("a quote on every line: %d rows", g.Rows())
	}
	small := Bounds{Cells: 10}
	_, err := readCSV(context.Background(), []byte(strings.Repeat("1,2,3\n", 10)), "a.csv", small)
	wantFault(t, err, "too_large")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := readCSV(ctx, bytes.Repeat([]byte("1\n"), 1<<16), "a.csv", Bounds{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"a,b\n\"c\nd\",e", "sep=;\na;b", "\"a\"\"\n\"", "\xff\xfea\x00", "a\rb\r\n\"", "S¶n phÈm;1\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		steady(t, readCSV, content, "a.csv")
	})
}

// steady reads hostile bytes twice: no panic, a fault that is told, the same
// book each time.
func steady(t *testing.T, read func(context.Context, []byte, string, Bounds) (*Book, error), content []byte, name string) {
	t.Helper()
	bounds := Bounds{Rows: 300, Cols: 50, Cells: 3000, Bytes: 1 << 20, Text: 500, Sheets: 5, Merges: 50}
	first, err := read(context.Background(), content, name, bounds)
	second, err2 := read(context.Background(), content, name, bounds)
	if (err == nil) != (err2 == nil) {
		t.Fatalf("once %v, once %v", err, err2)
	}
	if err != nil {
		if asFault(err) == nil {
			t.Fatalf("no fault that is told: %v", err)
		}
		return
	}
	if a, b := drawn(first), drawn(second); a != b {
		t.Fatalf("two readings differ:\n%s\n%s", a, b)
	}
	for _, g := range first.Sheets {
		if g.Rows() > bounds.Rows || g.Cols() > bounds.Cols {
			t.Fatalf("%d × %d", g.Rows(), g.Cols())
		}
	}
}

// A program that had no room for Vietnamese letters wrote question marks; a
// question is none.
func TestCSVThatLostItsLetters(t *testing.T) {
	for _, c := range []struct {
		name, given string
		told        bool
	}{
		{"lost", "UBND T?nh Cà Mau,,\nT?NG H?P K?T QU? BÌNH CH?N S?N PH?M,,\nSTT,N?I DUNG,?VT\nI,S? s?n ph?m,140\n", true},
		{"kept", "UBND Tỉnh Cà Mau,,\nTỔNG HỢP KẾT QUẢ BÌNH CHỌN SẢN PHẨM,,\nSTT,NỘI DUNG,ĐVT\nI,Số sản phẩm,140\n", false},
		{"questions", "STT,Câu hỏi,Đáp\n1,Có dự án?,Có\n2,Có vốn?Bao nhiêu?,Không\n3,Vì sao?Khi nào?Ở đâu?,Chưa rõ\n4,Ai?,?\n", false},
		{"few of many", strings.Repeat("Số sản phẩm được công nhận,140\n", 40) + "a?b,c?d\ne?f,g?h\ni?k,1\n", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			told := false
			for _, n := range mustRead(t, []byte(c.given), "tep.csv").Notes {
				told = told || n.Type == "lost_letters" && strings.Contains(n.Message.VI, "«T?nh», «T?NG», «H?P»")
			}
			if told != c.told {
				t.Errorf("told %t, want %t", told, c.told)
			}
		})
	}
}
