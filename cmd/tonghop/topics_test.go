package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// withTopics is a new workspace with the topics of testdata: poverty and
// tourism, written as data alone.
func withTopics(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "ws")
	run(t, "init", dir).wants(t, exitDone)
	copyTree(t, filepath.Join("testdata", "topics"), filepath.Join(dir, "topics"))
	return dir
}

var ownDocuments = map[string]string{
	"ho-ngheo.csv": "\"TỶ LỆ HỘ NGHÈO CÁC TỈNH NĂM 2023\",,,\nSTT,Tỉnh,Số hộ nghèo,Tỷ lệ hộ nghèo (%)\n1,Hà Giang,35000,\"18,1\"\n2,Cà Mau,5000,\"1,6\"\n3,Đồng Tháp,9000,\"2,05\"\n",
	"du-lich.csv": "\"LƯỢT KHÁCH DU LỊCH TỈNH LÀO CAI\",,,,\nSTT,Chỉ tiêu,Đơn vị tính,Năm 2023,Năm 2024\n1,Tổng lượt khách,lượt khách,7250000,8200000\n" +
		"a,Khách quốc tế,lượt khách,500000,900000\nb,Khách nội địa,lượt khách,6750000,7300000\n",
	"tin.txt": "Tỉnh Hà Giang thông tin về công tác giảm nghèo.\n\nNăm 2023, tỷ lệ hộ nghèo của tỉnh Hà Giang còn 18,1%, giảm 4,5% so với năm 2022. Toàn tỉnh còn 35.000 hộ nghèo và 12.300 hộ cận nghèo. " +
		"Năm 2023, tỉnh đón 2,5 triệu lượt khách du lịch, trong đó có 290.000 lượt khách quốc tế.\n",
}

// said is what `read --jsonl` states of a document, one figure a line.
func said(t *testing.T, dir, name string) []string {
	t.Helper()
	path := filepath.Join(dir, name)
	write(t, path, ownDocuments[name])
	var list []string
	for _, line := range strings.Split(strings.TrimSpace(run(t, "-w", dir, "read", "--jsonl", path).wants(t, exitDone).stdout), "\n") {
		var o struct {
			Record, Indicator, Area, Unit string
			Value                         float64
			Dimensions                    map[string]string
		}
		if err := json.Unmarshal([]byte(line), &o); err != nil {
			t.Fatal(err)
		}
		if o.Record == "observation" {
			list = append(list, strings.TrimSpace(strings.Join([]string{o.Indicator, o.Area, plain(o.Value, ""), o.Unit, o.Dimensions["origin"]}, " ")))
		}
	}
	return list
}

func TestAWorkspacesTopicsAreReadInTablesAndNews(t *testing.T) {
	t.Parallel()
	dir := withTopics(t)
	run(t, "-w", dir, "check").wants(t, exitDone, "2 trang riêng", "2 câu hỏi và 1 chỉ số riêng, 1 phép kiểm tra riêng")
	for name, want := range map[string][]string{
		"ho-ngheo.csv": {"poor_households ha-giang@2008 35000 household", "poverty_rate ha-giang@2008 18.1 percent", "poor_households ca-mau@2008 5000 household",
			"poverty_rate ca-mau@2008 1.6 percent", "poor_households dong-thap@2008 9000 household", "poverty_rate dong-thap@2008 2.05 percent"},
		"du-lich.csv": {"tourist_arrivals lao-cai@2008 7250000 visit", "tourist_arrivals lao-cai@2008 8200000 visit", "tourist_arrivals lao-cai@2008 500000 visit quoc_te",
			"tourist_arrivals lao-cai@2008 900000 visit quoc_te", "tourist_arrivals lao-cai@2008 6750000 visit noi_dia", "tourist_arrivals lao-cai@2008 7300000 visit noi_dia"},
		"tin.txt": {"poverty_rate ha-giang@2008 18.1 percent", "poor_households ha-giang@2008 35000 household",
			"tourist_arrivals ha-giang@2008 2500000 visit", "tourist_arrivals ha-giang@2008 290000 visit quoc_te"},
	} {
		if got := said(t, dir, name); strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%s:\n got %q\nwant %q", name, got, want)
		}
	}
}

