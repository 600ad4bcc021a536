package main

import (
	"bytes"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/dashboards/server"
	"github.com/tonghop/tonghop/dashboards/site/sitetest"
)

// slipped is the example with a slip of a digit that waits.
func slipped(t *testing.T, settings string) string {
	t.Helper()
	dir := published(t)
	path := filepath.Join(dir, "tonghop.yaml")
	old, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	write(t, path, string(old)+settings)
	amend(t, workbookOf(t, dir, "dong-thap"), "189", 1897)
	at(t, later(1), "", "-w", dir, "run").wants(t, exitWithFaults)
	addUsers(t, dir)
	return dir
}

// A reviewer sees the slip in its sheet, among its past and its peers, corrects
// it, and has it carried out at once; who looked before is told.
func TestAReviewerCorrectsASlipOnThePages(t *testing.T) {
	t.Parallel()
	dir := slipped(t, "")
	d := serveDesk(t, dir, later(1).Add(8*time.Hour))
	hoa, lan := d.as("hoa"), d.as("lan")
	_, list := hoa.get("/")
	id := waiting(t, dir)[0].ID
	for _, want := range []string{"1 việc chờ xem", "Văn bản nêu <strong>1.897", "đang dùng <strong>189", "Đồng Tháp", "gấp khoảng 10 lần", "/duyet/muc/" + id} {
		if !strings.Contains(list, want) {
			t.Errorf("the list does not say %q: %s", want, list)
		}
	}
	_, item := hoa.get("/muc/" + id)
	for _, want := range []string{`class="marked figure">1897`, "!E12", "Cấp tỉnh", "Các kỳ khác của chính số này", "Giá trị đúng"} {
		if !strings.Contains(item, want) {
			t.Errorf("the item does not say %q: %s", want, item)
		}
	}
	if _, seen := lan.get("/muc/" + id); strings.Contains(seen, "/duyet/quyet-dinh") || !strings.Contains(seen, `class="marked figure">`) {
		t.Error("a viewer is offered to decide, or sees nothing")
	}
	nothingPrivateIsPublished(t, dir, "1897", "1.897") // while it is held
	wrong := url.Values{"quyet-dinh": {"correct"}, "gia-tri": {"190.000"}, "ly-do": {"gõ nhầm"}}
	if code, body := hoa.post("/muc/"+id, "/quyet-dinh", wrong); code != http.StatusUnprocessableEntity || !strings.Contains(body, "gấp khoảng 1.005 lần") || !strings.Contains(body, "Vẫn sửa") ||
		!strings.Contains(body, `value="190.000"`) || !strings.Contains(body, `gõ nhầm</textarea>`) || !strings.Contains(body, `value="correct" required checked`) {
		t.Errorf("a slip in the correction: %d %s", code, body)
	}
	form := url.Values{"quyet-dinh": {"correct"}, "gia-tri": {"190"}, "ly-do": {"Sở xác nhận qua điện thoại"}, "ap-dung": {"1"}}
	if code, body := hoa.post("/muc/"+id, "/quyet-dinh", form); code != http.StatusOK || !strings.Contains(body, "Đã ghi 1 quyết định") {
		t.Fatalf("%d %s", code, body)
	}
	d.desk.nights.done.Wait()
	if got := query(t, dir, ofDongThap); got[1][0] != "190" {
		t.Errorf("in force %v, want 190; %s", got, d.desk.nights.Last())
	}
	if _, body := hoa.get("/"); !strings.Contains(body, "đã phát hành") || !strings.Contains(body, "Không có gì chờ xem") {
		t.Errorf("after the run: %s", body)
	}
	if code, body := hoa.post("/", "/quyet-dinh", url.Values{"ma": {id}, "quyet-dinh": {"reject"}, "ly-do": {"lâu rồi"}, "da-thay": {"0"}}); code != http.StatusConflict || !strings.Contains(body, "Sở xác nhận qua điện thoại") {
		t.Errorf("decided from an old page: %d %s", code, body)
	}
	if _, body := lan.get("/so-quyet-dinh"); !strings.Contains(body, "Nguyễn Thị hoa (hoa)") || !strings.Contains(body, "sửa → 190") {
		t.Errorf("the page of decisions: %s", body)
	}
	if code, body := lan.get("/muc/" + id); code != http.StatusOK || !strings.Contains(body, "việc đã quyết định") || strings.Contains(body, "/duyet/quyet-dinh") {
		t.Errorf("what nobody waits for any more: %d %s", code, body)
	}
	if code, body := hoa.post("/muc/"+id, "/quyet-dinh", url.Values{"quyet-dinh": {"reopen"}, "ly-do": {"Sở báo lại"}}); code != http.StatusOK || !strings.Contains(body, "Đã ghi 1 quyết định") {
		t.Errorf("reopened: %d %s", code, body)
	}
	if _, body := hoa.get("/muc/" + id); strings.Contains(body, "/duyet/quyet-dinh") || !strings.Contains(body, "Sở báo lại") {
		t.Errorf("what nobody decided on any more is decided on again: %s", body)
	}
	run(t, "-w", dir, "review", "log").wants(t, exitDone, "Nguyễn Thị hoa (hoa)", "Sở xác nhận qua điện thoại")
	if _, body := d.as("minh").get("/nhat-ky"); !strings.Contains(body, "correct "+id) || !strings.Contains(body, "đăng nhập") || !strings.Contains(body, "127.0.0.1") {
		t.Errorf("the log: %s", body)
	}
	nothingPrivateIsPublished(t, dir, "Sở xác nhận", "Nguyễn Thị", "argon2id")
}

