package sheet

import (
	"context"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// excelHead is what makes a page a workbook.
const excelHead = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8">`

func TestHTMLTables(t *testing.T) {
	for _, c := range []struct{ name, given, want string }{
		{"headings, caption, spans", `<h2>Biểu 1</h2><p>Đơn vị: triệu đồng</p>
<table><caption>Thu ngân sách</caption><thead><tr><th rowspan=2>Tỉnh<th colspan=2>Năm</tr><tr><th>2019<th>2020</tr></thead>
<tr><td>Hà&nbsp;Giang</td><td> 1.234 </td><td>5 <br> 6</td></tr></table>`, `
== Bảng 1
A1 text Biểu 1
A2 text Đơn vị: triệu đồng
A3 text Thu ngân sách
A4 text Tỉnh to A5
B4 text Năm to C4
B5 text 2019
C5 text 2020
A6 text Hà` + "\u00a0" + `Giang
B6 text 1.234
C6 text 5⏎6`},
		{"hidden rows, columns, cells and text", `<style>.xl1{display:none} .xl2{color:white}</style><table>
<col><col style="display:none"><col>
<tr class=xl1><td>1<td>2<td>3</tr><tr hidden><td>a</tr><tr><td>x<td>y<td style='display:none'>z<td class=xl2>w<td bgcolor=red style="color:#ff0000">v<td>1<span hidden>2</span><font color=white>3</font><td><span style='display:none'>giấu</span></tr></table>`, `
== Bảng 1
A1 text 1; row hidden; unseen
B1 text 2; col hidden; row hidden; unseen
C1 text 3; row hidden; unseen
A2 text a; row hidden; unseen
A3 text x
B3 text y; col hidden
C3 text z; unseen
D3 text w; unseen
E3 text v; unseen
F3 text 13
G3 text giấu; unseen
note unseen Bảng 1!C3 [C3 D3 E3 G3]`},
		{"values beside the text", `<table><tr><td sdval="1234.5" sdnum="1033;0;#,##0">1,235</td><td x:num="0.125">12,5%</td><td x:num>77</td><td x:num x:fmla="=A1">#REF!</td><td sdval="44196" sdnum="1033;0;MM/YY">12/20</td><td sdval="1" sdnum="1033;0;BOOLEAN">TRUE</td><td x:num="134"></td></tr></table>`, `
== Bảng 1
A1 number 1,235 ‹1234.5› =1234.5
B1 number 12,5% ‹0.125› =0.125
C1 number 77 =77
D1 error #REF!; formula
E1 date 31/12/2020 ‹44196› =44196
F1 bool TRUE ‹1› =1
G1 number 134 =134`},
		{"a comment that is never closed", `<table><tr><td>Cà Mau<td>5</table><!-- [if x]><table><tr><td>Hà Giang<td>7<tr><td>Lào Cai<td>8</table>`, `
== Bảng 1
A1 text Cà Mau
B1 text 5
note comment_swallows_rows  []`},
		{"a table in a cell", `<table><tr><td>Biểu số 2<p>Đơn vị: tấn</p><table><tr><td>Tỉnh<td>Chè</table></td><td>bên</td></tr></table><p>Cuối</p><table><tr><td>sau</table>`, `
== Bảng 1
B1 text bên
== Bảng 2
A1 text Biểu số 2
A2 text Đơn vị: tấn
A3 text Tỉnh
B3 text Chè
== Bảng 3
A1 text Cuối
A2 text sau`},
		{"old fonts", `<table><tr><td><font face=".VnTime">Tæng sè</font><td style="font-family:'VNI-Times'">Toång soá<td>S¶n phÈm</table>`, `
== Bảng 1
A1 text Tổng số ‹Tæng sè›
B1 text Tổng số ‹Toång soá›
C1 text Sản phẩm ‹S¶n phÈm›`},
		{"sheets that are named", `<!--[if gte mso 9]><xml><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>Biểu &amp; 1</x:Name></x:ExcelWorksheet></x:ExcelWorksheets></xml><![endif]--><table><tr><td>1</table>`, `
== Biểu & 1
A1 text 1`},
		{"anchors that name sheets", `<hr><a name="table0"><h1>Sheet 1: <em>Biểu 1</em></h1></a><table><tr><td>1</table><a name="table1"><h1>Sheet 2: <em>Biểu 2</em></h1></a><table><tr><td>2</table>`, `
== Biểu 1
A1 text 1
== Biểu 2
A1 text 2`},
		{"careless tags", `<table><td>a<td>b<tr><td>c</td></td><td>d</table></table></tr>`, `
== Bảng 1
A1 text a
B1 text b
A2 text c
B2 text d`},
	} {
		t.Run(c.name, func(t *testing.T) { wantDrawn(t, mustRead(t, []byte(excelHead+c.given), "tep.xls"), c.want) })
	}
}

func TestHTMLIsToldByItsContent(t *testing.T) {
	const table = "<table><tr><td>a<td>b<tr><td>c<td>d</table>"
	const figures = "<table><tr><td>Chỉ tiêu<td>2022<tr><td>Số đề án<td>21<tr><td>Kinh phí<td>4.500</table>"
	for _, c := range []struct {
		name, content string
		want          bool
	}{
		{"a.xls", table, true}, {"a.xlsx", "\n<HTML>" + strings.ToUpper(table), true}, {"a.html", excelHead + table, true},
		{"tin.html", "<html><body>" + table, false}, {"a.xls", "<html>404", false}, {"a.xls", "<html><script></script>" + table, false}, {"a.xls", "a<table>", false},
		{"bieu.html", figures, true}, {"bieu.html", "<head><title>Biểu thu chi ngân sách của tỉnh</title></head><p>Biểu số 2</p>" + figures, true},
		{"tin.html", "<p>Kết quả bình chọn năm nay cao hơn năm trước.</p>" + figures, false}, {"tin.html", "<nav>1</nav>" + figures, false},
	} {
		if got := sniffHTML([]byte(c.content), "", c.name); got != c.want {
			t.Errorf("%s %q: %v", c.name, c.content, got)
		}
	}
	_, err := readHTML(context.Background(), []byte("<p>x</p><table></table>"), "a.xls", Bounds{})
	wantFault(t, err, "no_table")
}

func TestTablesOfANode(t *testing.T) {
	root, err := html.Parse(strings.NewReader(`<table><tr><td>khác</table><h3>Bảng A. Sản lượng</h3><div><p>Đơn vị: tấn</p><table id=it><tr><td>Chè<td>5<table><tr><td>trong</table></table></div>`))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if len(n.Attr) == 1 && n.Attr[0].Val == "it" {
			book, err := Tables(context.Background(), n, UsualBounds())
			if err != nil {
				t.Fatal(err)
			}
			wantDrawn(t, book, `
== Bảng 1
A1 text Bảng A. Sản lượng
A2 text Đơn vị: tấn
A3 text Chè
== Bảng 2
A1 text 5
A2 text trong`)
			return
		}
	}
	t.Fatal("no table found")
}