// A draft that nobody has edited yet is sound, marks its guesses and is enough to read
// the table that it was learned from.
func TestALearnedTopicReadsItsTable(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "ws")
	file := filepath.Join(filepath.Dir(dir), "nuoc.csv")
	write(t, file, "KẾT QUẢ CẤP NƯỚC SẠCH NÔNG THÔN TỈNH HÀ GIANG NĂM 2023,,,,\nTT,Huyện,Số hộ nông thôn (hộ),Số hộ sử dụng nước sạch (hộ),Tỷ lệ hộ sử dụng nước sạch (%)\n"+
		"1,Đồng Văn,15321,5012,\"32,71\"\n2,Mèo Vạc,16010,4990,\"31,17\"\n,Tổng cộng,31331,10002,\"31,92\"\n")
	run(t, "-w", filepath.Dir(dir), "learn", file, "--topic", "nuoc-sach").wants(t, exitUsage, "chưa phải là không gian làm việc")
	run(t, "init", dir).wants(t, exitDone)
	run(t, "-w", dir, "learn", file, "--topic", "nuoc-sach", "--title", "Nước sạch").wants(t, exitDone, "3 chỉ tiêu", "chỗ đoán phải xem lại")
	run(t, "-w", dir, "check").wants(t, exitDone, "Lưu ý: ", "máy đoán")
	out := run(t, "-w", dir, "read", "--jsonl", file).wants(t, exitDone).stdout
	for _, want := range []string{`"indicator":"nuoc_sach_so_ho_su_dung_nuoc_sach"`, `"value":31.17`, `"dimensions":{"locality":"Mèo Vạc"}`} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
	run(t, "-w", dir, "learn", file, "--topic", "nuoc-sach").wants(t, exitUsage, "đã có")
}

func TestAWorkspacesTopicsArePublished(t *testing.T) {
	t.Parallel()
	dir := withTopics(t)
	inbox := filepath.Join(dir, "inbox", "hop-thu")
	if err := os.MkdirAll(inbox, 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "sources", "hop-thu.yaml"), "kind: folder\nlocation: inbox/hop-thu\ninclude: [\"*.csv\"]\ntitle: Hộp thư\npublisher: Các tỉnh\n")
	for _, name := range []string{"ho-ngheo.csv", "du-lich.csv"} {
		write(t, filepath.Join(inbox, name), ownDocuments[name])
	}
	run(t, "-w", dir, "run").wants(t, exitDone)
	got := query(t, dir, "SELECT o.area_name, o.value, i.topic FROM observation o JOIN indicator i ON i.indicator_id = o.indicator_id WHERE o.indicator_id = 'poverty_rate' ORDER BY o.value DESC")
	if len(got) != 4 || got[1][0] != "Hà Giang" || got[1][1] != "18.1" || got[1][2] != "giam-ngheo" {
		t.Errorf("rows %v", got)
	}
	for statement, want := range map[string]string{
		"SELECT id FROM topic WHERE NOT built_in ORDER BY position":                                                                     "id|giam-ngheo|du-lich",
		"SELECT area_name, households FROM ho_ngheo ORDER BY value DESC":                                                                "area_name,households|Hà Giang,35000|Đồng Tháp,9000|Cà Mau,5000",
		"SELECT area_name, value, reason FROM metric_figures ORDER BY area_name":                                                        "area_name,value,reason|Cà Mau,,small|Hà Giang,193370.16574585633,|Đồng Tháp,439024.39024390245,",
		"SELECT DISTINCT indicator_id FROM ranking WHERE indicator_id = 'households_implied'":                                           "indicator_id|households_implied",
		"SELECT title_en FROM question WHERE topic = 'du-lich'":                                                                         "title_en|Tourist arrivals of each province, by year",
		"SELECT file FROM definitions WHERE topic = 'giam-ngheo' AND definition_kind IN ('check', 'metric') ORDER BY file":              "file|topics/giam-ngheo/checks/rate_above_hundred.sql|topics/giam-ngheo/metrics.yaml",
		"SELECT definition_origin FROM topics_overview WHERE topic IN ('giam-ngheo', 'dan-so') ORDER BY topic":                          "definition_origin|built_in|added",
		"SELECT meaning_en FROM data_dictionary WHERE object = 'ho_ngheo' AND column_name = 'households'":                               "meaning_en|Poor households",
		"SELECT count(*) AS n FROM indicator WHERE indicator_id = 'households_implied' AND topic = 'giam-ngheo' AND unit = 'household'": "n|1",
		"SELECT len(origin) AS n FROM observation WHERE indicator_id = 'households_implied' AND area_name = 'Hà Giang'":                 "n|2",
	} {
		var got []string
		for _, row := range query(t, dir, statement) {
			got = append(got, strings.Join(row, ","))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s:\n got %q\nwant %q", statement, strings.Join(got, "|"), want)
		}
	}
	site := filepath.Join(dir, "data", "releases", "current", "site")
	for file, want := range map[string]string{
		"chu-de/giam-ngheo.html": "Hà Giang có tỷ lệ hộ nghèo cao nhất", "en/chu-de/giam-ngheo.html": "has the highest poverty rate", "chu-de/du-lich.html": "8.200.000",
		"phuong-phap.html": "topics/giam-ngheo/indicators.yaml", "en/phuong-phap.html": "added by the workspace",
	} {
		page, err := os.ReadFile(filepath.Join(site, filepath.FromSlash(file)))
		if err != nil || !strings.Contains(string(page), want) {
			t.Errorf("%s does not say %q: %v", file, want, err)
		}
	}
	id := query(t, dir, "SELECT id FROM observation WHERE indicator_id = 'households_implied' AND area_name = 'Hà Giang'")[1][0]
	run(t, "-w", dir, "explain", id).wants(t, exitDone, "households_implied", "100 * poor_households / poverty_rate", "35.000 hộ", "18,1%", "ho-ngheo.csv",
		"metric_figures, province_figures", "chi-tieu/households_implied.html", "tinh/ha-giang-2008.html")
	part := query(t, dir, "SELECT origin[1] FROM metric_figures WHERE id = '"+id+"'")[1][0]
	run(t, "-w", dir, "explain", part).wants(t, exitDone, "Dùng để tính", id)
}

