package main

import (
	"bufio"
	"fmt"
	"maps"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
)

// moments is how many moments of a night the process is killed at.
const moments = 20

// content is what a release says, times and runs apart: hashes of every table's
// rows, and the number of rows, so that nothing is doubled and nothing lost.
func content(t *testing.T, dir string) map[string]string {
	t.Helper()
	var parts []string
	for _, table := range []string{"observation_history", "claim_history", "reject", "snapshot", "document_state", "document_cell",
		"document_sentence", "series", "period", "source_fault", "check_result"} {
		columns := `COLUMNS(c -> c NOT IN ('run_id', 'recorded_at', 'superseded_at', 'superseded_run', 'fetched_at', 'since'))`
		parts = append(parts, `SELECT '`+table+`', count(*), sum(hash(r::VARCHAR)::HUGEINT) FROM (SELECT r FROM (SELECT `+columns+` FROM `+table+`) r)`)
	}
	found := map[string]string{}
	for _, row := range query(t, dir, strings.Join(parts, " UNION ALL "))[1:] {
		found[row[0]] = fmt.Sprint(row[1:])
	}
	if len(found) != len(parts) {
		t.Fatalf("content of %d tables, want %d", len(found), len(parts))
	}
	return found
}

// secondNight starts a night as a process of its own and kills it as soon as it
// has finished its nth step; it reports how many steps were seen, and whether
// the night ended before.
func secondNight(t *testing.T, dir string, killAfter int) (seen int, ended bool) {
	t.Helper()
	cmd := program(t, "-w", dir, "run")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(stderr)
	for lines.Scan() {
		seen++
		if seen == killAfter {
			if err := cmd.Process.Signal(syscall.SIGKILL); err != nil {
				t.Fatal(err)
			}
		}
	}
	err = cmd.Wait()
	return seen, err == nil
}

func TestKilledNightLeavesTheReleaseAndTheNextNightFinishes(t *testing.T) {
	t.Parallel()
	before := published(t)
	old := content(t, before)
	amend(t, workbookOf(t, before, "dong-thap"), "189", 190)
	write(t, filepath.Join(before, "sources", "khu-vuc.yaml"), "kind: folder\nlocation: inbox/khu-vuc\ntitle: Biểu khu vực\npublisher: Cục Công Thương địa phương\n")
	write(t, filepath.Join(before, "inbox", "khu-vuc", "nam-2022.csv"), "SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU CẤP TỈNH NĂM 2022\n"+
		"STT,Tỉnh,Số sản phẩm được công nhận\n1,Bến Tre,12\n2,Trà Vinh,9\n")

	whole := copyOf(t, before)
	steps, ended := secondNight(t, whole, 0)
	if !ended || steps < moments {
		t.Fatalf("the uninterrupted night: %d steps, done %v; want at least %d steps", steps, ended, moments)
	}
	want := content(t, whole)
	if maps.Equal(old, want) {
		t.Fatal("the second night changes nothing, so the test could not fail")
	}
	var killed atomic.Int32
	t.Run("killed", func(t *testing.T) {
		for moment := 1; moment <= moments; moment++ {
			t.Run(fmt.Sprint(moment), func(t *testing.T) {
				t.Parallel()
				dir := copyOf(t, before)
				if _, ended := secondNight(t, dir, 1+(moment-1)*steps/moments); !ended {
					killed.Add(1)
				}
				if got := content(t, dir); !maps.Equal(got, old) && !maps.Equal(got, want) {
					t.Errorf("the release in force is neither the old nor the new one: %v", differing(old, got))
				}
				run(t, "-w", dir, "sql", "SELECT count(*) FROM observation").wants(t, exitDone)
				at(t, firstNight.AddDate(0, 0, 2), "", "-w", dir, "run").wants(t, exitDone)
				if got := content(t, dir); !maps.Equal(got, want) {
					t.Errorf("after the next night these differ: %v", differing(want, got))
				}
			})
		}
	})
	if n := killed.Load(); n < moments*3/4 { // the last steps may be over before the signal comes
		t.Errorf("only %d of %d nights were killed before their end", n, moments)
	}
}

func copyOf(t *testing.T, dir string) string {
	t.Helper()
	to := t.TempDir()
	copyTree(t, dir, to)
	return to
}
