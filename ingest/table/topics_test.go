package table_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
	"github.com/tonghop/tonghop/ingest/table"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// Two topics of a workspace; both claim households that were moved.
var twoTopics = fstest.MapFS{
	"giam-ngheo/topic.yaml":      {Data: []byte("vi: Giảm nghèo\nen: Poverty\n")},
	"giam-ngheo/vocabulary.yaml": {Data: []byte("nouns:\n  - {id: poor_household, unit: household, words: [hộ nghèo]}\n  - {id: moved_household, unit: household, words: [hộ di dời]}\n")},
	"giam-ngheo/indicators.yaml": {Data: []byte("indicators:\n" +
		"  - {id: poor_households, vi: Số hộ nghèo, en: Poor households, unit: household, behaviour: stock, reads: [{noun: poor_household}]}\n" +
		"  - {id: poor_moved, vi: Hộ nghèo được di dời, en: Poor households moved, unit: household, behaviour: stock, reads: [{noun: moved_household}]}\n")},
	"tai-dinh-cu/topic.yaml": {Data: []byte("vi: Tái định cư\nen: Resettlement\n")},
	"tai-dinh-cu/indicators.yaml": {Data: []byte("indicators:\n" +
		"  - {id: resettled, vi: Hộ tái định cư, en: Households resettled, unit: household, behaviour: stock, reads: [{noun: moved_household}]}\n")},
}

// readOn reads a sheet «Biểu» by the topics of a catalog.
func readOn(t *testing.T, cat *catalog.Catalog, rows []R) pipeline.Reading {
	t.Helper()
	c := table.NewCollection()
	in := ingest.Input{Snapshot: pipeline.Snapshot{Document: "bao-cao.xlsx"}}
	if _, err := table.New(meaning.New(cat), nil).Read(t.Context(), in, &sheet.Book{Format: "xlsx", Sheets: []*sheet.Grid{sheettest.Grid("Biểu", rows)}}, c); err != nil {
		t.Fatal(err)
	}
	return c.Reading
}

// A document may speak of several topics: each cell goes to the one that understands
// it, and one that two of them claim is sent back with both names.
func TestADocumentOfSeveralTopics(t *testing.T) {
	cat, err := catalog.LoadWith(twoTopics)
	if err != nil {
		t.Fatal(err)
	}
	read := func(rows []R) pipeline.Reading { return readOn(t, cat, rows) }
	across := read([]R{
		{"MỘT SỐ CHỈ TIÊU KINH TẾ - XÃ HỘI NĂM 2023"},
		{"TT", "Tỉnh", "Số hộ nghèo", "Số làng nghề", "Số sản phẩm OCOP", "Dân số (người)", "Số hộ di dời"},
		{1, "Hà Giang", 35000, 40, 210, 890000, 120},
		{2, "Lào Cai", 20000, 25, 180, 770000, 80},
	})
	down := read([]R{
		{"MỘT SỐ CHỈ TIÊU KINH TẾ - XÃ HỘI TỈNH LÀO CAI"},
		{"TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2022", "Năm 2023"},
		{1, "Số hộ nghèo", "hộ", 22000, 20000},
		{2, "Số làng nghề", "làng nghề", 24, 25},
		{3, "Số sản phẩm OCOP", "sản phẩm", 150, 180},
		{4, "Số hộ di dời", "hộ", 60, 80},
	})
	for name, c := range map[string]struct {
		got  pipeline.Reading
		want []string
	}{
		"across": {across, []string{"C3 poor_households 35000", "D3 craft_villages 40", "E3 ocop_products 210", "F3 population 890000",
			"C4 poor_households 20000", "D4 craft_villages 25", "E4 ocop_products 180", "F4 population 770000"}},
		"down": {down, []string{"D3 poor_households 22000", "E3 poor_households 20000", "D4 craft_villages 24", "E4 craft_villages 25", "D5 ocop_products 150", "E5 ocop_products 180"}},
	} {
		var got []string
		for _, o := range c.got.Observations {
			got = append(got, fmt.Sprintf("%s%d %s %g", pipeline.ColumnName(o.Origin.Locator.Col), o.Origin.Locator.Row, o.Indicator, o.Quantity.Value))
		}
		slices.Sort(got)
		slices.Sort(c.want)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, c.want)
		}
		named := slices.ContainsFunc(c.got.Rejects, func(r pipeline.Reject) bool {
			return strings.Contains(r.MessageVI, "Hộ nghèo được di dời (lĩnh vực Giảm nghèo)") && strings.Contains(r.MessageVI, "Hộ tái định cư (lĩnh vực Tái định cư)") &&
				strings.Contains(r.MessageEN, "Poor households moved (topic Poverty)")
		})
		if !named {
			t.Errorf("%s: no reject names both claimants: %+v", name, c.got.Rejects)
		}
	}
}