func TestABrokenTopicIsToldBeforeAnythingRuns(t *testing.T) {
	t.Parallel()
	dir := withTopics(t)
	write(t, filepath.Join(dir, "topics", "du-lich", "indicators.yaml"), "indicators:\n  - id: visits\n    vi: Lượt khách\n    en: Visits\n    unit: vists\n    behaviour: flow\n    nams: [lượt khách]\n")
	for _, args := range [][]string{{"check"}, {"run"}, {"read", filepath.Join(dir, "tonghop.yaml")}} {
		run(t, append([]string{"-w", dir}, args...)...).wants(t, exitUsage, "topics/du-lich/indicators.yaml:7:5", "nams")
	}
}

// What is wrong in a topic's folder is said with the file, the place and what was
// most likely meant.
func TestFaultsOfTopics(t *testing.T) {
	t.Parallel()
	changed := func(file, old, new string) string {
		text, err := os.ReadFile(filepath.Join("testdata", "topics", filepath.FromSlash(file)))
		if err != nil || !strings.Contains(string(text), old) {
			t.Fatalf("%s: no %q: %v", file, old, err)
		}
		return strings.Replace(string(text), old, new, 1)
	}
	metric := func(rest string) string { return "metrics:\n  - id: m\n    vi: M\n" + rest }
	for name, c := range map[string]struct {
		file, text string
		want       []string
	}{
		"a misspelt file":            {"du-lich/indicator.yaml", "indicators: []\n", []string{"topics/du-lich/indicator.yaml", "«indicators.yaml»"}},
		"a misspelt folder":          {"du-lich/question/a.sql", "SELECT 1", []string{"topics/du-lich/question", "«questions»"}},
		"a misspelt key":             {"du-lich/topic.yaml", "vi: Du lịch\nen: Tourism\nordr: 2\n", []string{"topics/du-lich/topic.yaml:3:1", "order"}},
		"no mapping":                 {"du-lich/topic.yaml", "- a\n", []string{"topics/du-lich/topic.yaml:1"}},
		"no YAML":                    {"du-lich/topic.yaml", "vi: \"Du lịch\nen: x\n", []string{"topics/du-lich/topic.yaml"}},
		"an unknown unit":            {"giam-ngheo/indicators.yaml", changed("giam-ngheo/indicators.yaml", "unit: household", "unit: houshold"), []string{"topics/giam-ngheo/indicators.yaml:16:11", "«household»"}},
		"an unknown behaviour":       {"giam-ngheo/indicators.yaml", changed("giam-ngheo/indicators.yaml", "behaviour: stock", "behaviour: stok"), []string{"topics/giam-ngheo/indicators.yaml:6:16", "«stock»"}},
		"an unknown noun":            {"giam-ngheo/indicators.yaml", changed("giam-ngheo/indicators.yaml", "{noun: poor_household}", "{noun: poor_houshold}"), []string{"topics/giam-ngheo/indicators.yaml:23:16", "«poor_houshold»"}},
		"an indicator twice":         {"giam-ngheo/indicators.yaml", changed("giam-ngheo/indicators.yaml", "id: poor_households", "id: poverty_rate"), []string{"topics/giam-ngheo/indicators.yaml:13:9", "hai lần"}},
		"a word without wordings":    {"giam-ngheo/vocabulary.yaml", "nouns:\n  - {id: a}\n", []string{"topics/giam-ngheo/vocabulary.yaml:2", "«words»"}},
		"a rule to nowhere":          {"giam-ngheo/news.yaml", "rules:\n  - {rule: r, counts: poor_household, means: poor_house, example: x}\n", []string{"topics/giam-ngheo/news.yaml:2", "«poor_house»"}},
		"a form to nowhere":          {"giam-ngheo/forms/1.yaml", "id: \"1\"\ntitles: [Biểu]\nitems:\n  - {no: A, item: x, indicator: poor_households}\n", []string{"topics/giam-ngheo/forms/1.yaml:4", "«x»"}},
		"a question without a case":  {"giam-ngheo/questions/moi.sql", changed("giam-ngheo/questions/ho_ngheo.sql", "SELECT", "SELECT"), []string{"topics/giam-ngheo/questions/moi.txtar", "chưa có ca thử"}},
		"a misspelt head":            {"giam-ngheo/questions/ho_ngheo.sql", changed("giam-ngheo/questions/ho_ngheo.sql", "title_vi", "titel_vi"), []string{"topics/giam-ngheo/questions/ho_ngheo.sql:1:4", "title_vi"}},
		"columns that say nothing":   {"giam-ngheo/questions/ho_ngheo.sql", changed("giam-ngheo/questions/ho_ngheo.sql", "households = Số hộ nghèo", "households"), []string{"topics/giam-ngheo/questions/ho_ngheo.sql:9:13", "columns"}},
		"a name that is taken":       {"giam-ngheo/questions/ranking.sql", changed("giam-ngheo/questions/ho_ngheo.sql", "SELECT", "SELECT"), []string{"topics/giam-ngheo/questions/ranking.sql", "không dùng được"}},
		"a question of two topics":   {"du-lich/questions/ho_ngheo.sql", changed("giam-ngheo/questions/ho_ngheo.sql", "SELECT", "SELECT"), []string{"đã có ở topics/du-lich/questions/ho_ngheo.sql"}},
		"an unknown severity":        {"giam-ngheo/checks/rate_above_hundred.sql", changed("giam-ngheo/checks/rate_above_hundred.sql", "severity: held", "severity: hold"), []string{"topics/giam-ngheo/checks/rate_above_hundred.sql:5:1", "\"held\""}},
		"limits that are none":       {"giam-ngheo/checks/rate_above_hundred.sql", changed("giam-ngheo/checks/rate_above_hundred.sql", "most=100", "most=many"), []string{"topics/giam-ngheo/checks/rate_above_hundred.sql", "most=many"}},
		"a check of a built-in name": {"giam-ngheo/checks/negative_value.sql", changed("giam-ngheo/checks/rate_above_hundred.sql", "SELECT", "SELECT"), []string{"topics/giam-ngheo/checks/negative_value.sql", "không dùng được"}},
		"a case without its file":    {"giam-ngheo/checks/rate_above_hundredd.txtar", "", []string{"topics/giam-ngheo/checks/rate_above_hundredd.txtar", "rate_above_hundred.txtar?"}},
		"an unknown indicator":       {"giam-ngheo/metrics.yaml", metric("    expression: \"poor_household / poverty_rate\"\n    unit: percent\n"), []string{"topics/giam-ngheo/metrics.yaml:4:17", "\"poor_households\""}},
		"a parenthesis left open":    {"giam-ngheo/metrics.yaml", metric("    expression: \"(poor_households / poverty_rate\"\n    unit: percent\n"), []string{"topics/giam-ngheo/metrics.yaml:4:17", "ký tự 32", "đóng ngoặc"}},
		"unlike units":               {"giam-ngheo/metrics.yaml", metric("    expression: \"poor_households + poverty_rate\"\n"), []string{"topics/giam-ngheo/metrics.yaml:4:17", "household và percent"}},
		"a unit left out":            {"giam-ngheo/metrics.yaml", metric("    expression: \"poor_households / poverty_rate\"\n"), []string{"topics/giam-ngheo/metrics.yaml:2", "household/percent"}},
		"unlike scopes":              {"giam-ngheo/metrics.yaml", metric("    expression: \"tourist_arrivals / poor_households\"\n    unit: visit\n"), []string{"topics/giam-ngheo/metrics.yaml:4:17", "không cùng phạm vi"}},
		"a ratio that adds":          {"giam-ngheo/metrics.yaml", metric("    expression: \"poor_households / poverty_rate\"\n    unit: household\n    adds: {areas: true}\n"), []string{"topics/giam-ngheo/metrics.yaml:6", "không cộng được"}},
		"a metric named as another":  {"giam-ngheo/metrics.yaml", "metrics:\n  - {id: poverty_rate, vi: M, expression: poor_households}\n", []string{"topics/giam-ngheo/metrics.yaml:2", "không dùng được"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := withTopics(t)
			file := filepath.Join(dir, "topics", filepath.FromSlash(c.file))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			write(t, file, c.text)
			run(t, "-w", dir, "check").wants(t, exitUsage, c.want...)
		})
	}
}

