package main

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// daemonOf is what serve keeps of a workspace, and what it says.
func daemonOf(t *testing.T, dir string, now time.Time) (*living, *lockedBuffer) {
	t.Helper()
	var said lockedBuffer
	a := &app{stdin: strings.NewReader(""), stdout: &said, stderr: &said, now: func() time.Time { return now }, getenv: func(string) string { return "" }, dir: dir}
	w, err := a.openWorkspace()
	if err != nil {
		t.Fatal(err)
	}
	l, err := a.live(w)
	if err != nil {
		t.Fatal(err)
	}
	return l, &said
}

// nightOf is a night of the daemon.
func nightOf(t *testing.T, l *living) error {
	t.Helper()
	p := newProgress(l.app.stderr, false)
	defer p.close()
	_, _, err := l.night(context.Background(), []string{nightly}, "schedule", p)
	return err
}

func (b *lockedBuffer) said(t *testing.T, parts ...string) {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, part := range parts {
		if !strings.Contains(b.text.String(), part) {
			t.Errorf("%q is not said: %s", part, &b.text)
		}
	}
	b.text.Reset()
}

// What is edited while the daemon serves counts from its next night on; what
// cannot be used ends the nights, with file and line, until it is mended.
func TestADaemonTakesUpWhatIsEdited(t *testing.T) {
	t.Parallel()
	dir := published(t)
	l, said := daemonOf(t, dir, later(1))
	settings, err := os.ReadFile(filepath.Join(dir, "tonghop.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "sources", "khu-vuc.yaml"), "kind: folder\nlocation: inbox/khu-vuc\ntitle: Biểu khu vực\npublisher: Cục Công Thương địa phương\nschedule: \"0 6 * * *\"\n")
	write(t, filepath.Join(dir, "inbox", "khu-vuc", "nam-2026.csv"), regional)
	write(t, filepath.Join(dir, "duties.yaml"), "duties:\n  - {id: moi, title: Nghĩa vụ mới, indicators: [cnnt_recognized], every: year, from: 2024, due: \"03-31\", areas: ca-mau}\n")
	if at, names := l.planned().Next(later(1)); at.UTC().Hour() != 23 || strings.Join(names, "") != "khu-vuc" {
		t.Errorf("due %s %v, want the new source at its hour", at, names)
	}
	said.said(t, "khai báo đã đổi", "duties.yaml, sources/khu-vuc.yaml")
	if err := nightOf(t, l); err != nil {
		t.Fatal(err)
	}
	if got := query(t, dir, "SELECT (SELECT count(*) FROM observation WHERE source_id = 'khu-vuc'), (SELECT string_agg(DISTINCT duty_id) FROM duties)"); got[1][0] != "2" || got[1][1] != "moi" {
		t.Errorf("figures of the new source and duties %v", got[1])
	}
	said.said(t)

	write(t, filepath.Join(dir, "tonghop.yaml"), string(settings)+"titel: Sai\n")
	if err := nightOf(t, l); err == nil || !strings.Contains(err.Error(), "titel") {
		t.Errorf("a night by settings that cannot be used: %v", err)
	}
	said.said(t, "không dùng được", "tonghop.yaml:", "titel")
	if journal, err := l.last().journal(); err != nil || !strings.Contains(journal.Runs()[len(journal.Runs())-1].Message, "titel") {
		t.Errorf("the journal does not tell of the night that could not begin: %v", err)
	}
	if at, _ := l.planned().Next(later(1)); at.IsZero() || l.last().Title.VI == "" {
		t.Error("the desk and the plan did not keep the declarations before")
	}

	write(t, filepath.Join(dir, "tonghop.yaml"), strings.Replace(string(settings), "127.0.0.1:8080", "127.0.0.1:8088", 1))
	if err := nightOf(t, l); err != nil {
		t.Error(err)
	}
	said.said(t, "dùng từ bây giờ", "chỉ đổi khi chạy lại")
	write(t, filepath.Join(dir, "tonghop.yaml"), string(settings)+"data: khac\n")
	if err := nightOf(t, l); err == nil || !strings.Contains(err.Error(), "«data» đã đổi") {
		t.Errorf("a night into another data folder: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "khac")); err == nil {
		t.Error("the other data folder was made")
	}
}

// A night by declarations that are edited as it begins would be kept with others
// than it ran by: it does not begin.
func TestANightIsKeptWithWhatItRunsBy(t *testing.T) {
	t.Parallel()
	dir := published(t)
	l, _ := daemonOf(t, dir, later(1))
	w := l.last()
	write(t, filepath.Join(dir, "duties.yaml"), "duties: []\n")
	p := newProgress(l.app.stderr, false)
	defer p.close()
	if _, err := l.app.night(context.Background(), w, []string{nightly}, "command", p); err == nil || !strings.Contains(err.Error(), "duties.yaml được sửa đúng lúc") {
		t.Errorf("the night: %v", err)
	}
}

const ownCheck = `-- title_vi: Số sản phẩm quá tròn
-- title_en: Too round a number
-- hint_vi: Xem lại.
-- hint_en: Look again.
-- severity: held

SELECT f.id AS observation_id, f.locator, 'Số 190 quá tròn; đề nghị kiểm tra lại.' AS message_vi, 'Too round; please check.' AS message_en
FROM named_figure f
WHERE f.value = 190
ORDER BY f.locator, f.id
`

// A past night is walked by the declarations of that night: checks, duties and
// settings that were edited or removed since come back for it.
func TestReplayGoesByTheDeclarationsOfItsNight(t *testing.T) {
	t.Parallel()
	dir := published(t)
	write(t, filepath.Join(dir, "checks", "qua_tron.sql"), ownCheck)
	duties, err := os.ReadFile(filepath.Join(dir, "duties.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "duties.yaml"), strings.Replace(string(duties), "grace: 15", "grace: 40", 1))
	amend(t, workbookOf(t, dir, "dong-thap"), "189", 190)
	at(t, later(1), "", "-w", dir, "run").wants(t, exitWithFaults, "1 chờ xem")
	if err := os.RemoveAll(filepath.Join(dir, "checks")); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "duties.yaml"), string(duties))
	at(t, later(2), "", "-w", dir, "run").wants(t, exitDone, "Đã phát hành")
	if got := query(t, dir, ofDongThap); got[1][0] != "190" {
		t.Errorf("without the check %v is in force, want 190", got[1])
	}
	for n, name := range []string{"20261122T183000Z", "20261123T183000Z", "20261124T183000Z"} {
		out := filepath.Join(t.TempDir(), "out")
		at(t, later(9), "", "-w", dir, "replay", "--as-of", later(n).Add(time.Hour).Format(time.RFC3339), "-o", out).
			wants(t, exitDone, name, "Khớp với bản đang lưu", "từng byte", "từng dòng")
	}
}

// keyPair writes a certificate that holds for a day, and its key.
func keyPair(t *testing.T, dir, name string, from time.Time) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	about := x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: from, NotAfter: from.AddDate(0, 0, 1)}
	cert, err := x509.CreateCertificate(rand.Reader, &about, &about, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, name+".pem"), string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: cert})))
	write(t, filepath.Join(dir, name+".key"), string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret})))
}

