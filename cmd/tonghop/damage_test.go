package main

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// cut leaves half of a file.
func cut(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	return os.Truncate(path, info.Size()/2)
}

// scribble writes over a part of a file.
func scribble(path string, at int64, n int) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.WriteAt([]byte(strings.Repeat("\xa5", n)), at)
	return errors.Join(err, f.Close())
}

// folderInstead puts a folder in the place of a file.
func folderInstead(path string) error {
	return errors.Join(os.RemoveAll(path), os.Mkdir(path, 0o755))
}

// fileInstead puts a file in the place of a folder.
func fileInstead(path string) error {
	return errors.Join(os.RemoveAll(path), os.WriteFile(path, []byte("x"), 0o644))
}

// firstOf is the first file that matches.
func firstOf(dir, pattern string) string {
	found, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil || len(found) == 0 {
		return filepath.Join(dir, "no "+pattern)
	}
	return found[0]
}

// Whatever happens to the data of a workspace, the next night heals it or says
// what to do, the figures stay, and the nights that follow are quiet. Damage to a
// release alone is tried where releases are kept.
func TestDamagesToAWorkspace(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		damage func(data string) error
		says   string
	}{
		"database deleted": {func(d string) error { return os.Remove(filepath.Join(d, "warehouse.duckdb")) }, "không thấy cơ sở dữ liệu data/warehouse.duckdb; đã khôi phục từ bản phát hành"},
		"database lost, its log left": {func(d string) error {
			return errors.Join(os.Remove(filepath.Join(d, "warehouse.duckdb")), os.WriteFile(filepath.Join(d, "warehouse.duckdb.wal"), []byte(strings.Repeat("\xa5", 4096)), 0o644))
		}, "không thấy cơ sở dữ liệu"},
		"database empty":            {func(d string) error { return os.Truncate(filepath.Join(d, "warehouse.duckdb"), 0) }, "khôi phục từ bản phát hành"},
		"database cut":              {func(d string) error { return cut(filepath.Join(d, "warehouse.duckdb")) }, "khôi phục từ bản phát hành"},
		"database's head destroyed": {func(d string) error { return scribble(filepath.Join(d, "warehouse.duckdb"), 0, 12288) }, "khôi phục từ bản phát hành"},
		"database scribbled over":   {func(d string) error { return scribble(filepath.Join(d, "warehouse.duckdb"), 12288, 3<<20) }, "khôi phục từ bản phát hành"},
		"database is a text": {func(d string) error {
			return os.WriteFile(filepath.Join(d, "warehouse.duckdb"), []byte(strings.Repeat("xin chào ", 5000)), 0o644)
		}, "khôi phục từ bản phát hành"},
		"journal with a line of 3 MB": {func(d string) error {
			return os.WriteFile(filepath.Join(d, journalName), []byte(strings.Repeat("x", 3<<20)+"\n"), 0o644)
		}, ""},
		"journal is a folder":       {func(d string) error { return folderInstead(filepath.Join(d, journalName)) }, "đã để riêng"},
		"lock file full of rubbish": {func(d string) error { return os.WriteFile(filepath.Join(d, lockName), []byte("\x00\xff{"), 0o644) }, ""},
		"what waits is no JSON": {func(d string) error {
			return errors.Join(os.MkdirAll(filepath.Join(d, "waiting"), 0o700), os.WriteFile(filepath.Join(d, "waiting", "ca-mau.json"), []byte("{"), 0o600))
		}, "ca-mau.json"},
		"an original cut":          {func(d string) error { return cut(firstOf(d, "vault/*/*.xlsx")) }, ""},
		"an original altered":      {func(d string) error { return scribble(firstOf(d, "vault/*/*.xlsx"), 100, 4) }, ""},
		"an original deleted":      {func(d string) error { return os.Remove(firstOf(d, "vault/*/*.xlsx")) }, ""},
		"an original's record bad": {func(d string) error { return os.WriteFile(firstOf(d, "vault/*/*.json"), []byte("{"), 0o644) }, ".json"},
		"the whole vault gone":     {func(d string) error { return os.RemoveAll(filepath.Join(d, "vault")) }, ""},
		"published database cut":   {func(d string) error { return cut(filepath.Join(d, "releases", "current", databaseName)) }, "đã dựng lại"},
		"current is a copy": {func(d string) error {
			link := filepath.Join(d, "releases", "current")
			to, err := filepath.EvalSymlinks(link)
			return errors.Join(err, os.Remove(link), os.CopyFS(link, os.DirFS(to)))
		}, ""},
		"current is an empty folder": {func(d string) error { return folderInstead(filepath.Join(d, "releases", "current")) }, "bản phát hành current không còn như lúc công bố: manifest.json (mất)"},
		"database and all releases gone": {func(d string) error {
			return errors.Join(os.Remove(filepath.Join(d, "warehouse.duckdb")), os.RemoveAll(filepath.Join(d, "releases")))
		}, "không còn cơ sở dữ liệu lẫn bản phát hành nào để khôi phục"},
		"all releases gone":    {func(d string) error { return os.RemoveAll(filepath.Join(d, "releases")) }, "Đã phát hành"},
		"database is a folder": {func(d string) error { return folderInstead(filepath.Join(d, "warehouse.duckdb")) }, "khôi phục từ bản phát hành"},
		"a log of rubbish beside the database": {func(d string) error {
			return os.WriteFile(filepath.Join(d, "warehouse.duckdb.wal"), []byte(strings.Repeat("\xa5", 4096)), 0o644)
		}, ""},
		"journal deleted":    {func(d string) error { return os.Remove(filepath.Join(d, journalName)) }, ""},
		"journal full of 0":  {func(d string) error { return os.WriteFile(filepath.Join(d, journalName), make([]byte, 4096), 0o644) }, ""},
		"lock is a folder":   {func(d string) error { return folderInstead(filepath.Join(d, lockName)) }, ""},
		"the vault a file":   {func(d string) error { return fileInstead(filepath.Join(d, "vault")) }, "vault phải là một thư mục"},
		"waiting is a file":  {func(d string) error { return fileInstead(filepath.Join(d, "waiting")) }, "waiting phải là một thư mục"},
		"drafts is a file":   {func(d string) error { return fileInstead(filepath.Join(d, "drafts")) }, "drafts phải là một thư mục"},
		"releases is a file": {func(d string) error { return fileInstead(filepath.Join(d, "releases")) }, "releases phải là một thư mục"},
		"nights is a file":   {func(d string) error { return fileInstead(filepath.Join(d, "nights")) }, "nights phải là một thư mục"},
		"nights gone":        {func(d string) error { return os.RemoveAll(filepath.Join(d, "nights")) }, ""},
		"a night's record bad": {func(d string) error {
			return os.WriteFile(firstOf(d, "nights/*.json"), []byte("{"), 0o644)
		}, ""},
		"an original's record of another": {func(d string) error {
			other := firstOf(d, "vault/*/*.json")
			found, err := filepath.Glob(filepath.Join(d, "vault", "*", "*.json"))
			if err != nil {
				return err
			}
			content, err := os.ReadFile(found[len(found)-1])
			return errors.Join(err, os.WriteFile(other, content, 0o644))
		}, ".json"},
		"strangers in the vault": {func(d string) error {
			return errors.Join(os.WriteFile(filepath.Join(d, "vault", "ghi chú.txt"), []byte("x"), 0o644), os.MkdirAll(filepath.Join(d, "vault", "zz", "zz"), 0o755),
				os.WriteFile(firstOf(d, "vault/*/*.xlsx")+".tmp", []byte("x"), 0o644))
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := published(t)
			before := query(t, dir, figures)
			if err := c.damage(filepath.Join(dir, "data")); err != nil {
				t.Fatal(err)
			}
			at(t, later(1), "", "-w", dir, "run").wants(t, exitDone, c.says)
			if after := query(t, dir, figures); !reflect.DeepEqual(before, after) {
				t.Errorf("figures %v, %v before", after, before)
			}
			r := at(t, later(2), "", "-w", dir, "run").wants(t, exitDone, "Không có gì thay đổi")
			if strings.Contains(r.stderr, "tonghop:") {
				t.Errorf("the night after says %s", r.stderr)
			}
		})
	}
}