// What hostile pages ask for costs no more than what they weigh.
func TestHTMLKeepsItsBounds(t *testing.T) {
	for name, page := range map[string]string{
		"nested tables":    strings.Repeat("<table><tr><td>", 200_000),
		"nested elements":  "<table><tr><td>1" + strings.Repeat("<b><i>", 100_000) + strings.Repeat("</i>", 100_000),
		"endless spans":    "<table>" + strings.Repeat("<tr><td colspan=1000000000 rowspan=1000000000>1", 20_000),
		"columns":          "<table>" + strings.Repeat("<col span=1000000000 style='display:none'>", 100_000) + "<tr><td>1",
		"one row of cells": "<table><tr>" + strings.Repeat("<td>1", 300_000),
		"closing tags":     "<table><tr><td>1" + strings.Repeat("</p></div>", 200_000),
		"one long cell":    "<table><tr><td>" + strings.Repeat("x ", 1_000_000),
		"classes":          "<style>" + strings.Repeat(".a{x:y}", 100_000) + "</style><table><tr><td class='" + strings.Repeat("a ", 10_000) + "'>1",
		"many tables":      strings.Repeat("<table><tr><td>1</table>", 20_000),
	} {
		t.Run(name, func(t *testing.T) {
			book, err := readHTML(context.Background(), []byte(excelHead+page), "a.xls", UsualBounds())
			if err != nil {
				if asFault(err) == nil {
					t.Fatal(err)
				}
				return
			}
			if g := book.Sheets[0]; g.Rows() > UsualBounds().Rows || g.Cols() > UsualBounds().Cols || len(book.Sheets) > UsualBounds().Sheets {
				t.Errorf("%d × %d, %d sheets", g.Rows(), g.Cols(), len(book.Sheets))
			}
		})
	}
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{"<table><tr><td rowspan=3>a<td>b</table>", "<table><caption>x<table><col hidden><tr><td sdval=1>1", "<style>.a{color:#fff}</style><table><td class=a>1</td></tr>", "<a name=table0><em>x</a><table><td>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) { steady(t, readHTML, content, "a.xls") })
}
