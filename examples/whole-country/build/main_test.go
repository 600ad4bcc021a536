package main

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestEveryFigureStandsInItsWorkbook opens what the program writes and counts:
// all figures of all tables, each in the row of its province.
func TestEveryFigureStandsInItsWorkbook(t *testing.T) {
	out := t.TempDir()
	if err := build("../..", out); err != nil {
		t.Fatal(err)
	}
	figures := 0
	entries, err := files.ReadDir("tables")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), ".csv")
		table, err := table(name)
		if err != nil {
			t.Fatal(err)
		}
		year := strings.TrimSuffix(name, "-trong-quyet-toan")
		year = year[strings.LastIndex(year, "-")+1:]
		sheet := "Dự toán"
		if strings.Contains(name, "quyet-toan") {
			sheet = "Quyết toán"
		}
		rows := open(t, filepath.Join(out, "inbox", "ngan-sach", "ngan-sach-"+year+".xlsx"), sheet)
		for _, r := range table.Rows {
			line := lineOf(rows, r.Name)
			if r.Whole() {
				line = lineOf(rows, "CẢ NƯỚC")
			}
			for i, v := range r.Cells {
				if v == nil {
					continue
				}
				figures++
				if !holds(line, *v) {
					t.Errorf("%s: %s, %s: %v stands not in %v", name, r.Name, table.Columns[i].Concept, *v, line)
				}
			}
			if !strings.Contains(line[len(line)-1], r.At) {
				t.Errorf("%s: %s does not name row %s of the original", name, r.Name, r.At)
			}
		}
	}
	if figures != 17917 {
		t.Errorf("%d figures, want 17917", figures)
	}
}

// TestWhereSourcesDiffer: the settlement of 2009 that Hà Giang published and
// the Ministry's differ, as they do in the originals.
func TestWhereSourcesDiffer(t *testing.T) {
	out := t.TempDir()
	if err := build("../..", out); err != nil {
		t.Fatal(err)
	}
	own := open(t, filepath.Join(out, "inbox", "tinh", "ha-giang-quyet-toan-2009.xlsx"), "Quyết toán")
	ministry := open(t, filepath.Join(out, "inbox", "ngan-sach", "ngan-sach-2009.xlsx"), "Quyết toán")
	if !holds(lineOf(own, "Hà Giang"), 4283674) || !holds(lineOf(ministry, "Hà Giang"), 4687606.532018) {
		t.Error("the two settlements of Hà Giang, 2009")
	}
	people := open(t, filepath.Join(out, "inbox", "dan-so", "dan-so-trung-binh.xlsx"), "2024")
	if line := lineOf(people, "Cà Mau"); !holds(line, 1212) || !holds(line, 284.86) {
		t.Errorf("people of Cà Mau: %v", line)
	}
}

func TestSameBytes(t *testing.T) {
	one, two := t.TempDir(), t.TempDir()
	for _, out := range []string{one, two} {
		if err := build("../..", out); err != nil {
			t.Fatal(err)
		}
	}
	count := 0
	err := filepath.WalkDir(one, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		count++
		a, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		b, err := os.ReadFile(filepath.Join(two, strings.TrimPrefix(name, one)))
		if err != nil || !bytes.Equal(a, b) {
			t.Errorf("%s differs (%v)", name, err)
		}
		return nil
	})
	if err != nil || count < 30 {
		t.Errorf("%d files, %v", count, err)
	}
}

func open(t *testing.T, name, sheet string) [][]string {
	t.Helper()
	f, err := excelize.OpenFile(name, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func lineOf(rows [][]string, name string) []string {
	for _, r := range rows {
		for _, cell := range r[:min(2, len(r))] {
			if cell == name {
				return r
			}
		}
	}
	return []string{""}
}

func holds(line []string, want float64) bool {
	for _, cell := range line {
		if v, err := number(cell); err == nil && v != nil && math.Abs(*v-want) <= 1e-12*math.Abs(want) {
			return true
		}
	}
	return false
}
