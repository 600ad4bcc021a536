package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// A made-up country as workbooks: read like any other, labelled on every page, and
// the same bytes from the same seed.
func TestSimulateWorkspace(t *testing.T) {
	t.Parallel()
	dir, again := filepath.Join(t.TempDir(), "nuoc"), filepath.Join(t.TempDir(), "nuoc")
	for _, d := range []string{dir, again} {
		run(t, "simulate", d, "--provinces", "2", "--indicators", "4", "--from", "2024", "--to", "2025").wants(t, exitDone, d)
	}
	for _, file := range []string{"tonghop.yaml", "sources/mo-phong-bo.yaml", "inbox/mo-phong-an-giang/bao-cao-2024.xlsx", "inbox/mo-phong-bao/feed.xml"} {
		one, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		if other, err := os.ReadFile(filepath.Join(again, file)); err != nil || string(one) != string(other) {
			t.Errorf("%s differs between two runs of one seed: %v", file, err)
		}
	}
	run(t, "-w", dir, "check").wants(t, exitDone)
	if code := run(t, "-w", dir, "run").code; code != exitDone && code != exitWithFaults {
		t.Fatalf("exit code %d", code)
	}
	rows := query(t, dir, "SELECT count(*), count(*) FILTER (illustrative), count(DISTINCT kind) FROM observation")
	if n, _ := strconv.Atoi(rows[1][0]); n < 20 || rows[1][0] != rows[1][1] || rows[1][2] != "3" {
		t.Errorf("figures, illustrative ones, kinds: %v", rows[1])
	}
	page, err := os.ReadFile(filepath.Join(dir, "data", "releases", "current", "site", "index.html"))
	if err != nil || !strings.Contains(string(page), "số liệu mô phỏng") {
		t.Errorf("the first page does not say that the country is made up: %v", err)
	}
	run(t, "simulate", dir).wants(t, exitUsage, "trống")
}

// Straight into the store: two nights, published.
func TestSimulateRows(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "nuoc")
	run(t, "simulate", dir, "--rows", "--provinces", "3", "--indicators", "3", "--from", "2023", "--to", "2026", "--localities", "4").wants(t, exitDone, "Đã phát hành")
	rows := query(t, dir, "SELECT count(*), count(DISTINCT boundary) FROM observation")
	if n, _ := strconv.Atoi(rows[1][0]); n < 300 || rows[1][1] != "2" {
		t.Errorf("figures and boundary versions: %v", rows[1])
	}
	beside := query(t, dir, "SELECT count(*) > 0 FROM observation_all WHERE area_type = 'country'")
	if beside[1][0] != "true" {
		t.Error("the ministry states nothing of the country")
	}
	answersAsPublished(t, dir)
}
