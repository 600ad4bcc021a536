package main

import (
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

const ownHead = "-- title_vi: Kinh phí bình quân %s\n-- grain_vi: Mỗi dòng là một tỉnh\n-- basis_vi: Như nguồn báo cáo\n-- left_out_vi: Không bỏ gì\n"

// ownFiles are the questions and metrics of a workspace in which everything is
// as it must be.
var ownFiles = map[string]string{
	"kinh_phi.sql": ownHead + "-- columns: phan = Phần của cả nước | Share\n\nSELECT area_id, area_name, period, value, unit, qualifier, origin, value / sum(value) OVER () AS phan\n" +
		"FROM observation WHERE indicator_id = 'kc_budget' ORDER BY area_id, period, origin[1]\n",
	"kinh_phi.txtar": "Hai tỉnh.\n-- hai/given --\nnight 2026-11-19\nsource so\ndocument so/a\nca-mau@2008 | kc_budget | 2021 | actual | 30 vnd\n" +
		"dong-thap@2008 | kc_budget | 2021 | actual | 10 vnd\n-- hai/ask --\ncolumns area_name value phan origin\n" +
		"-- hai/wanted.csv --\narea_name,value,phan,origin\nCà Mau,30,0.75,[a#1]\nĐồng Tháp,10,0.25,[a#2]\n",
	"tren_co_so.sql": strings.ReplaceAll(ownHead, "bình quân %s", "trên một cơ sở") + "\nSELECT area_id, area_name, area_type, indicator_id, indicator_name, period, value, unit, qualifier, origin\n" +
		"FROM observation_all WHERE indicator_id = 'kinh_phi_co_so' ORDER BY area_id, period, origin[1]\n",
	"tren_co_so.txtar": "Một tỉnh thiếu số cơ sở, một tỉnh có mẫu số bằng 0.\n-- ba/given --\nnight 2026-11-19\nsource so\ndocument so/a\n" +
		"ca-mau@2008 | kc_budget tinh | 2021 | actual | >30 vnd\nca-mau@2008 | kc_facilities_supported tinh | 2021 | actual | 4 facility\n" +
		"an-giang@2008 | kc_budget tinh | 2021 | actual | 30 vnd\nan-giang@2008 | kc_facilities_supported tinh | 2021 | actual | 0 facility\n" +
		"dong-thap@2008 | kc_budget tinh | 2021 | actual | 10 vnd\n-- ba/ask --\ncolumns area_name area_type indicator_name period value unit qualifier origin\n" +
		"-- ba/wanted.csv --\narea_name,area_type,indicator_name,period,value,unit,qualifier,origin\nCà Mau,province,Kinh phí trên một cơ sở,2021,7.5,vnd,more_than,[a#1; a#2]\n",
	"thu_tu.sql": strings.ReplaceAll(ownHead, "bình quân %s", "xếp thứ tự") + "-- columns: rank = Thứ tự | Rank; areas_ranked = Số tỉnh được xếp | Provinces ranked\n\nSELECT area_id, area_name, indicator_id, value, unit, origin, rank, areas_ranked, areas_total\n" +
		"FROM ranking WHERE indicator_id = 'kinh_phi_co_so' ORDER BY rank, area_id, origin[1]\n",
	"thu_tu.txtar": "Chỉ số đứng trong câu hỏi chung.\n-- hai/given --\nnight 2026-11-19\nsource so\ndocument so/a\n" +
		"ca-mau@2008 | kc_budget tinh | 2021 | actual | 30 vnd\nca-mau@2008 | kc_facilities_supported tinh | 2021 | actual | 4 facility\n" +
		"dong-thap@2008 | kc_budget tinh | 2021 | actual | 10 vnd\ndong-thap@2008 | kc_facilities_supported tinh | 2021 | actual | 1 facility\n" +
		"-- hai/ask --\ncolumns area_name value rank areas_ranked areas_total\n" +
		"-- hai/wanted.csv --\narea_name,value,rank,areas_ranked,areas_total\nĐồng Tháp,10,1,2,63\nCà Mau,7.5,2,2,63\n",
	"theo_dia_gioi.sql": strings.ReplaceAll(ownHead, "bình quân %s", "theo địa giới") + "-- takes: basis\n\nSELECT area_id, area_name, boundary, period, value, unit, qualifier, origin\n" +
		"FROM observation_on(basis) WHERE indicator_id = 'kc_budget' ORDER BY area_id, period, origin[1]\n",
	"theo_dia_gioi.txtar": "Hai tỉnh cũ thành một tỉnh mới.\n-- ghep/given --\nnight 2026-11-19\nsource so\ndocument so/a\n" +
		"ca-mau@2008 | kc_budget | 2021 | actual | 30 vnd\nbac-lieu@2008 | kc_budget | 2021 | actual | >12 vnd\ndong-thap@2008 | kc_budget | 2021 | actual | 10 vnd\n" +
		"-- ghep/ask --\nbasis 2025\ncolumns area_id value qualifier origin\n" +
		"-- ghep/wanted.csv --\narea_id,value,qualifier,origin\nca-mau@2025,42,more_than,[a#2; a#1]\n",
	"metrics.yaml": `metrics:
  - id: kinh_phi_co_so
    vi: "Kinh phí trên một cơ sở"
    definition_vi: "Kinh phí khuyến công chia cho số cơ sở được hỗ trợ."
    expression: "kc_budget / kc_facilities_supported"
    unit: vnd
  - id: dang_ky_khong_dat
    vi: "Sản phẩm đăng ký mà không được công nhận"
    expression: "cnnt_registered - cnnt_recognized"
    coverage: 2
`,
}

// asks is a workspace with questions of its own, some of them changed.
func asks(t *testing.T, changed map[string]string) string {
	t.Helper()
	dir := example(t)
	folder := filepath.Join(dir, "questions")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	files := maps.Clone(ownFiles)
	maps.Copy(files, changed)
	for name, text := range files {
		if text == "" {
			continue
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(strings.ReplaceAll(text, "%s", "riêng")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestQuestionsAndMetricsOfAWorkspace(t *testing.T) {
	t.Parallel()
	dir := asks(t, nil)
	page := "---\ntitle: Kinh phí riêng\npath: kinh-phi-rieng\n---\n\n```table\nquestion: tren_co_so\ncolumn: area_name \"Tỉnh\"\ncolumn: value \"Kinh phí\"\nneutral: Kinh phí trên một cơ sở\nempty: Chưa có.\n```\n"
	if err := os.WriteFile(filepath.Join(dir, "pages", "kinh-phi.md"), []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, "-w", dir, "check").wants(t, exitDone, "4 câu hỏi và 2 chỉ số riêng")
	run(t, "-w", dir, "run").wants(t, exitDone)
	got := query(t, dir, "SELECT area_name, value FROM kinh_phi")
	if want := [][]string{{"area_name", "value"}, {"Đồng Tháp", "11000000000"}}; !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := query(t, dir, "SELECT count(*) FROM theo_dia_gioi('2025')"); got[1][0] != "0" {
		t.Errorf("%v figures of a new province from one of the old", got)
	}
	run(t, "-w", dir, "sql", "FROM theo_dia_gioi('63')").wants(t, exitUsage, "Địa giới phải là reported, 1997, 2004, 2008 hoặc 2025")
	meaning := query(t, dir, "SELECT meaning_vi FROM data_dictionary WHERE object = 'kinh_phi' AND column_name = 'phan'")
	if meaning[1][0] != "Phần của cả nước" {
		t.Errorf("dictionary %v", meaning)
	}
	if _, err := os.Stat(filepath.Join(dir, "data", "releases", "current", "site", "kinh-phi-rieng.html")); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "data", "releases", "current", "parquet", "kinh_phi.parquet")); err != nil {
		t.Error(err)
	}
}

// What is wrong is said with its file before anything runs.
func TestFaultyQuestionsAreRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		changed map[string]string
		want    []string
	}{
		"no case":               {map[string]string{"kinh_phi.txtar": ""}, []string{"questions/kinh_phi.txtar", "chưa có ca thử"}},
		"no title":              {map[string]string{"kinh_phi.sql": "-- grain_vi: a\n\nSELECT 1"}, []string{"questions/kinh_phi.sql", "title_vi"}},
		"another row":           {map[string]string{"kinh_phi.txtar": strings.Replace(ownFiles["kinh_phi.txtar"], "0.75", "0.74", 1)}, []string{"questions/kinh_phi.txtar", "0.75"}},
		"a column nobody knows": {map[string]string{"kinh_phi.sql": strings.Replace(ownFiles["kinh_phi.sql"], "-- columns: phan = Phần của cả nước | Share\n", "", 1)}, []string{"questions/kinh_phi.sql", "phan"}},
		"an unknown table":      {map[string]string{"kinh_phi.sql": strings.Replace(ownFiles["kinh_phi.sql"], "FROM observation", "FROM observation_none", 1)}, []string{"questions/kinh_phi.sql:8", "observation_none"}},
		"a file of the machine": {map[string]string{"kinh_phi.sql": strings.Replace(ownFiles["kinh_phi.sql"], "FROM observation", "FROM read_csv('/etc/passwd')", 1)}, []string{"questions/kinh_phi.sql", "read_csv"}},
		"takes something else":  {map[string]string{"theo_dia_gioi.sql": strings.Replace(ownFiles["theo_dia_gioi.sql"], "takes: basis", "takes: area", 1)}, []string{"questions/theo_dia_gioi.sql:5:4", "takes chỉ nhận"}},
		"takes for nothing":     {map[string]string{"theo_dia_gioi.sql": strings.Replace(ownFiles["theo_dia_gioi.sql"], "observation_on(basis)", "observation /* as a -- basis */", 1)}, []string{"questions/theo_dia_gioi.sql:5:4", "không đọc gì theo basis"}},
		"takes in silence":      {map[string]string{"theo_dia_gioi.sql": strings.Replace(ownFiles["theo_dia_gioi.sql"], "-- takes: basis\n", "", 1)}, []string{"questions/theo_dia_gioi.sql:7", "phải có dòng «-- takes: basis»"}},
		"no case on a basis":    {map[string]string{"theo_dia_gioi.txtar": strings.Replace(ownFiles["theo_dia_gioi.txtar"], "basis 2025\n", "", 1)}, []string{"questions/theo_dia_gioi.txtar", "không ca thử nào hỏi như vậy"}},
		"a basis not there":     {map[string]string{"theo_dia_gioi.txtar": strings.Replace(ownFiles["theo_dia_gioi.txtar"], "basis 2025", "basis 63", 1)}, []string{"questions/theo_dia_gioi.txtar:2", "Địa giới phải là"}},
		"a circle": {map[string]string{"kinh_phi.sql": strings.Replace(ownFiles["kinh_phi.sql"], "FROM observation", "FROM vong", 1), "vong.sql": strings.Replace(ownFiles["kinh_phi.sql"], "FROM observation", "FROM kinh_phi", 1), "vong.txtar": ownFiles["kinh_phi.txtar"]},
			[]string{"các câu hỏi đọc vòng nhau: «kinh_phi» → «vong» → «kinh_phi»", "questions/vong.sql:8"}},
		"reads a faulty one": {map[string]string{"vong.sql": strings.Replace(ownFiles["kinh_phi.sql"], "FROM observation", "FROM kinh_phi", 1), "vong.txtar": ownFiles["kinh_phi.txtar"], "kinh_phi.sql": strings.Replace(ownFiles["kinh_phi.sql"], "FROM observation", "FROM observation_none", 1)},
			[]string{"questions/vong.sql:8: câu lệnh đọc câu hỏi «kinh_phi», mà câu hỏi ấy cũng chưa dùng được", "LINE 8:"}},
		"a file to count up":   {map[string]string{"kinh_phi.sql": strings.Replace(ownFiles["kinh_phi.sql"], "FROM observation", "FROM histogram('/etc/passwd', column0)", 1)}, []string{"questions/kinh_phi.sql", "/etc/passwd: với tới ngoài các bảng"}},
		"two statements":       {map[string]string{"kinh_phi.sql": ownFiles["kinh_phi.sql"] + ";\nSELECT 1"}, []string{"questions/kinh_phi.sql", "có nhiều câu lệnh. Mỗi tệp chỉ một câu lệnh"}},
		"an empty key":         {map[string]string{"kinh_phi.sql": "-- title_vi:\n" + ownFiles["kinh_phi.sql"]}, []string{"questions/kinh_phi.sql:1:4", "khóa «title_vi» chưa có nội dung"}},
		"a key twice":          {map[string]string{"kinh_phi.sql": "-- title_vi: Hai lần\n" + ownFiles["kinh_phi.sql"]}, []string{"questions/kinh_phi.sql:2:4", "khóa «title_vi» được ghi hai lần"}},
		"nothing below":        {map[string]string{"kinh_phi.sql": ownFiles["kinh_phi.sql"][:strings.Index(ownFiles["kinh_phi.sql"], "\nSELECT")]}, []string{"questions/kinh_phi.sql", "chưa có câu lệnh nào"}},
		"no kind of figure":    {map[string]string{"kinh_phi.txtar": strings.Replace(ownFiles["kinh_phi.txtar"], "| actual |", "| acutal |", 1)}, []string{"questions/kinh_phi.txtar", "không có loại số liệu \"acutal\""}},
		"no number":            {map[string]string{"kinh_phi.txtar": strings.Replace(ownFiles["kinh_phi.txtar"], "| 30 vnd", "| ba vnd", 1)}, []string{"questions/kinh_phi.txtar", "\"ba\" không phải một con số"}},
		"an unknown indicator": {map[string]string{"metrics.yaml": strings.Replace(ownFiles["metrics.yaml"], "kc_facilities_supported", "so_co_so", 1)}, []string{"questions/metrics.yaml:5", "so_co_so"}},
		"unlike scopes":        {map[string]string{"metrics.yaml": strings.Replace(ownFiles["metrics.yaml"], "kc_facilities_supported", "craft_villages", 1)}, []string{"questions/metrics.yaml:5", "không cùng phạm vi"}},
		"unlike units":         {map[string]string{"metrics.yaml": strings.Replace(ownFiles["metrics.yaml"], "kc_budget / kc", "kc_budget + kc", 1)}, []string{"questions/metrics.yaml:5", "đơn vị tính"}},
		"a metric of metrics":  {map[string]string{"metrics.yaml": strings.Replace(ownFiles["metrics.yaml"], "cnnt_registered - cnnt_recognized", "cnnt_registered - kinh_phi_co_so", 1)}, []string{"questions/metrics.yaml:9", "\"kinh_phi_co_so\" là một chỉ số; biểu thức chỉ gồm chỉ tiêu"}},
		"too much coverage":    {map[string]string{"metrics.yaml": strings.Replace(ownFiles["metrics.yaml"], "coverage: 2", "coverage: 65", 1)}, []string{"questions/metrics.yaml:10", "nhiều nhất chỉ có 64 tỉnh"}},
		"an unknown key":       {map[string]string{"metrics.yaml": ownFiles["metrics.yaml"] + "    colour: red\n"}, []string{"questions/metrics.yaml", "colour"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			run(t, "-w", asks(t, c.changed), "check").wants(t, exitUsage, c.want...)
		})
	}
}
