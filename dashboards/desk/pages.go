package desk

import (
	"bytes"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline/account"
)

// A frame is what every page needs.
type frame struct {
	Prefix, Site, Heading string
	User, Role            string // "" for who is not logged in
	Form                  string // token of the session's forms
	Reviews, Operates     bool
	Night                 string // how the latest run stands
	Menu                  []entry
}

// An entry leads from the menu to a page; Here says that it is the one shown.
type entry struct {
	To, Words string
	Here      bool
}

var roleWords = map[account.Role]string{account.Viewer: "người xem", account.Reviewer: "người duyệt", account.Operator: "người vận hành"}

func (v *visit) frame(heading string) frame {
	f := frame{Prefix: v.options.Prefix, Site: v.options.Title, Heading: heading}
	if v.session != nil {
		f.User, f.Role, f.Form = v.user.Signature(), roleWords[v.user.Role], v.session.form
		f.Reviews, f.Operates = v.user.Role.Covers(account.Reviewer), v.user.Role.Covers(account.Operator)
		f.Night = v.options.Nights.Last()
		f.Menu = v.menu(f.Operates)
	}
	return f
}

func (v *visit) menu(operates bool) []entry {
	entries := []entry{{To: "/", Words: "Việc chờ xem"}, {To: "/ban-nhap", Words: "Bản nháp"}, {To: "/so-quyet-dinh", Words: "Sổ quyết định"}, {To: "/so", Words: "Tìm một con số"}}
	if operates {
		entries = append(entries, entry{To: "/nhat-ky", Words: "Nhật ký truy cập"})
	}
	for i := range entries {
		entries[i].To = v.options.Prefix + entries[i].To
		entries[i].Here = v.r.URL.Path == entries[i].To
	}
	return entries
}

// show draws a page whole before anything of it is sent.
func (v *visit) show(code int, page string, content any) error {
	var out bytes.Buffer
	if err := v.pages.ExecuteTemplate(&out, page, content); err != nil {
		return err
	}
	v.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	v.w.WriteHeader(code)
	if v.r.Method != http.MethodHead {
		_, _ = v.w.Write(out.Bytes()) // a reader who went away misses nothing
	}
	return nil
}

