package review

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

var (
	at    = time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC)
	wrong = 5000.0
	right = 5.0
)

func decision(verdict pipeline.Verdict, subject string) pipeline.Decision {
	return pipeline.Decision{At: at, By: "Nguyễn Thị Hoa", Verdict: verdict, Subject: subject, Source: "so", What: "một số", Reason: "đã gọi điện cho Sở"}
}

func TestLedgerGivesBackWhatWasWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "decisions.jsonl")
	correction := decision(pipeline.VerdictCorrect, "b")
	correction.Series, correction.Period, correction.Expects, correction.Value = "s", "2022/2022", &wrong, &right
	note := decision(pipeline.VerdictAnnotate, "c")
	note.Series, note.Period, note.NoteVI = "s", "2022/2022", "Gồm cả phần của Trung ương."
	want := []pipeline.Decision{decision(pipeline.VerdictAccept, "a"), correction, note, decision(pipeline.VerdictReopen, "a")}
	for _, d := range want {
		if err := Append(path, d); err != nil {
			t.Fatal(err)
		}
	}
	got, err := ReadLedger(path)
	if err != nil || !reflect.DeepEqual(got.Decisions, want) {
		t.Errorf("%+v, %v", got, err)
	}
	if none, err := ReadLedger(filepath.Join(t.TempDir(), "none")); err != nil || len(none.Lines) != 0 {
		t.Errorf("no ledger: %v, %v", none, err)
	}
}

func TestWhatIsNoDecisionIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "decisions.jsonl")
	for name, spoil := range map[string]func(*pipeline.Decision){
		"no name":                     func(d *pipeline.Decision) { d.By = " " },
		"no reason":                   func(d *pipeline.Decision) { d.Reason = "" },
		"no time":                     func(d *pipeline.Decision) { d.At = time.Time{} },
		"no subject":                  func(d *pipeline.Decision) { d.Subject = "" },
		"no such verdict":             func(d *pipeline.Decision) { d.Verdict = "maybe" },
		"a correction without values": func(d *pipeline.Decision) { d.Verdict = pipeline.VerdictCorrect },
		"a correction that changes none": func(d *pipeline.Decision) {
			d.Verdict, d.Value, d.Expects, d.Series, d.Period = pipeline.VerdictCorrect, &right, &right, "s", "p"
		},
		"an empty note": func(d *pipeline.Decision) { d.Verdict = pipeline.VerdictAnnotate },
	} {
		d := decision(pipeline.VerdictAccept, "a")
		spoil(&d)
		if err := Append(path, decision(pipeline.VerdictAccept, "x"), d); err == nil {
			t.Errorf("%s was written", name)
		}
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("half of a refused batch was written")
	}
}