// Who corrects to what is far off is told so at once; who insists is taken at their
// word, and the checks say of the new value what they would of any.
func TestACorrectionFarOffStandsWhenInsistedOn(t *testing.T) {
	t.Parallel()
	dir := slipped(t, "")
	id := waiting(t, dir)[0].ID
	correct := []string{"-w", dir, "review", "correct", id, "--value", "18900", "--by", "Hoa", "--reason", "công văn 12"}
	run(t, correct...).wants(t, exitUsage, "gấp khoảng 100 lần số đang dùng của kỳ", "(189)", "--insist")
	run(t, append(correct, "--insist")...).wants(t, exitDone, "18.900")
	for night := range 2 {
		at(t, later(2+night), "", "-w", dir, "run").wants(t, exitDone)
		if got, list := query(t, dir, ofDongThap), waiting(t, dir); got[1][0] != "18900" || len(list) != 0 {
			t.Errorf("in force %v, waiting %+v", got, list)
		}
	}
	said := query(t, dir, "SELECT severity, message_vi FROM check_result WHERE check_id = 'magnitude_jump'")
	if len(said) != 2 || said[1][0] != "warning" || !strings.HasPrefix(said[1][1], "Giá trị sau khi sửa theo quyết định") {
		t.Errorf("said of it: %v", said)
	}
	run(t, "-w", dir, "verify").wants(t, exitDone)
}

// A figure that nobody doubted is found by the ID of its page and annotated.
func TestAReviewerAnnotatesAFigureInForce(t *testing.T) {
	t.Parallel()
	dir := published(t)
	addUsers(t, dir)
	d := serveDesk(t, dir, later(1))
	hoa := d.as("hoa")
	id := query(t, dir, "SELECT id FROM observation WHERE area_slug = 'dong-thap' AND value = 189")[1][0]
	page := "/so?ma=o-" + id
	if code, body := hoa.get(page); code != http.StatusOK || !strings.Contains(body, `class="marked figure">189`) || strings.Contains(body, `value="accept"`) {
		t.Fatalf("%d %s", code, body)
	}
	if code, body := hoa.post(page, "/quyet-dinh", url.Values{"quyet-dinh": {"annotate"}, "ghi-chu": {"Gồm cả cấp khu vực."}, "ly-do": {"công văn 12"}, "ap-dung": {"1"}}); code != http.StatusOK {
		t.Fatalf("%d %s", code, body)
	}
	d.desk.nights.done.Wait()
	if got := query(t, dir, "SELECT note_vi FROM annotation WHERE kind = 'note'"); len(got) != 2 || got[1][0] != "Gồm cả cấp khu vực." {
		t.Errorf("%v; %s", got, d.desk.nights.Last())
	}
	if code, body := hoa.post(page, "/quyet-dinh", url.Values{"quyet-dinh": {"accept"}, "ly-do": {"thử"}}); code != http.StatusUnprocessableEntity {
		t.Errorf("accepting what nobody doubts: %d %s", code, body)
	}
	if code, _ := hoa.get("/so?ma=0000"); code != http.StatusUnprocessableEntity {
		t.Errorf("no such figure: %d", code)
	}
}