// tell is a page of one sentence.
func (d *desk) tell(w http.ResponseWriter, code int, sentence string) {
	var out bytes.Buffer
	err := d.pages.ExecuteTemplate(&out, "tell.html", struct {
		frame
		Sentence string
	}{frame{Prefix: d.options.Prefix, Site: d.options.Title, Heading: "Thông báo"}, sentence})
	if err != nil {
		http.Error(w, sentence, code)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(code)
	_, _ = w.Write(out.Bytes())
}

func (v *visit) conflict(c *Conflict) {
	err := v.show(http.StatusConflict, "conflict.html", struct {
		frame
		Meanwhile []Line
	}{v.frame("Đã có người quyết định"), c.Meanwhile})
	if err != nil {
		v.tell(v.w, http.StatusConflict, "Trong lúc trang này mở, đã có người quyết định; chưa có gì được ghi thêm.")
	}
}

// perPage is how many items stand on a page of the list: what fits a few screens
// of a telephone.
const perPage = 20

// listPage is the list of what waits.
type listPage struct {
	frame
	Filter
	Items                []Item
	Total, Picked        int
	Page, Pages          int
	Sources, Checks      []Choice
	Documents            []Choice
	Seen                 int
	All                  string // names everything that the filter picks
	Written              int
	Previous, Next, Back string
}

func (v *visit) list() error {
	pile, err := v.options.Matters.Waiting(v.r.Context())
	if err != nil {
		return err
	}
	f := filterOf(v.r.URL.Query())
	picked := f.pick(pile.Items)
	p := listPage{frame: v.frame("Việc chờ xem"), Filter: f, Total: len(pile.Items), Picked: len(picked), Seen: pile.Seen, All: digestOf(picked), Page: 1,
		Sources:   choicesOf(pile.Items, pile.Sources, func(i Item) []string { return []string{i.Source} }),
		Checks:    choicesOf(pile.Items, pile.Titles, func(i Item) []string { return i.Checks }),
		Documents: choicesOf(Filter{Source: f.Source, Check: f.Check}.pick(pile.Items), nil, func(i Item) []string { return []string{i.Document} })}
	p.Pages = max((len(picked)+perPage-1)/perPage, 1)
	if n, err := strconv.Atoi(v.r.URL.Query().Get("trang")); err == nil {
		p.Page = min(max(n, 1), p.Pages)
	}
	p.Written, _ = strconv.Atoi(v.r.URL.Query().Get("da-ghi"))
	p.Items = picked[(p.Page-1)*perPage : min(p.Page*perPage, len(picked))]
	p.Back = "/" + query(f.query())
	if p.Page > 1 {
		p.Previous = f.page(p.Page - 1)
	}
	if p.Page < p.Pages {
		p.Next = f.page(p.Page + 1)
	}
	return v.show(http.StatusOK, "list.html", p)
}

// itemPage is one thing in its place.
type itemPage struct {
	frame
	Look
	Kept  []Line     // decisions in force on it
	Told  string     // why what was sent was not written
	Typed url.Values // what was sent
}

// Was tells what a field of the form held that was sent back.
func (p itemPage) Was(field string) string { return p.Typed.Get(field) }

func (v *visit) item() error { return v.look(v.r.PathValue("id")) }

// figure is looked for by the ID that its page shows; without one the page asks
// for it.
func (v *visit) figure() error {
	id := strings.TrimPrefix(strings.ToLower(strings.TrimSpace(v.r.URL.Query().Get("ma"))), "o-")
	if id == "" {
		return v.show(http.StatusOK, "figure.html", v.frame("Tìm một con số"))
	}
	return v.look(id)
}

func (v *visit) look(id string) error { return v.lookAgain(id, http.StatusOK, "") }

// lookAgain shows one thing; after a form that was sent back, with what was typed
// and why.
func (v *visit) lookAgain(id string, code int, told string) error {
	l, err := v.options.Matters.Look(v.r.Context(), id)
	if err != nil {
		return err
	}
	p := itemPage{frame: v.frame("Xem để quyết định"), Look: l, Told: told, Typed: v.r.PostForm}
	for _, line := range l.Decided {
		if line.InForce || line.Disputed {
			p.Kept = append(p.Kept, line)
		}
	}
	return v.show(code, "item.html", p)
}

// mostLines is how many decisions, or entries of the log, stand on their page.
const mostLines = 500

func (v *visit) ledger() error {
	lines, err := v.options.Matters.Decisions(v.r.Context())
	if err != nil {
		return err
	}
	total := len(lines)
	newest := make([]Line, 0, min(total, mostLines))
	for i := total - 1; i >= 0 && len(newest) < mostLines; i-- {
		lines[i].Open = lines[i].InForce || lines[i].Disputed
		newest = append(newest, lines[i])
	}
	return v.show(http.StatusOK, "ledger.html", struct {
		frame
		Lines []Line
		Total int
	}{v.frame("Sổ quyết định"), newest, total})
}

func (v *visit) audit() error {
	entries, err := v.options.Audit.Last(mostLines)
	if err != nil {
		return err
	}
	type row struct {
		At, From, Did, Outcome string
		account.Entry
	}
	rows := make([]row, 0, len(entries))
	for _, e := range entries {
		rows = append(rows, row{At: e.At.In(v.options.Location).Format("15:04:05 02/01/2006"), From: inWords(fromWords, e.From), Did: inWords(didWords, e.Did), Outcome: inWords(outcomeWords, e.Outcome), Entry: e})
	}
	return v.show(http.StatusOK, "audit.html", struct {
		frame
		Rows []row
	}{v.frame("Nhật ký truy cập"), rows})
}

// fromWords, didWords and outcomeWords say the codes of the log to a reader.
var (
	fromWords = map[string]string{"command": "dòng lệnh"}
	didWords  = map[string]string{"login": "đăng nhập", "logout": "đăng xuất", "decide": "quyết định", "publish": "phát hành bản nháp", "return": "trả lại bản nháp", "run": "chạy cập nhật",
		"user add": "thêm người dùng", "user set": "sửa người dùng", "user remove": "xóa người dùng"}
	outcomeWords = map[string]string{"done": "được", "refused": "bị từ chối", "too many": "thử sai quá nhiều lần", "conflict": "đã có người quyết định trước", "failed": "không xong", "asked": "đã yêu cầu"}
)

func inWords(words map[string]string, code string) string {
	if said, ok := words[code]; ok {
		return said
	}
	return code
}