// What only a case shows is told as well: another row than wanted, a check that
// finds nothing, a statement that the database does not take.
func TestFaultsThatCasesShow(t *testing.T) {
	t.Parallel()
	for file, c := range map[string]struct {
		old, new string
		want     []string
	}{
		"giam-ngheo/questions/ho_ngheo.txtar":        {"35000,[bang", "35001,[bang", []string{"topics/giam-ngheo/questions/ho_ngheo.txtar:1", "35001"}},
		"giam-ngheo/questions/ho_ngheo.sql":          {"FROM observation r", "FROM observations r", []string{"topics/giam-ngheo/questions/ho_ngheo.sql:", "observations"}},
		"giam-ngheo/checks/rate_above_hundred.txtar": {"actual | 181 percent", "actual | 81 percent", []string{"topics/giam-ngheo/checks/rate_above_hundred.txtar:1", "không bị báo lỗi"}},
		"du-lich/questions/luot_khach.sql":           {" AS guests", " AS khach", []string{"topics/du-lich/questions/luot_khach.sql"}},
		"giam-ngheo/pages/ho-ngheo.md":               {"column: area_name", "column: area_nam", []string{"topics/giam-ngheo/pages/ho-ngheo.md:", "area_nam"}},
	} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			dir := withTopics(t)
			path := filepath.Join(dir, "topics", filepath.FromSlash(file))
			text, err := os.ReadFile(path)
			if err != nil || !strings.Contains(string(text), c.old) {
				t.Fatalf("no %q: %v", c.old, err)
			}
			write(t, path, strings.Replace(string(text), c.old, c.new, 1))
			run(t, "-w", dir, "check").wants(t, exitUsage, c.want...)
		})
	}
}