// With drafts asked for, a night that changes a figure publishes nothing until a
// person does; one that changes nothing publishes itself.
func TestANightEndsInADraft(t *testing.T) {
	t.Parallel()
	dir := published(t)
	path := filepath.Join(dir, "tonghop.yaml")
	old, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	write(t, path, string(old)+"\ndraft: true\n")
	addUsers(t, dir)
	amend(t, workbookOf(t, dir, "dong-thap"), "189", 190)
	at(t, later(1), "", "-w", dir, "run").wants(t, exitDone, "Bản nháp 20261123T183000Z chờ người duyệt", "20261122T183000Z vẫn có hiệu lực")
	if got := query(t, dir, ofDongThap); got[1][0] != "189" {
		t.Errorf("in force %v before anybody published", got)
	}
	run(t, "-w", dir, "status").wants(t, exitDone, "BẢN NHÁP", "20261123T183000Z, lập lúc 01:30 ngày 24/11/2026, chờ người duyệt", "tonghop release publish 20261123T183000Z --by")
	run(t, "-w", dir, "release", "show").wants(t, exitDone, "0 số mới, 1 đổi giá trị, 0 không còn", "189", "190", "tinh/dong-thap")
	d := serveDesk(t, dir, later(1).Add(8*time.Hour))
	hoa := d.as("hoa")
	if _, body := hoa.get("/ban-nhap"); !strings.Contains(body, "1 số đổi giá trị") || !strings.Contains(body, "tinh/dong-thap") {
		t.Errorf("%s", body)
	}
	if code, body := hoa.get("/ban-nhap/xem/index.html"); code != http.StatusOK || !strings.Contains(body, "20261123T183000Z") {
		t.Errorf("the draft's first page: %d", code)
	}
	if _, body := d.browser().get("/ban-nhap/xem/index.html"); strings.Contains(body, "20261123T183000Z") {
		t.Error("a stranger sees the draft")
	}
	public := httptest.NewServer(server.New(server.Options{Releases: filepath.Join(dir, "data", "releases"), Status: func() (server.Status, error) { return server.Status{Now: later(1)}, nil }}))
	defer public.Close()
	for _, address := range []string{"/r/20261123T183000Z/index.html", "/../drafts/current/site/index.html", "/duyet/", "/users.json", "/..%2fusers.json"} {
		response, err := http.Get(public.URL + address)
		if err != nil {
			t.Fatal(err)
		}
		if code, body := answerOf(t, response); code == http.StatusOK || strings.Contains(body, "argon2") {
			t.Errorf("public %s: %d", address, code)
		}
	}
	if code, body := hoa.post("/ban-nhap", "/ban-nhap/tra-lai", url.Values{"ly-do": {"sai đơn vị"}}); code != http.StatusOK || !strings.Contains(body, "trả lại") {
		t.Errorf("%d %s", code, body)
	}
	run(t, "-w", dir, "release").wants(t, exitDone, "Nguyễn Thị hoa (hoa) trả lại", "sai đơn vị")
	run(t, "-w", dir, "status").wants(t, exitDone, "Nguyễn Thị hoa (hoa) trả lại lúc", "sai đơn vị", "lần chạy sau có thay đổi")
	at(t, later(2), "", "-w", dir, "run").wants(t, exitDone, "20261123T183000Z")
	run(t, "-w", dir, "release").wants(t, exitDone, "trả lại") // the same draft: it was decided
	run(t, "-w", dir, "release", "publish", "20261123T183000Z").wants(t, exitUsage, "--by")
	run(t, "-w", dir, "release", "publish", "20261122T183000Z", "--by", "Hoa").wants(t, exitUsage, "không còn")
	if code, body := hoa.post("/ban-nhap", "/ban-nhap/phat-hanh", url.Values{}); code != http.StatusOK || !strings.Contains(body, "Không có bản nháp nào") {
		t.Errorf("%d %s", code, body)
	}
	if got := query(t, dir, ofDongThap); got[1][0] != "190" {
		t.Errorf("in force %v after it was published", got)
	}
	run(t, "-w", dir, "status").wants(t, exitDone, "BẢN NHÁP (draft)\n  không có")
	at(t, later(3), "", "-w", dir, "run").wants(t, exitDone, "Không có gì thay đổi")
	write(t, path, strings.Replace(string(old), "title:", "title: Nay là", 1)+"\ndraft: true\n")
	at(t, later(4), "", "-w", dir, "run").wants(t, exitDone, "Đã phát hành 20261126T183000Z")
	nothingPrivateIsPublished(t, dir, "Nguyễn Thị", "sai đơn vị", "argon2id")
}