// A command that only looks says which one helps.
func TestWhoLooksAtADamagedWorkspaceIsToldWhatHelps(t *testing.T) {
	t.Parallel()
	dir := published(t)
	data := filepath.Join(dir, "data")
	if err := errors.Join(folderInstead(filepath.Join(data, journalName)), fileInstead(filepath.Join(data, "waiting"))); err != nil {
		t.Fatal(err)
	}
	run(t, "-w", dir, "status").wants(t, exitFailed, "nhật ký các lần chạy không đọc được; `tonghop run` để riêng nó")
	run(t, "-w", dir, "review").wants(t, exitFailed, "data/waiting không đọc được; `tonghop run` để riêng")
	at(t, later(1), "", "-w", dir, "run").wants(t, exitDone, "đã để riêng")
	run(t, "-w", dir, "status").wants(t, exitDone)
	run(t, "-w", dir, "review").wants(t, exitDone, "Không có gì chờ xem")
	if err := cut(filepath.Join(data, "releases", "current", databaseName)); err != nil {
		t.Fatal(err)
	}
	run(t, "-w", dir, "status").wants(t, exitFailed, "không mở được; chạy `tonghop run` hoặc `tonghop verify --heal`")
}

// A journal of which no line can be read is not one without a run.
func TestStatusTellsAnUnreadableJournalFromAnEmptyOne(t *testing.T) {
	t.Parallel()
	dir := published(t)
	journal := filepath.Join(dir, "data", journalName)
	whole, err := os.ReadFile(journal)
	if err != nil {
		t.Fatal(err)
	}
	for content, wanted := range map[string]string{
		"\x00\x00rác\n{\"run\":\n":    "journal.jsonl không đọc được (2 dòng hỏng)",
		string(whole) + "{\"run\":\"": "bỏ qua 1 dòng không đọc được của nhật ký",
		"":                            "chưa chạy lần nào",
	} {
		if err := os.WriteFile(journal, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		r := run(t, "-w", dir, "status").wants(t, exitDone, wanted)
		if content != "" && strings.Contains(r.stdout, "chưa chạy lần nào") {
			t.Errorf("%q: %s", content, r.stdout)
		}
	}
}

func TestVerifyProvesAndHeals(t *testing.T) {
	t.Parallel()
	dir := published(t)
	run(t, "-w", dir, "verify").wants(t, exitDone, "✓ Kho bản gốc", "✓ Bản phát hành", "khớp với bản gốc")
	page := filepath.Join(dir, "data", "releases", "current", "site", "index.html")
	if err := scribble(page, 100, 4); err != nil {
		t.Fatal(err)
	}
	if err := cut(filepath.Join(dir, "data", "warehouse.duckdb")); err != nil {
		t.Fatal(err)
	}
	run(t, "-w", dir, "verify").wants(t, exitWithFaults, "✗ Bản phát hành", "site/index.html (bị sửa)", "--heal")
	at(t, later(1), "", "-w", dir, "verify", "--heal").wants(t, exitDone, "khôi phục từ bản phát hành", "đã dựng lại", "✓ Số liệu")
	if err := cut(firstOf(dir, "data/vault/*/*.xlsx")); err != nil {
		t.Fatal(err)
	}
	run(t, "-w", dir, "verify").wants(t, exitWithFaults, "✗ Kho bản gốc", ".xlsx: vault/", "bản sao lưu")
}