// A workspace's folder with the name of a built-in topic lies over it.
func TestATopicLiesOverABuiltInOne(t *testing.T) {
	t.Parallel()
	dir := withTopics(t)
	for from, to := range map[string]string{"questions/support_money.sql": "", "questions/support_money.txtar": "", "checks/budget_parts_do_not_add_up.sql": "severity: off", "checks/budget_parts_do_not_add_up.txtar": ""} {
		text, err := os.ReadFile(filepath.Join("..", "..", "pipeline", "topics", "khuyen-cong", filepath.FromSlash(from)))
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, "topics", "khuyen-cong", filepath.FromSlash(from))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		content := string(text)
		if to != "" {
			content = strings.Replace(content, "severity: warning", "severity: blocking", 1)
		}
		content = strings.ReplaceAll(content, "\nwarning,", "\nblocking,")
		write(t, file, strings.Replace(content, "-- title_vi: Kinh phí khuyến công:", "-- title_vi: Kinh phí của tỉnh:", 1))
	}
	run(t, "-w", dir, "check").wants(t, exitDone, "3 câu hỏi", "2 phép kiểm tra riêng")
	run(t, "-w", dir, "run").wants(t, exitDone)
	got := query(t, dir, "SELECT definition_origin, file FROM definitions WHERE topic = 'khuyen-cong' AND definition_kind IN ('question', 'check') ORDER BY file")
	if len(got) != 3 || got[1][0] != "overridden" || got[2][0] != "overridden" {
		t.Errorf("definitions %v", got)
	}
	if title := query(t, dir, "SELECT title_vi FROM question WHERE id = 'support_money'"); !strings.HasPrefix(title[1][0], "Kinh phí của tỉnh") {
		t.Errorf("the built-in question stands: %v", title)
	}
}