// nothingPrivateIsPublished looks through every file of every release, and
// through every text of their databases.
func nothingPrivateIsPublished(t *testing.T, dir string, private ...string) {
	t.Helper()
	files := 0
	err := filepath.WalkDir(filepath.Join(dir, "data", "releases"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		files++
		content, err := os.ReadFile(path)
		for _, text := range private {
			binary := strings.HasSuffix(path, ".duckdb") || strings.HasSuffix(path, ".parquet") || strings.Contains(path, "/assets/") || strings.HasSuffix(path, "manifest.json")
			if bytes.Contains(content, []byte(text)) && (!binary || strings.Trim(text, "0123456789.") != "") {
				t.Errorf("%s says %q", path, text)
			}
		}
		return err
	})
	if err != nil || files < 100 {
		t.Fatalf("%d files looked through, %v", files, err)
	}
	tables := query(t, dir, "SELECT table_name FROM duckdb_tables() WHERE NOT internal")
	if len(tables) < 15 {
		t.Fatalf("only %d tables", len(tables))
	}
	var parts []string
	for _, table := range tables[1:] {
		parts = append(parts, `SELECT '`+table[0]+`' AS name, t::VARCHAR AS said FROM "`+table[0]+`" t`)
	}
	for _, text := range private {
		if strings.Trim(text, "0123456789.") == "" {
			continue // a number may stand for something else
		}
		if found := query(t, dir, "SELECT DISTINCT name FROM ("+strings.Join(parts, " UNION ALL ")+") WHERE contains(said, '"+text+"')"); len(found) > 1 {
			t.Errorf("tables that say %q: %v", text, found[1:])
		}
	}
}

