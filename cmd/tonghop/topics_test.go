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
	dir := withTopics(t)
	run(t, "-w", dir, "check").wants(t, exitDone)
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

func TestAWorkspacesTopicsArePublished(t *testing.T) {
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
	got := query(t, dir, "SELECT o.area_name, o.value, i.topic FROM observation o JOIN indicator i ON i.id = o.indicator_id WHERE o.indicator_id = 'poverty_rate' ORDER BY o.value DESC")
	if len(got) != 4 || got[1][0] != "Hà Giang" || got[1][1] != "18.1" || got[1][2] != "giam-ngheo" {
		t.Errorf("rows %v", got)
	}
	if topics := query(t, dir, "SELECT id FROM topic WHERE NOT built_in ORDER BY position"); len(topics) != 3 {
		t.Errorf("topics %v", topics)
	}
}

func TestABrokenTopicIsToldWithFileAndLine(t *testing.T) {
	dir := withTopics(t)
	write(t, filepath.Join(dir, "topics", "du-lich", "indicators.yaml"), "indicators:\n  - id: visits\n    vi: Lượt khách\n    en: Visits\n    unit: vists\n    behaviour: flow\n    nams: [lượt khách]\n")
	for _, args := range [][]string{{"check"}, {"run"}, {"read", filepath.Join(dir, "tonghop.yaml")}} {
		run(t, append([]string{"-w", dir}, args...)...).wants(t, exitUsage, "topics/du-lich/indicators.yaml:7:5", "nams")
	}
	write(t, filepath.Join(dir, "topics", "du-lich", "indicators.yaml"), "indicators:\n  - id: visits\n    vi: Lượt khách\n    en: Visits\n    unit: visti\n    behaviour: flow\n")
	run(t, "-w", dir, "check").wants(t, exitUsage, "topics/du-lich/indicators.yaml:5", "visti")
}
