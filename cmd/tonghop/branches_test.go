package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// branches of the ledger: what each of some people decides who starts from the
// ledger as it is.
func branches(t *testing.T, dir string, decide ...[]string) (base string, sides []string) {
	t.Helper()
	path := filepath.Join(dir, "decisions.jsonl")
	data, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	base = string(data)
	for n, args := range decide {
		write(t, path, base)
		at(t, later(1).Add(later(n).Sub(firstNight)/24), "", append([]string{"-w", dir, "review"}, args...)...).wants(t, exitDone, "1 quyết định")
		side, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		sides = append(sides, strings.TrimPrefix(string(side), base))
	}
	return base, sides
}

// Two people decided on two branches of the ledger. Put together in any order it
// stops no night; what they decided alike or about different things is in force,
// and where they contradict each other neither is, until somebody decides again.
func TestBranchesOfTheLedgerAreMerged(t *testing.T) {
	t.Parallel()
	dir := published(t)
	ledger := filepath.Join(dir, "decisions.jsonl")
	amend(t, workbookOf(t, dir, "dong-thap"), "189", 1897)
	at(t, later(1), "", "-w", dir, "run").wants(t, exitWithFaults, "1 chờ xem")
	id := waiting(t, dir)[0].ID
	other := query(t, dir, "SELECT id FROM observation WHERE area_slug = 'ca-mau' LIMIT 1")[1][0]
	hoa, lan := []string{"--by", "Hoa", "--reason", "công văn 12"}, []string{"--by", "Lan", "--reason", "đã gọi Sở"}

	base, sides := branches(t, dir,
		append([]string{"annotate", other, "--note", "Số của Sở."}, lan...),
		append([]string{"accept", id}, hoa...),
		append([]string{"reject", id}, lan...))
	write(t, ledger, base+sides[1])
	at(t, later(2), "", "-w", dir, "run").wants(t, exitDone, "1 sửa đổi")
	if got := query(t, dir, ofDongThap); got[1][0] != "1897" {
		t.Fatalf("accepted: in force %v", got[1])
	}

	// The other branch comes in, its lines before and after ours: no night stops.
	write(t, ledger, base+sides[0]+sides[1]+sides[1])
	at(t, later(3), "", "-w", dir, "run").wants(t, exitDone)
	if notes := query(t, dir, "SELECT note_vi FROM annotation WHERE kind = 'note'"); len(notes) != 2 || notes[1][0] != "Số của Sở." {
		t.Errorf("notes %v", notes)
	}
	write(t, ledger, base+"<<<<<<< HEAD\n"+sides[1]+"=======\n"+sides[2]+">>>>>>> lan\n"+sides[0])
	at(t, later(4), "", "-w", dir, "run").wants(t, exitWithFaults, "decisions.jsonl:1", "dấu gộp của git", "quyết định trái nhau", "Hoa chấp nhận", "Lan loại", "1 chờ xem")
	if got := query(t, dir, ofDongThap); got[1][0] != "189" {
		t.Errorf("contradicted: in force %v, want what was there before", got[1])
	}
	if notes := query(t, dir, "SELECT note_vi FROM annotation WHERE kind = 'note'"); len(notes) != 2 {
		t.Errorf("the contradiction costs more than itself: notes %v", notes)
	}
	run(t, "-w", dir, "review").wants(t, exitDone, id, "decisions_contradict")
	run(t, "-w", dir, "status").wants(t, exitDone, "trái nhau")
	run(t, "-w", dir, "verify").wants(t, exitDone)

	// Somebody decides with both before them.
	at(t, later(4), "", append([]string{"-w", dir, "review", "reject", id}, hoa...)...).wants(t, exitDone, "1 quyết định")
	at(t, later(5), "", "-w", dir, "run").wants(t, exitWithFaults, "1 chờ xem")
	if list := waiting(t, dir); len(list) != 0 {
		t.Errorf("decided and waiting: %+v", list)
	}
	at(t, later(6), "", "-w", dir, "verify", "--rebuild").wants(t, exitDone, "4 quyết định")
}