func TestUsersAreKeptByTheCommand(t *testing.T) {
	t.Parallel()
	dir := example(t)
	run(t, "-w", dir, "user").wants(t, exitDone, "Chưa có người dùng")
	addUsers(t, dir)
	run(t, "-w", dir, "user").wants(t, exitDone, "hoa", "reviewer", "Nguyễn Thị hoa")
	at(t, firstNight, "ngắn\n", "-w", dir, "user", "add", "an", "--role", "viewer").wants(t, exitUsage, "ít nhất 12")
	at(t, firstNight, reviewPassword, "-w", dir, "user", "add", "hoa").wants(t, exitUsage, "đã có người dùng")
	at(t, firstNight, reviewPassword, "-w", dir, "user", "add", "an", "--role", "root").wants(t, exitUsage, "vai trò")
	at(t, firstNight, reviewPassword, "-w", dir, "user", "add", "../an").wants(t, exitUsage, "tên đăng nhập")
	run(t, "-w", dir, "user", "set", "lan", "--role", "operator").wants(t, exitDone, "lan")
	run(t, "-w", dir, "user", "set", "an", "--role", "viewer").wants(t, exitUsage, "không có người dùng")
	at(t, firstNight, "một câu thật là dài\n", "-w", dir, "user", "set", "lan", "--password").wants(t, exitDone)
	run(t, "-w", dir, "user", "remove", "hoa").wants(t, exitDone)
	run(t, "-w", dir, "user", "remove", "hoa").wants(t, exitUsage, "không có người dùng")
	if r := run(t, "-w", dir, "user"); strings.Contains(r.stdout, "hoa") || !strings.Contains(r.stdout, "operator") {
		t.Errorf("%s", r.stdout)
	}
	for _, name := range []string{"users.json", "audit.jsonl"} {
		if info, err := os.Stat(filepath.Join(dir, "data", name)); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
}

func TestTheDeskDoesNotListenInTheClear(t *testing.T) {
	t.Parallel()
	dir := example(t)
	for _, address := range []string{":0", "0.0.0.0:0", "[::]:0"} {
		run(t, "-w", dir, "serve", "--addr", "127.0.0.1:0", "--review-addr", address).wants(t, exitUsage, "không có TLS")
	}
}

// The whole way by keyboard, in a real browser without scripts.
func TestTheDeskByKeyboard(t *testing.T) {
	t.Parallel()
	dir := slipped(t, "")
	d := serveDesk(t, dir, later(1).Add(8*time.Hour))
	browser := sitetest.OpenBrowser(t)
	tab := browser.Open(d.base+"/", sitetest.Phone, false)
	tab.Type(`input[name="ten"]`, "hoa\t"+reviewPassword)
	tab.Press("\r")
	tab.Await(`document.querySelector('ol.waiting') !== null`)
	focusByKeyboard(t, tab, "a.what")
	tab.Press("\r")
	tab.Await(`document.querySelector('td.marked') !== null`)
	for _, page := range []string{"", "/so-quyet-dinh", "/ban-nhap", "/so"} {
		if page != "" {
			other := sitetest.Eval[string](tab, `location.pathname`)
			tab.Go(d.base + page)
			if wide := sitetest.Eval[float64](tab, `document.documentElement.scrollWidth`); wide > sitetest.Phone {
				t.Errorf("%s is %v wide", page, wide)
			}
			tab.Go(strings.TrimSuffix(d.base, "/duyet") + other)
			tab.Await(`document.querySelector('td.marked') !== null`)
		}
		if wide := sitetest.Eval[float64](tab, `document.documentElement.scrollWidth`); wide > sitetest.Phone {
			t.Errorf("the item is %v wide", wide)
		}
	}
	deskIsAccessible(t, browser, d.base, sitetest.Eval[string](tab, `location.pathname`))
	focusByKeyboard(t, tab, `input[value="accept"]`)
	tab.Press(" ")
	focusByKeyboard(t, tab, `textarea[name="ly-do"]`)
	tab.Press("đã gọi Sở")
	focusByKeyboard(t, tab, `form[action$="/quyet-dinh"] button`)
	tab.Press("\r")
	tab.Await(`document.querySelector('.told') !== null && document.querySelector('.told').textContent.includes('1 quyết định')`)
	focusByKeyboard(t, tab, ".told a")
	tab.Press("\r")
	tab.Await(`document.querySelector('a[href^="muc/"]') !== null`)
	focusByKeyboard(t, tab, `a[href^="muc/"]`)
	tab.Press("\r")
	tab.Await(`document.querySelector('input[value="reopen"]') !== null`)
	focusByKeyboard(t, tab, `input[name="quyet-dinh"]`)
	tab.Press(" ")
	focusByKeyboard(t, tab, `textarea[name="ly-do"]`)
	tab.Press("bấm nhầm")
	focusByKeyboard(t, tab, `form[action$="/quyet-dinh"] button`)
	tab.Press("\r")
	tab.Await(`document.querySelector('.told') !== null && document.querySelector('ol.waiting') !== null`)
	for _, fault := range tab.Close() {
		t.Error(fault)
	}
	run(t, "-w", dir, "review", "log").wants(t, exitDone, "chấp nhận", "đã gọi Sở", "mở lại", "bấm nhầm")
}

// deskIsAccessible judges the pages of the desk for those who use them by keyboard
// or ear, in a tab that runs the judge's script.
func deskIsAccessible(t *testing.T, b *sitetest.Browser, base, item string) {
	t.Helper()
	list := []string{base + "/", strings.TrimSuffix(base, "/duyet") + item, base + "/so-quyet-dinh", base + "/ban-nhap", base + "/so"}
	tab := b.Open(list[0], sitetest.Laptop, true)
	for _, page := range list {
		tab.Go(page)
		for _, f := range tab.Axe() {
			t.Errorf("%s: %s", page, f)
		}
	}
	for _, f := range tab.Close() {
		t.Error(f)
	}
}

// focusByKeyboard goes on with Tab until the focus is on an element.
func focusByKeyboard(t *testing.T, tab *sitetest.Tab, selector string) {
	t.Helper()
	for range 60 {
		if sitetest.Eval[bool](tab, "document.activeElement !== null && document.activeElement.matches("+quoted(selector)+")") {
			return
		}
		tab.Press("\t")
	}
	t.Fatalf("the keyboard does not come to %s", selector)
}

func quoted(s string) string { return "`" + s + "`" }