// Two people decided on two branches. However version control puts their lines
// together, the ledger holds the same decisions, each once, and knows which of
// them were there before.
func TestBranchesOfALedgerPutTogether(t *testing.T) {
	path := filepath.Join(t.TempDir(), "decisions.jsonl")
	of := func(minute int, subject string) pipeline.Decision {
		d := decision(pipeline.VerdictAccept, subject)
		d.At = at.Add(time.Duration(minute) * time.Minute)
		return d
	}
	if err := Append(path, of(0, "before"), of(1, "ours"), of(3, "ours too")); err != nil {
		t.Fatal(err)
	}
	ours, err := ReadLedger(path)
	if err != nil {
		t.Fatal(err)
	}
	theirs := filepath.Join(t.TempDir(), "theirs.jsonl")
	if err := Append(theirs, of(0, "before"), of(2, "theirs")); err != nil {
		t.Fatal(err)
	}
	lines := func(path string) []string {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return strings.SplitAfter(strings.TrimSuffix(string(data), "\n"), "\n")
	}
	o, th := lines(path), lines(theirs)
	for i := range o {
		o[i] = strings.TrimSuffix(o[i], "\n") + "\n"
	}
	for i := range th {
		th[i] = strings.TrimSuffix(th[i], "\n") + "\n"
	}
	for name, c := range map[string]struct {
		text  string
		marks []int
	}{
		"theirs first":            {th[0] + th[1] + o[1] + o[2], nil},
		"one after another":       {o[0] + o[1] + o[2] + th[0] + th[1], nil},
		"as git leaves it":        {o[0] + "<<<<<<< HEAD\n" + o[1] + o[2] + "=======\n" + th[1] + ">>>>>>> nhanh-hoa\n", []int{2, 5, 7}},
		"as git leaves it, diff3": {o[0] + "<<<<<<< HEAD\n" + o[1] + o[2] + "||||||| 1f2e3d\n=======\n" + th[1] + ">>>>>>> nhanh-hoa", []int{2, 5, 6, 8}},
	} {
		if err := os.WriteFile(path, []byte(c.text), 0o640); err != nil {
			t.Fatal(err)
		}
		got, err := ReadLedger(path)
		if err != nil || !reflect.DeepEqual(got.Marks, c.marks) {
			t.Fatalf("%s: marks %v, %v", name, got.Marks, err)
		}
		var subjects []string
		for _, d := range got.Decisions {
			subjects = append(subjects, d.Subject)
		}
		if want := []string{"before", "ours", "theirs", "ours too"}; !reflect.DeepEqual(subjects, want) {
			t.Errorf("%s: %q", name, subjects)
		}
		if known, missing := got.Known(ours.Names); missing != 0 || !reflect.DeepEqual(known.Decisions, ours.Decisions) {
			t.Errorf("%s: known %+v, %d missing", name, known, missing)
		}
		if _, missing := ours.Known(got.Names); missing != 1 {
			t.Errorf("%s: ours lacks %d, want that of theirs", name, missing)
		}
		if err := Append(path, of(9, "after")); err != nil {
			t.Fatal(err)
		}
		if got, err = ReadLedger(path); err != nil || len(got.Decisions) != 5 {
			t.Errorf("%s: written after: %+v, %v", name, got, err)
		}
	}
}

// A crash may cut the last line; anything else that cannot be read stops, with
// its place.
func TestDamagedLedger(t *testing.T) {
	path := filepath.Join(t.TempDir(), "decisions.jsonl")
	if err := Append(path, decision(pipeline.VerdictAccept, "a"), decision(pipeline.VerdictReject, "b")); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	write(string(whole) + `{"at":"2026-11-`)
	if got, err := ReadLedger(path); err != nil || len(got.Lines) != 2 {
		t.Errorf("a torn end: %+v, %v", got, err)
	}
	if err := Append(path, decision(pipeline.VerdictAccept, "c")); err != nil {
		t.Fatal(err)
	}
	if got, err := ReadLedger(path); err != nil || len(got.Lines) != 3 || got.Lines[2].Subject != "c" {
		t.Errorf("written after a torn end: %+v, %v", got, err)
	}
	write(strings.TrimSuffix(string(whole), "\n"))
	if err := Append(path, decision(pipeline.VerdictAccept, "c")); err != nil {
		t.Fatal(err)
	}
	if got, err := ReadLedger(path); err != nil || len(got.Lines) != 3 {
		t.Errorf("written after a missing newline: %+v, %v", got, err)
	}
	for _, damage := range []string{"<<<<<<<\n", "====\n", "{}\n", `{"verdict":"accept","verdikt":1}` + "\n", strings.Repeat("x", 1<<21) + "\n"} {
		write(string(whole) + damage + string(whole))
		var line *LineError
		if _, err := ReadLedger(path); !errors.As(err, &line) || line.Line != 3 || !strings.Contains(err.Error(), "git") {
			t.Errorf("%.20q: %v", damage, err)
		}
	}
}

func item(id string, standing float64, values ...float64) pipeline.Waiting {
	w := pipeline.Waiting{ID: id, Kind: pipeline.WaitingFigure, Source: "so", Document: "a.xlsx", Since: at}
	for _, v := range values {
		w.Figures = append(w.Figures, pipeline.StatedFigure{Value: v, Standing: &standing})
	}
	return w
}

