package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is owed is declared once and told in the status, in tables and on pages;
// a fault in the declaration costs the duties alone.
func TestDutiesAreToldEverywhere(t *testing.T) {
	t.Parallel()
	dir := published(t)
	run(t, "-w", dir, "check").wants(t, exitDone)
	run(t, "-w", dir, "status").wants(t, exitDone, "NGHĨA VỤ BÁO CÁO", "kỳ 2025", "chưa nộp")
	r := run(t, "-w", dir, "sql", "-f", "csv", "SELECT area_slug, period, status, due FROM duties WHERE area_slug IN ('ha-giang', 'tuyen-quang') AND period >= '2024' ORDER BY ALL")
	if want := "area_slug,period,status,due\nha-giang,2024,missing,2025-03-31\ntuyen-quang,2024,missing,2025-03-31\ntuyen-quang,2025,missing,2026-03-31\n"; r.stdout != want {
		t.Errorf("duties: %s, want %s", r.stdout, want)
	}
	page, err := os.ReadFile(filepath.Join(dir, "data", "releases", "current", "site", "bao-cao", "binh-chon-nam.html"))
	if err != nil || strings.Count(string(page), `class="m-missing"`) != 15 {
		t.Errorf("the matrix has %d missing reports, %v", strings.Count(string(page), `class="m-missing"`), err)
	}
	broken := filepath.Join(dir, "duties.yaml")
	if err := os.WriteFile(broken, []byte("duties:\n  - id: binh-chon-nam\n    evry: year\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, "-w", dir, "check").wants(t, exitUsage, "duties.yaml:3", "«every»")
	run(t, "-w", dir, "run").wants(t, exitDone, "duties.yaml:3")
	run(t, "-w", dir, "status").wants(t, exitDone, "kỳ 2025")
	if err := os.Remove(broken); err != nil {
		t.Fatal(err)
	}
	run(t, "-w", dir, "run").wants(t, exitDone)
	run(t, "-w", dir, "status").wants(t, exitDone, "chưa khai báo trong duties.yaml")
}

// Of very many duties the status tells of those with somebody missing, and how
// many there are besides.
func TestStatusOfManyDuties(t *testing.T) {
	t.Parallel()
	dir := published(t)
	var text strings.Builder
	text.WriteString("duties:\n")
	for n := range mostDuties + 5 {
		from := "2099" // no period has ended
		if n == mostDuties+4 {
			from = "2024"
		}
		fmt.Fprintf(&text, "  - {id: nv-%02d, title: 'Báo cáo %02d', indicators: [cnnt_recognized], every: year, from: %s, due: 45 ngày, areas: ca-mau}\n", n, n, from)
	}
	write(t, filepath.Join(dir, "duties.yaml"), text.String())
	at(t, later(1), "", "-w", dir, "run")
	r := at(t, later(1), "", "-w", dir, "status").wants(t, exitDone, "… và 5 loại báo cáo nữa", "Báo cáo 44 · kỳ 2025")
	if strings.Index(r.stdout, "Báo cáo 44") > strings.Index(r.stdout, "Báo cáo 00") || strings.Contains(r.stdout, "Báo cáo 41") {
		t.Errorf("status %s", r.stdout)
	}
}
