package sheet

import (
	"strings"
	"testing"
)

const xml2003Head = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">`

func TestXML2003(t *testing.T) {
	const book = xml2003Head + `<Styles><Style ss:ID="Default" ss:Name="Normal"><Font ss:FontName="Arial"/></Style>
<Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="v"><Font ss:FontName=".VnTime"/></Style>
<Style ss:ID="w"><Font ss:Color="#FFFFFF"/></Style><Style ss:ID="wb" ss:Parent="w"><Interior ss:Color="#000080" ss:Pattern="Solid"/></Style></Styles>
<Worksheet ss:Name="Biểu 1"><Table><Column ss:Index="2" ss:Hidden="1" ss:Span="1"/><Column ss:Width="0"/>
<Row><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">Đầu &amp; mục</Data></Cell><Cell ss:Index="5" ss:StyleID="p"><Data ss:Type="Number">0.125</Data></Cell></Row>
<Row ss:Index="4" ss:Hidden="1"><Cell ss:StyleID="d"><Data ss:Type="DateTime">2020-12-31T00:00:00.000</Data></Cell><Cell ss:Formula="=1/0"><Data ss:Type="Error">#DIV/0!</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell><Cell ss:Formula="=A1"/></Row>
<Row><Cell ss:StyleID="v"><Data ss:Type="String">Tæng sè</Data><Comment ss:Author="ai"><ss:Data xmlns="http://www.w3.org/TR/REC-html40"><B>ghi</B> chú</ss:Data></Comment></Cell><Cell ss:StyleID="w"><Data ss:Type="String">trắng</Data></Cell><Cell ss:StyleID="wb"><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">Số <Font html:Face=".VnTime">hé</Font></ss:Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="Ẩn"><Table><Row><Cell><Data ss:Type="Number">1</Data></Cell></Row></Table><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>`
	wantDrawn(t, mustRead(t, []byte(book), "tep.xls"), `
== Biểu 1
A1 text Đầu & mục to B2
E1 number 12,5% ‹0.125› =0.125
A4 date 31/12/2020 ‹2020-12-31T00:00:00.000› =44196; row hidden
B4 error #DIV/0!; col hidden; formula; row hidden
C4 bool TRUE ‹1› =1; col hidden; row hidden
D4 pending = ‹›; col hidden; formula; row hidden
A5 text Tổng số ‹Tæng sè›; # ghi chú
B5 text trắng; col hidden; unseen
C5 text Số hộ ‹Số hé›; col hidden
== Ẩn hidden
A1 number 1 =1`)
}

func TestXML2003KeepsItsBounds(t *testing.T) {
	row := `<Row ss:Index="999999999"><Cell ss:Index="999999999" ss:MergeAcross="999999999" ss:MergeDown="999999999"><Data ss:Type="Number">1</Data></Cell></Row>`
	g := mustRead(t, []byte(xml2003Head+`<Worksheet ss:Name="A"><Table><Column ss:Index="99999999999" ss:Span="999999999" ss:Hidden="1"/>`+strings.Repeat(row, 10_000)+`</Table></Worksheet></Workbook>`), "a.xml").Sheets[0]
	if g.Rows() != 0 || !g.Truncated() {
		t.Errorf("%d rows, truncated %v", g.Rows(), g.Truncated())
	}
}

func FuzzXML2003(f *testing.F) {
	f.Add([]byte(`<Workbook><Styles><Style ID="a"><Font Color="#FFFFFF"/></Style></Styles><Worksheet Name="A"><Table><Row Index="3"><Cell MergeAcross="2" StyleID="a"><Data Type="Number">1e3</Data><Comment><Data>x</Data></Comment></Cell></Row></Table></Worksheet></Workbook>`))
	f.Fuzz(func(t *testing.T, content []byte) { steady(t, readXML2003, content, "a.xml") })
}
