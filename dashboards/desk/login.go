package desk

import (
	"fmt"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"
)

// loginPage is the form of a login.
type loginPage struct {
	frame
	Token, To, Name, Fault string
}

func (v *visit) loginForm() error {
	if v.session != nil {
		v.goTo("/")
		return nil
	}
	return v.showLogin(http.StatusOK, v.r.URL.Query().Get("den"), "", "")
}

func (v *visit) showLogin(code int, to, name, fault string) error {
	cookie := v.cookie(formCookie)
	if len(cookie) != len(secretText()) {
		cookie = secretText()
		v.setCookie(formCookie, cookie)
	}
	return v.show(code, "login.html", loginPage{frame: v.frame("Đăng nhập"), Token: v.formToken(cookie), To: v.within(to), Name: name, Fault: fault})
}

// within is an address of the desk itself that a visitor may be led to, as it
// stands below the prefix; anything else is the first page.
func (v *visit) within(to string) string {
	u, err := url.Parse(to)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || u.Opaque != "" || strings.ContainsAny(to, "\\\x00\r\n\t") {
		return "/"
	}
	below, ok := strings.CutPrefix(u.Path, v.options.Prefix+"/")
	if clean := path.Clean("/" + below); !ok || strings.TrimSuffix("/"+below, "/") != strings.TrimSuffix(clean, "/") || below == "dang-nhap" {
		return "/"
	}
	found := url.URL{Path: "/" + below, RawQuery: u.RawQuery}
	return found.EscapedPath() + query(found.RawQuery)
}

func query(raw string) string {
	if raw == "" {
		return ""
	}
	return "?" + raw
}

func (v *visit) login() error {
	form := v.r.PostForm
	name, to := form.Get("ten"), form.Get("den")
	if token := v.formToken(v.cookie(formCookie)); form.Get("ma-bieu-mau") != token || v.cookie(formCookie) == "" {
		return v.showLogin(http.StatusForbidden, v.options.Prefix+to, name, "Biểu mẫu đã cũ; hãy nhập lại.")
	}
	now, from := v.options.Now(), v.client(v.r)
	v.user.Name = name // for the log alone, until the password is right
	if wait, first := v.limit.take(name, from, now); wait > 0 {
		if first {
			if err := v.log("login", "", "too many"); err != nil {
				return err
			}
		}
		v.w.Header().Set("Retry-After", strconv.Itoa(int(wait/time.Second)+1))
		return v.showLogin(http.StatusTooManyRequests, v.options.Prefix+to, name,
			fmt.Sprintf("Đã thử sai quá nhiều lần; hãy đợi %d phút rồi thử lại, hoặc nhờ người vận hành.", int(wait/time.Minute)+1))
	}
	select {
	case v.hashing <- struct{}{}:
	case <-v.r.Context().Done():
		return nil
	}
	u, right, err := v.options.Users.Check(name, form.Get("mat-khau"))
	<-v.hashing
	if err != nil {
		return err
	}
	if !right {
		if err := v.log("login", "", "refused"); err != nil {
			return err
		}
		return v.showLogin(http.StatusUnauthorized, v.options.Prefix+to, name, "Tên đăng nhập hoặc mật khẩu không đúng.")
	}
	v.limit.right(name, from, now)
	v.user = u
	if err := v.log("login", "", "done"); err != nil {
		return err
	}
	if old := v.cookie(sessionCookie); old != "" {
		v.sessions.end(old)
	}
	key, _ := v.sessions.begin(u, now)
	v.setCookie(sessionCookie, key)
	v.setCookie(formCookie, "")
	v.goTo(v.within(v.options.Prefix + to))
	return nil
}

func (v *visit) logout() error {
	if err := v.log("logout", "", "done"); err != nil {
		return err
	}
	v.sessions.end(v.cookie(sessionCookie))
	v.setCookie(sessionCookie, "")
	v.goTo("/dang-nhap")
	return nil
}
