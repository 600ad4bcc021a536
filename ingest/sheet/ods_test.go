package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"
)

// packed is a zip archive of parts, in a fixed order: a mimetype first, as
// OpenDocument has it.
func packed(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	var names []string
	for name := range parts {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		if a == "mimetype" {
			return -1
		} else if b == "mimetype" {
			return 1
		}
		return strings.Compare(a, b)
	})
	for _, name := range names {
		method := zip.Deflate
		if name == "mimetype" {
			method = zip.Store
		}
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(parts[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const odsHead = `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:fo="f">`

func odsOf(t testing.TB, styles, body string) []byte {
	return packed(t, map[string]string{"mimetype": string(odsKind), "META-INF/manifest.xml": "<manifest/>",
		"styles.xml":  `<office:document-styles><office:styles><style:default-style style:family="table-cell"><style:text-properties fo:color="#000000"/></style:default-style></office:styles><office:master-styles><text:p>đầu trang</text:p></office:master-styles></office:document-styles>`,
		"content.xml": odsHead + "<office:automatic-styles>" + styles + "</office:automatic-styles><office:body><office:spreadsheet>" + body + "</office:spreadsheet></office:body></office:document-content>"})
}

func TestODS(t *testing.T) {
	for _, c := range []struct{ name, styles, body, want string }{
		{"kinds", `<number:percentage-style style:name="N1"><number:number number:decimal-places="1" number:min-decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
<number:number-style style:name="N2"><number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style>
<number:date-style style:name="N3"><number:year/></number:date-style>
<style:style style:name="p" style:family="table-cell" style:data-style-name="N1"/><style:style style:name="g" style:family="table-cell" style:data-style-name="N2"/><style:style style:name="d" style:family="table-cell" style:data-style-name="N3"/>`,
			`<table:table table:name="Biểu 1"><table:table-column table:number-columns-repeated="16384"/><table:table-row>
<table:table-cell office:value-type="float" office:value="1.5"><text:p>1.5</text:p></table:table-cell>
<table:table-cell table:style-name="p" office:value-type="percentage" office:value="0.125"><text:p>12.5%</text:p></table:table-cell>
<table:table-cell table:style-name="g" office:value-type="currency" office:value="-1234.5"><text:p>-1,234.50</text:p></table:table-cell>
<table:table-cell table:style-name="d" office:value-type="date" office:date-value="2020-12-31"><text:p>2020</text:p></table:table-cell>
<table:table-cell office:value-type="time" office:time-value="PT14H30M00S"><text:p>14:30:00</text:p></table:table-cell>
<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>
<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>
<table:table-cell table:formula="of:=A1" office:value-type="float" office:value="0"><text:p>#REF!</text:p></table:table-cell>
<table:table-cell table:formula="of:=A1"/>
<table:table-cell table:formula="of:=A1*2" office:value-type="float" office:value="3"/>
<table:table-cell office:value-type="string" office:string-value="chữ"/>
</table:table-row></table:table>`, `
== Biểu 1
A1 number 1,5 ‹1.5› =1.5
B1 number 12,5% ‹0.125› =0.125
C1 number -1.234,50 ‹-1234.5› =-1234.5
D1 date 31/12/2020 ‹2020-12-31› =44196
E1 date 14:30:00 ‹PT14H30M00S› =0.6041666666666666
F1 bool TRUE ‹true› =1
G1 error #DIV/0!; formula
H1 error #REF!; formula
I1 pending = ‹›; formula
J1 number 3 =3; formula
K1 text chữ`},
		{"repeats, headers, groups, spans and covered cells", "", `<table:table table:name="A">
<table:table-header-columns><table:table-column/></table:table-header-columns><table:table-column-group table:display="false"><table:table-column table:number-columns-repeated="2"/></table:table-column-group>
<table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2" office:value-type="string"><text:p>Đầu</text:p></table:table-cell><table:covered-table-cell office:value-type="string"><text:p>dưới</text:p></table:covered-table-cell></table:table-row></table:table-header-rows>
<table:table-row table:number-rows-repeated="2"><table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"/></table:table-row>
<table:table-row-group table:display="false"><table:table-row><table:table-cell office:value-type="string"><text:p>ẩn</text:p></table:table-cell></table:table-row></table:table-row-group>
<table:table-row table:visibility="filter"><table:table-cell office:value-type="string"><text:p>lọc</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
</table:table>`, `
== A
A1 text Đầu to B2
B1 text dưới; col hidden
C2 number 7 =7; col hidden
D2 number 7 =7
C3 number 7 =7; col hidden
D3 number 7 =7
A4 text ẩn; row hidden
A5 text lọc; row hidden`},
		{"texts, notes, fonts and colours", `<style:font-face style:name="F1" svg:font-family="'.VnTime'"/><style:style style:name="w" style:family="table-cell"><style:text-properties fo:color="#ffffff"/></style:style>
<style:style style:name="b" style:family="table-cell" style:parent-style-name="w"><style:table-cell-properties fo:background-color="#000080"/></style:style>
<style:style style:name="v" style:family="table-cell"><style:text-properties style:font-name="F1"/></style:style><style:style style:name="T1" style:family="text"><style:text-properties style:font-name="F1"/></style:style><style:style style:name="T2" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>`,
			`<table:tracked-changes><table:cell-content-deletion><table:change-track-table-cell><text:p>cũ</text:p></table:change-track-table-cell></table:cell-content-deletion></table:tracked-changes>
<table:table table:name="A"><table:shapes><draw:frame><text:p>hình</text:p></draw:frame></table:shapes><table:table-column table:default-cell-style-name="w"/><table:table-row>
<table:table-cell office:value-type="string"><text:p>trắng</text:p></table:table-cell>
<table:table-cell table:style-name="b" office:value-type="string"><text:p>trên xanh</text:p></table:table-cell>
<table:table-cell table:style-name="v" office:value-type="string"><text:p>Tæng sè</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>Số <text:span text:style-name="T1">hé nghÌo</text:span></text:p></table:table-cell>
<table:table-cell office:value-type="string"><office:annotation><dc:creator>ai</dc:creator><dc:date>2020</dc:date><text:p>ghi chú</text:p></office:annotation><text:p>một<text:s text:c="2"/>hai
 ba<text:line-break/>bốn</text:p><text:p>năm<draw:frame><draw:text-box><text:p>hộp</text:p></draw:text-box></draw:frame></text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p><text:span text:style-name="T2">mờ</text:span></text:p></table:table-cell>
</table:table-row></table:table>`, `
== A
A1 text trắng; unseen
B1 text trên xanh
C1 text Tổng số ‹Tæng sè›
D1 text Số hộ nghèo ‹Số hé nghÌo›
E1 text một  hai ba⏎bốn⏎năm; # ghi chú
F1 text mờ; unseen
note unseen A!A1 [A1 F1]`},
		{"sizes that nobody reads, and conditions that hide", `<style:style style:name="t" style:family="table-cell"><style:text-properties fo:font-size="1pt"/></style:style><style:style style:name="n" style:family="table-cell"><style:text-properties fo:font-size="10pt"/></style:style><style:style style:name="w" style:family="table-cell"><style:text-properties fo:color="#ffffff"/></style:style>`,
			`<table:table table:name="A.1"><table:table-row><table:table-cell table:style-name="t" office:value-type="float" office:value="1"/><table:table-cell table:style-name="n" office:value-type="float" office:value="2"/></table:table-row>
<table:table-row><table:table-cell office:value-type="float" office:value="3"/><table:table-cell office:value-type="float" office:value="30"/></table:table-row>
<calcext:conditional-formats><calcext:conditional-format calcext:target-range-address="'A.1'.A2:'A.1'.B2"><calcext:condition calcext:apply-style-name="w" calcext:value="&gt;20" calcext:base-cell-address="'A.1'.A2"/></calcext:conditional-format>
<calcext:conditional-format calcext:target-range-address="'A.1'.A2"><calcext:condition calcext:apply-style-name="n" calcext:value="formula-is(TRUE())"/></calcext:conditional-format></calcext:conditional-formats></table:table>`, `
== A.1
A1 number 1 =1; unseen
B1 number 2 =2
A2 number 3 =3
B2 number 30 =30
note unseen A.1!A1 [A1 B2]`},
		{"hidden sheets, rows and columns of no size, dates from 1904", `<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style><style:style style:name="c" style:family="table-column"><style:table-column-properties style:column-width="0in"/></style:style><style:style style:name="r" style:family="table-row"><style:table-row-properties style:row-height="0.00cm"/></style:style>`,
			`<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings><table:table table:name="A" table:style-name="h"><table:table-column table:style-name="c"/><table:table-row><table:table-cell office:value-type="date" office:date-value="2020-01-31T06:00:00"/></table:table-row></table:table>
<table:table table:name="B"><table:table-row table:style-name="r"><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>`, `
== A hidden
A1 date 31/01/2020 ‹2020-01-31T06:00:00› =42399.25; col hidden
== B
A1 number 1 =1; row hidden`},
	} {
		t.Run(c.name, func(t *testing.T) { wantDrawn(t, mustRead(t, odsOf(t, c.styles, c.body), "tep.ods"), c.want) })
	}
}

func TestODSFlatAndOtherNames(t *testing.T) {
	const body = `<office:body><office:spreadsheet><table:table table:name="A"><table:table-row><table:table-cell office:value-type="string"><text:p>chữ</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>`
	flat := `<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet">` + body + `</office:document>`
	for name, content := range map[string][]byte{
		"tep.fods": []byte(flat),
		"tep.xlsx": odsOf(t, "", body),
		"tep.sxc":  packed(t, map[string]string{"mimetype": string(sxcKind), "content.xml": "<office:document-content>" + body + "</office:document-content>"}),
	} {
		book := mustRead(t, content, name)
		if book.Format != "ods" || book.Sheets[0].Shows(1, 1) != "chữ" {
			t.Errorf("%s: %s", name, drawn(book))
		}
	}
}

func TestODSFaults(t *testing.T) {
	whole := odsOf(t, "", `<table:table table:name="A"><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>`)
	locked := packed(t, map[string]string{"mimetype": string(odsKind), "content.xml": "xxxx", "META-INF/manifest.xml": `<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`})
	for name, c := range map[string]struct {
		content []byte
		reason  string
	}{
		"password":  {locked, "encrypted"},
		"cut short": {whole[:len(whole)/2], "not_a_workbook"},
		"no part":   {packed(t, map[string]string{"mimetype": string(odsKind)}), "not_a_workbook"},
		"open end":  {packed(t, map[string]string{"mimetype": string(odsKind), "content.xml": "<a><table:table>"}), "not_a_workbook"},
		"unpacked beyond all bounds": {packed(t, map[string]string{"mimetype": string(odsKind),
			"content.xml": "<a>" + strings.Repeat(" ", 3<<20) + "</a>"}), "too_large"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := readODS(context.Background(), c.content, "", Bounds{Bytes: 2 << 20})
			wantFault(t, err, c.reason)
		})
	}
}

// A few bytes that ask for billions of cells cost little.
func TestODSKeepsItsBounds(t *testing.T) {
	const cell = `<table:table-cell table:number-columns-repeated="2147483648" office:value-type="string"><text:p>x</text:p></table:table-cell>`
	row := func(times, cells string) string {
		return `<table:table-row table:number-rows-repeated="` + times + `">` + cells + `</table:table-row>`
	}
	one := `<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>`
	for name, c := range map[string]struct {
		body, reason string
		truncated    bool
	}{
		"a cell without end":   {row("1", cell), "", true},
		"a row without end":    {row("2147483648", one), "", true},
		"a sheet without end":  {row("2147483648", cell), "too_large", false},
		"cells beyond the end": {row("1048576", one+strings.Repeat(cell, 100_000)), "too_large", false},
		"hidden without end":   {strings.Repeat(`<table:table-row table:visibility="collapse" table:number-rows-repeated="1000000"/>`, 100_000) + row("1", one), "", false},
		"spans without end":    {strings.Repeat(row("1", `<table:table-cell table:number-columns-spanned="1000000000" table:number-rows-spanned="1000000000" office:value-type="string"><text:p>x</text:p></table:table-cell>`), 100_000), "", false},
		"a long text repeated": {row("1000000", `<table:table-cell office:value-type="string"><text:p>`+strings.Repeat("dài ", 30_000)+`</text:p></table:table-cell>`), "", true},
	} {
		t.Run(name, func(t *testing.T) {
			book, err := readODS(context.Background(), odsOf(t, "", `<table:table table:name="A">`+c.body+`</table:table>`), "", UsualBounds())
			if c.reason != "" {
				wantFault(t, err, c.reason)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if g := book.Sheets[0]; g.Rows() > UsualBounds().Rows || g.Cols() > UsualBounds().Cols || c.truncated && !g.Truncated() && len(book.Notes) == 0 {
				t.Errorf("%d × %d, truncated %v", g.Rows(), g.Cols(), g.Truncated())
			}
		})
	}
}

func TestEntitiesAreNeverExpanded(t *testing.T) {
	bomb := `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>` +
		`<office:document><office:body><table:table table:name="A"><table:table-row><table:table-cell office:value-type="string"><text:p>&b;&f;&amp;&#7879;</text:p></table:table-cell></table:table-row></table:table></office:body></office:document>`
	book, err := readODS(context.Background(), []byte(bomb), "", UsualBounds())
	if err != nil {
		t.Fatal(err)
	}
	if got := book.Sheets[0].At(1, 1).Shown; got != "&b;&f;&ệ" {
		t.Errorf("%q", got)
	}
}

func FuzzODS(f *testing.F) {
	f.Add([]byte(`<office:document><table:table table:name="A"><table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1.5"><text:p>a<text:span>b</text:span></text:p></table:table-cell></table:table-row></table:table></office:document>`))
	f.Add([]byte(`<a><style:style style:name="x" style:family="table-cell" style:parent-style-name="x"/><number:date-style style:name="N"><number:day/></number:date-style><table:table><table:table-column table:visibility="collapse"/><table:table-row><table:table-cell office:value-type="date" office:date-value="2020-01-01"/></table:table-row></table:table></a>`))
	f.Fuzz(func(t *testing.T, content []byte) {
		if bytes.HasPrefix(content, []byte("PK")) {
			return
		}
		steady(t, readODS, content, "a.fods")
	})
}