func TestRoomRemembersAndOrdersByWorth(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "waiting")
	r, err := OpenRoom(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Keep("so", map[string][]pipeline.Waiting{"a.xlsx": {item("ten", 10, 100), item("three", 10, 1, 2, 3), item("thousand", 10, 10000)}}); err != nil {
		t.Fatal(err)
	}
	if err := r.Rename("so", "a.xlsx", "b.xlsx"); err != nil {
		t.Fatal(err)
	}
	again, err := OpenRoom(dir)
	if err != nil {
		t.Fatal(err)
	}
	ids := func(d pipeline.Decisions) (out []string) {
		for _, w := range again.All(d) {
			out = append(out, w.ID+" "+w.Document)
		}
		return out
	}
	if got := ids(pipeline.Decisions{}); !reflect.DeepEqual(got, []string{"three b.xlsx", "thousand b.xlsx", "ten b.xlsx"}) {
		t.Errorf("order %v", got)
	}
	if got := ids(pipeline.Settle([]pipeline.Decision{decision(pipeline.VerdictReject, "three")})); len(got) != 2 {
		t.Errorf("a decided item waits: %v", got)
	}
	if info, err := os.Stat(filepath.Join(dir, "so.json")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read what waits: %v, %v", info, err)
	}
	if err := again.Keep("so", map[string][]pipeline.Waiting{"b.xlsx": nil}); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left over: %v", left)
	}
}

// A night of thousands of documents holds tens of thousands of figures.
func TestWhatWaitsStaysInItsFile(t *testing.T) {
	dir := t.TempDir()
	r, err := OpenRoom(dir)
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("Ô C20 ghi 5.923.994.000.000. ", 100)
	items := func(document string, n int) (list []pipeline.Waiting) {
		for i := range n {
			w := item(fmt.Sprintf("%s %03d", document, i), 1, float64(i))
			w.Document, w.Reasons = document, []pipeline.WaitingReason{{Check: "magnitude_jump", VI: long}}
			list = append(list, w)
		}
		return list
	}
	want := map[string][]pipeline.Waiting{}
	keep := func(r *Room, changes map[string][]pipeline.Waiting) {
		t.Helper()
		if err := r.Keep("so", changes); err != nil {
			t.Fatal(err)
		}
		for document, list := range changes {
			if want[document] = list; list == nil {
				delete(want, document)
			}
		}
	}
	agree := func(r *Room) {
		t.Helper()
		for document, list := range want {
			if got := r.Of("so", document); !reflect.DeepEqual(got, list) {
				t.Errorf("%s: %d items, not %d", document, len(got), len(list))
			}
		}
		if got := r.Of("so", "gone"); got != nil || r.Kinds("so", "gone") != nil || r.Kinds("other", "gone") != nil {
			t.Errorf("of a document without any: %v", got)
		}
	}
	held := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := held()
	for batch := range 10 {
		changes := map[string][]pipeline.Waiting{}
		for i := range 20 {
			document := fmt.Sprintf("%d/%d.xlsx", (batch*7)%10, i)
			changes[document] = items(document, 10)
		}
		if err := r.Keep("so", changes); err != nil {
			t.Fatal(err)
		}
	}
	info, err := os.Stat(filepath.Join(dir, "so.json"))
	if after := held(); err != nil || after > before+uint64(info.Size()/10) {
		t.Errorf("%v: of %d bytes that wait %d are held", err, info.Size(), after-before)
	}
	for batch := range 10 {
		for i := range 20 {
			document := fmt.Sprintf("%d/%d.xlsx", batch, i)
			want[document] = items(document, 10)
		}
	}
	agree(r)
	other, err := OpenRoom(dir) // another process, which goes on with what it saw
	if err != nil {
		t.Fatal(err)
	}
	agree(other)
	keep(r, map[string][]pipeline.Waiting{"3/3.xlsx": items("3/3.xlsx", 1), "new": items("new", 2), "0/0.xlsx": nil})
	agree(r)
	if got := other.Of("so", "0/0.xlsx"); len(got) != 10 {
		t.Errorf("what was seen before: %d items", len(got))
	}
	again, err := OpenRoom(dir)
	if err != nil {
		t.Fatal(err)
	}
	agree(again)
	if got := again.Kinds("so", "new"); !reflect.DeepEqual(got, []pipeline.WaitingKind{pipeline.WaitingFigure}) || again.Kinds("so", "0/0.xlsx") != nil {
		t.Errorf("kinds %v", got)
	}
}

