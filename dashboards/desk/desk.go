// Package desk is the pages on which people decide: who logs in sees what waits,
// each thing in its place and among its neighbours, and accepts, rejects,
// corrects or annotates it; and the draft of a release, which is published or
// sent back.
//
// The border: it keeps sessions and speaks HTTP. What waits, what was decided
// and how a decision takes effect is asked of the interfaces in house.go, and
// who may what of package account. It listens on no address, reads no clock and
// works without a script in the browser.
package desk

import (
	"crypto/rand"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"net/netip"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/tonghop/tonghop/dashboards/assets"
	"github.com/tonghop/tonghop/pipeline/account"
)

// Options are what the desk needs.
type Options struct {
	Title    string // of the workspace, at the head of every page
	Prefix   string // begins with a slash and does not end with one: "/duyet"
	Location *time.Location
	Now      func() time.Time
	Users    account.Book
	Audit    *account.Audit
	// Secure says that browsers come over TLS, to us or to a proxy: cookies are
	// then sent over nothing else.
	Secure bool
	// Proxies are whom we believe about where a request comes from. With any, no
	// other machine may ask than these and this one.
	Proxies []netip.Addr
	// Local refuses requests that name another host than this machine: a page
	// elsewhere cannot lead a browser here under its own name.
	Local bool

	Matters Matters
	Drafts  Drafts
	Nights  Nights
}

type desk struct {
	options  Options
	secret   []byte // of the tokens of the login form
	sessions *sessions
	limit    *limiter
	hashing  chan struct{} // one for each password that is being checked
	pages    *template.Template
	styles   map[string][]byte
}

//go:embed desk.css
var ownStyle []byte

//go:embed pages/*.html
var pageFiles embed.FS

// passwordsAtOnce bounds the memory that strangers can make us use: a password
// takes 46 MiB.
const passwordsAtOnce = 2

// New is the handler of the desk.
func New(o Options) (http.Handler, error) {
	d := &desk{options: o, secret: make([]byte, 32), sessions: newSessions(), limit: newLimiter(), hashing: make(chan struct{}, passwordsAtOnce),
		styles: map[string][]byte{"desk.css": ownStyle}}
	if _, err := io.ReadFull(rand.Reader, d.secret); err != nil {
		return nil, fmt.Errorf("read random bytes: %w", err)
	}
	files, err := assets.Files()
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if f.Name == "style.css" {
			d.styles[f.Name] = f.Data
		}
	}
	if d.pages, err = template.New("").ParseFS(pageFiles, "pages/*.html"); err != nil {
		return nil, fmt.Errorf("read pages of the desk: %w", err)
	}
	mux := http.NewServeMux()
	for _, route := range routes {
		mux.Handle(route.method+" "+o.Prefix+route.path, d.handler(route))
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		switch allowed := methodsOf(mux, r); {
		case len(allowed) > 0:
			w.Header().Set("Allow", strings.Join(allowed, ", "))
			d.tell(w, http.StatusMethodNotAllowed, "Trang này không nhận yêu cầu kiểu "+strconv.Quote(r.Method)+". Hãy mở trang từ danh sách, hoặc gửi lại bằng nút trên trang.")
		case r.URL.Path == o.Prefix:
			http.Redirect(w, r, o.Prefix+"/", http.StatusSeeOther)
		default:
			d.tell(w, http.StatusNotFound, "Không có trang này.")
		}
	})
	return d.guarded(http.NewCrossOriginProtection().Handler(mux)), nil
}

// methodsOf are the methods by which the address of a request can be asked, none
// where no route has it.
func methodsOf(mux *http.ServeMux, r *http.Request) (allowed []string) {
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost} {
		other := r.Clone(r.Context())
		other.Method = method
		if _, pattern := mux.Handler(other); pattern != "/" && pattern != "" {
			allowed = append(allowed, method)
		}
	}
	return allowed
}

// A route is one thing that can be asked, and who may ask it; "" is everybody.
type route struct {
	method, path string
	role         account.Role
	serve        func(*visit) error
}

var routes = []route{
	{"GET", "/desk.css", "", (*visit).style},
	{"GET", "/style.css", "", (*visit).style},
	{"GET", "/dang-nhap", "", (*visit).loginForm},
	{"POST", "/dang-nhap", "", (*visit).login},
	{"POST", "/dang-xuat", account.Viewer, (*visit).logout},
	{"GET", "/{$}", account.Viewer, (*visit).list},
	{"GET", "/muc/{id}", account.Viewer, (*visit).item},
	{"GET", "/so", account.Viewer, (*visit).figure},
	{"GET", "/so-quyet-dinh", account.Viewer, (*visit).ledger},
	{"POST", "/quyet-dinh", account.Reviewer, (*visit).decide},
	{"GET", "/ban-nhap", account.Viewer, (*visit).draft},
	{"GET", "/ban-nhap/xem/{page...}", account.Viewer, (*visit).preview},
	{"POST", "/ban-nhap/phat-hanh", account.Reviewer, (*visit).publish},
	{"POST", "/ban-nhap/tra-lai", account.Reviewer, (*visit).sendBack},
	{"POST", "/chay", account.Operator, (*visit).run},
	{"GET", "/nhat-ky", account.Operator, (*visit).audit},
}