// A pair for TLS that cannot be used is told by check and ends serve at its start,
// with both files; one that ran out is used and told.
func TestAWrongPairForTLSIsTold(t *testing.T) {
	t.Parallel()
	dir := example(t)
	settings, err := os.ReadFile(filepath.Join(dir, "tonghop.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	keyPair(t, filepath.Join(dir, "tls"), "a", firstNight.Add(-time.Hour))
	keyPair(t, filepath.Join(dir, "tls"), "b", firstNight.Add(-time.Hour))
	keyPair(t, filepath.Join(dir, "tls"), "cu", firstNight.AddDate(-1, 0, 0))
	set := func(cert, key string) {
		write(t, filepath.Join(dir, "tonghop.yaml"), string(settings)+"review: {address: \"0.0.0.0:0\", cert: tls/"+cert+", key: tls/"+key+"}\n")
	}
	for _, pair := range [][2]string{{"a.pem", "b.key"}, {"a.key", "a.pem"}, {"khong-co.pem", "a.key"}, {".", "a.key"}} {
		set(pair[0], pair[1])
		run(t, "-w", dir, "check").wants(t, exitUsage, "không dùng được chứng thư", "PEM")
		run(t, "-w", dir, "serve", "--addr", "127.0.0.1:0").wants(t, exitUsage, "không dùng được chứng thư", "PEM")
	}
	set("a.pem", "a.key")
	run(t, "-w", dir, "check").wants(t, exitDone, "hợp lệ")
	set("cu.pem", "cu.key")
	run(t, "-w", dir, "check").wants(t, exitDone, "chỉ có hiệu lực từ 2025-11-22 đến 2025-11-23")
}

// The night of the schedule waits for one that a reviewer or a command began, in
// this process or another, and is done after it.
func TestANightOfTheScheduleWaitsForTheOneThatIsOn(t *testing.T) {
	t.Parallel()
	dir := published(t)
	l, said := daemonOf(t, dir, later(1))
	l.pause = time.Millisecond
	held, err := l.app.lock(l.last())
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- nightOf(t, l) }()
	said.await(t, "chờ (nightly) đến khi xong")
	if journal, err := l.last().journal(); err != nil || len(journal.Runs()) != 1 {
		t.Errorf("a night began beside another: %v", err)
	}
	if err := held.Release(); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if journal, err := l.last().journal(); err != nil || len(journal.Runs()) != 2 {
		t.Errorf("the night was not done: %v", err)
	}
}

// await waits until something is said.
func (b *lockedBuffer) await(t *testing.T, part string) {
	t.Helper()
	deadline := time.Now().Add(2 * time.Minute)
	for time.Now().Before(deadline) {
		b.mu.Lock()
		said := strings.Contains(b.text.String(), part)
		b.mu.Unlock()
		if said {
			return
		}
		runtime.Gosched()
	}
	t.Fatalf("%q is not said", part)
}