func TestDamagedRoomIsToldAndStartsEmpty(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "so.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := OpenRoom(dir)
	if err != nil || len(r.Damaged()) != 1 || len(r.All(pipeline.Decisions{})) != 0 {
		t.Fatalf("%v, damaged %v", err, r.Damaged())
	}
	if err := r.Keep("so", map[string][]pipeline.Waiting{"a.xlsx": {item("x", 1, 2)}}); err != nil {
		t.Fatal(err)
	}
	if r, err = OpenRoom(dir); err != nil || len(r.Damaged()) != 0 || len(r.All(pipeline.Decisions{})) != 1 {
		t.Errorf("%v, damaged %v", err, r.Damaged())
	}
}

// What the ledger takes it gives back; anything else is an error, never a panic.
func FuzzReadLedger(f *testing.F) {
	f.Add([]byte(`{"at":"2026-11-23T02:00:00Z","by":"a","verdict":"accept","subject":"x","source":"s","what":"","reason":"r"}` + "\n"))
	f.Add([]byte("{}\n{"))
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "l")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		ledger, err := ReadLedger(path)
		if err != nil {
			return
		}
		if len(ledger.Decisions) > len(ledger.Lines) || len(ledger.Names) != len(ledger.Decisions) {
			t.Errorf("%d lines, %d decisions, %d names", len(ledger.Lines), len(ledger.Decisions), len(ledger.Names))
		}
		for _, d := range ledger.Lines {
			if err := Judge(d); err != nil {
				t.Errorf("took %+v: %v", d, err)
			}
		}
	})
}

// What an editor of another system makes of the ledger changes no decision, or is
// told; and what is written after it loses none.
func TestALedgerThatAnEditorSaved(t *testing.T) {
	path := filepath.Join(t.TempDir(), "decisions.jsonl")
	if err := Append(path, decision(pipeline.VerdictAccept, "a"), decision(pipeline.VerdictReject, "b")); err != nil {
		t.Fatal(err)
	}
	before, err := ReadLedger(path)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.TrimSuffix(string(whole), "\n")
	first, second, _ := strings.Cut(text, "\n")
	for name, content := range map[string]string{
		"a byte order mark":                      "\ufeff" + text + "\n",
		"line ends of Windows":                   strings.ReplaceAll(text, "\n", "\r\n") + "\r\n",
		"a mark and no last line end":            "\ufeff" + text,
		"a mark in the middle of a merged file":  first + "\n\ufeff" + second + "\n",
		"one with a mark alone in the last line": first + "\n\ufeff" + second,
	} {
		if err := os.WriteFile(path, []byte(content), 0o640); err != nil {
			t.Fatal(err)
		}
		got, err := ReadLedger(path)
		if err != nil || !reflect.DeepEqual(got.Names, before.Names) {
			t.Errorf("%s: %q, %v", name, got.Names, err)
		}
		err = Append(path, decision(pipeline.VerdictAccept, "c"))
		after, err2 := ReadLedger(path)
		if err != nil || err2 != nil || len(after.Decisions) != 3 {
			t.Errorf("%s, one more written: %d decisions, %v, %v", name, len(after.Decisions), err, err2)
		}
	}
	if err := os.WriteFile(path, []byte("\xff\xfe{\x00}\x00\n\x00"), 0o640); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadLedger(path); err == nil || !strings.Contains(err.Error(), "UTF-8") || !strings.Contains(err.Error(), ":1:") {
		t.Errorf("UTF-16: %v", err)
	}
}