// A visit is one request that is answered.
type visit struct {
	*desk
	w       http.ResponseWriter
	r       *http.Request
	user    account.User // "" Name for who is not logged in
	session *session     // nil for who is not logged in
}

// mostForm bounds a form, in bytes: a thousand ticked boxes fit.
const mostForm = 256 << 10

func (d *desk) handler(route route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := &visit{desk: d, w: w, r: r}
		err := v.enter(route)
		if err == nil {
			err = route.serve(v)
		}
		if err != nil {
			v.fail(err)
		}
	})
}

// enter lets a visitor in who may ask this, with a form that we gave them.
func (v *visit) enter(route route) error {
	if err := v.recognise(); err != nil {
		return err
	}
	if v.r.Method == http.MethodPost {
		v.r.Body = http.MaxBytesReader(v.w, v.r.Body, mostForm)
		if !strings.HasPrefix(v.r.Header.Get("Content-Type"), "application/x-www-form-urlencoded") {
			return &answer{http.StatusUnsupportedMediaType, "Chỉ nhận biểu mẫu của các trang này."}
		}
		if err := v.r.ParseForm(); err != nil {
			return &answer{http.StatusBadRequest, "Biểu mẫu gửi lên không đọc được hoặc quá lớn."}
		}
	}
	if route.role == "" {
		return nil
	}
	switch {
	case v.session == nil:
		return errStranger
	case v.r.Method == http.MethodPost && !v.session.gave(v.r.PostForm.Get("ma-bieu-mau")):
		return &answer{http.StatusForbidden, "Biểu mẫu đã cũ hoặc không phải của phiên này; hãy mở lại trang rồi gửi lại."}
	case !v.user.Role.Covers(route.role):
		_ = v.log(route.path, "", "refused") // it is refused whether or not it can be logged
		return &answer{http.StatusForbidden, "Vai trò của tài khoản này không được làm việc đó."}
	}
	return nil
}

// An answer is an error that the visitor is told with a status.
type answer struct {
	code int
	text string
}

func (a *answer) Error() string { return a.text }

var errStranger = errors.New("not logged in")

// fail says what went wrong. What only the operator can mend is not told to
// strangers.
func (v *visit) fail(err error) {
	var told *answer
	var refused *Refusal
	var conflict *Conflict
	switch {
	case errors.Is(err, errStranger) && v.r.Method != http.MethodPost:
		v.goTo("/dang-nhap?den=" + url.QueryEscape(v.r.URL.RequestURI()))
	case errors.Is(err, errStranger):
		v.tell(v.w, http.StatusUnauthorized, "Phiên làm việc đã hết hạn; hãy đăng nhập rồi gửi lại. Chưa có gì được ghi.")
	case errors.As(err, &told):
		v.tell(v.w, told.code, told.text)
	case errors.As(err, &refused):
		v.tell(v.w, http.StatusUnprocessableEntity, refused.VI)
	case errors.As(err, &conflict):
		v.conflict(conflict)
	case errors.Is(err, ErrUnknown):
		v.tell(v.w, http.StatusNotFound, "Không có mục này, hoặc mục đã được giải quyết và không còn chờ.")
	case v.session == nil:
		v.tell(v.w, http.StatusInternalServerError, "Có lỗi ở máy chủ; hãy báo người vận hành.")
	default:
		v.tell(v.w, http.StatusInternalServerError, "Có lỗi ở máy chủ, chưa chắc việc vừa gửi đã được ghi: "+err.Error())
	}
}

// goTo leads the browser to another page of the desk.
func (v *visit) goTo(path string) {
	v.w.Header().Set("Location", v.options.Prefix+path)
	v.w.WriteHeader(http.StatusSeeOther)
}

// log keeps what the visitor did.
func (v *visit) log(did, subject, outcome string) error {
	return v.options.Audit.Write(account.Entry{At: v.options.Now().UTC(), Who: v.user.Name, Role: v.user.Role, From: v.from(), Did: did, Subject: subject, Outcome: outcome})
}

func (v *visit) style() error {
	style := v.styles[path.Base(v.r.URL.Path)]
	v.w.Header().Set("Content-Type", "text/css; charset=utf-8")
	v.w.Header().Set("Cache-Control", "max-age=3600")
	_, _ = v.w.Write(style) // a reader who went away misses nothing
	return nil
}
