package desk

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// FuzzRequests: whatever a stranger asks, sends or says who he is, nothing is decided,
// nothing waiting is shown, and no answer says that the server failed.
func FuzzRequests(f *testing.F) {
	f.Add("GET", "/duyet/", "nguon=so&trang=2", "tonghop=x", "")
	f.Add("POST", "/duyet/quyet-dinh", "", "phien=AAAA; phien=BBBB", "muc=aa11&quyet-dinh=accept&ly-do=x&ma-bieu-mau=x")
	f.Add("POST", "/duyet/dang-nhap", "den=//x", "", "ten=a&mat-khau=%00&den=https://x")
	f.Add("PUT", "/duyet/ban-nhap/xem/../x", "%zz=%", "=;=", "%")
	f.Fuzz(func(t *testing.T, method, path, query, cookie, form string) {
		address := url.URL{Path: "/" + strings.TrimLeft(path, "/"), RawQuery: query}
		r, err := http.NewRequest(method, address.String(), strings.NewReader(form))
		if err != nil || strings.ContainsAny(cookie, "\r\n") {
			return
		}
		p := open(t, nil)
		r.Host, r.RemoteAddr = "127.0.0.1", "127.0.0.1:9"
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Cookie", cookie)
		w := httptest.NewRecorder()
		p.web.Config.Handler.ServeHTTP(w, r)
		if w.Code >= http.StatusInternalServerError || len(p.house.asked)+len(p.house.ruled) != 0 || strings.Contains(w.Body.String(), "aa11") && !strings.Contains(path+query+form, "aa11") {
			t.Errorf("%s %s: %d %s", method, address.String(), w.Code, w.Body)
		}
		if to := w.Header().Get("Location"); strings.HasPrefix(to, "//") || strings.Contains(to, "://") {
			t.Errorf("%s %s leads away to %q", method, address.String(), to)
		}
	})
}

// FuzzFilter: a filter is what its own query picks.
func FuzzFilter(f *testing.F) {
	f.Add("nguon=so&van-ban=bieu.xlsx&kiem-tra=gone")
	f.Add("nguon=&nguon=%ff&van-ban=a%26b")
	f.Fuzz(func(t *testing.T, query string) {
		q, err := url.ParseQuery(query)
		if err != nil {
			return
		}
		own := filterOf(q)
		again, err := url.ParseQuery(own.query())
		if err != nil || filterOf(again) != own {
			t.Errorf("%q: %+v became %+v, %v", query, own, filterOf(again), err)
		}
	})
}
