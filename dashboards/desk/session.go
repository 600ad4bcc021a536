package desk

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"net/http"
	"sync"
	"time"

	"github.com/tonghop/tonghop/pipeline/account"
)

// How long a session lasts, from login and from its last request.
const (
	longestSession = 10 * time.Hour
	longestIdle    = 45 * time.Minute
)

// The bounds of what is kept of sessions; the oldest go first.
const (
	mostSessions = 2_000
	mostOfOne    = 5 // of one user
)

// A session is one login. The browser has its key; we keep only the hash.
type session struct {
	user      string
	changedAt time.Time // the user's; another one ends the session
	begun     time.Time
	used      time.Time
	form      string // token that every form of the session carries
}

// gave tells whether the token of a form is the session's own.
func (s *session) gave(token string) bool {
	return subtle.ConstantTimeCompare([]byte(token), []byte(s.form)) == 1
}

type sessionKey [sha256.Size]byte

type sessions struct {
	mu   sync.Mutex
	open map[sessionKey]*session
}

func newSessions() *sessions { return &sessions{open: map[sessionKey]*session{}} }

// secretText is 256 random bits as text.
func secretText() string {
	var b [32]byte
	_, _ = rand.Read(b[:]) // never fails: the program would end
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// begin opens a session under a key that nobody knew before.
func (s *sessions) begin(u account.User, now time.Time) (key string, made *session) {
	key, made = secretText(), &session{user: u.Name, changedAt: u.ChangedAt, begun: now, used: now, form: secretText()}
	s.mu.Lock()
	defer s.mu.Unlock()
	for k, old := range s.open {
		if old.over(now) {
			delete(s.open, k)
		}
	}
	s.thin(func(o *session) bool { return o.user == u.Name }, mostOfOne-1)
	s.thin(func(*session) bool { return true }, mostSessions-1)
	s.open[sha256.Sum256([]byte(key))] = made
	return key, made
}

// thin ends the oldest sessions of a kind until at most so many are left.
func (s *sessions) thin(of func(*session) bool, left int) {
	for {
		var oldest sessionKey
		var found *session
		n := 0
		for k, o := range s.open {
			if !of(o) {
				continue
			}
			if n++; found == nil || o.used.Before(found.used) {
				oldest, found = k, o
			}
		}
		if n <= left {
			return
		}
		delete(s.open, oldest)
	}
}

func (s *session) over(now time.Time) bool {
	return now.Sub(s.begun) >= longestSession || now.Sub(s.used) >= longestIdle
}

// find is the open session of a key, used now.
func (s *sessions) find(key string, now time.Time) *session {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := sessionKey(sha256.Sum256([]byte(key)))
	found := s.open[id]
	if found == nil {
		return nil
	}
	if found.over(now) {
		delete(s.open, id)
		return nil
	}
	found.used = now
	copied := *found
	return &copied
}

func (s *sessions) end(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.open, sha256.Sum256([]byte(key)))
}

// sessionCookie and formCookie are the names of our cookies.
const (
	sessionCookie = "tonghop_phien"
	formCookie    = "tonghop_bieu_mau"
)

func (v *visit) cookie(name string) string {
	c, err := v.r.Cookie(name)
	if err != nil {
		return ""
	}
	return c.Value
}

func (v *visit) setCookie(name, value string) {
	age := 0
	if value == "" {
		age = -1
	}
	http.SetCookie(v.w, &http.Cookie{Name: name, Value: value, Path: v.options.Prefix + "/", MaxAge: age,
		HttpOnly: true, Secure: v.options.Secure, SameSite: http.SameSiteStrictMode})
}

// recognise finds out who asks. Who was struck from the book, or changed in it,
// has to log in again.
func (v *visit) recognise() error {
	key := v.cookie(sessionCookie)
	if key == "" {
		return nil
	}
	s := v.sessions.find(key, v.options.Now())
	if s == nil {
		return nil
	}
	u, known, err := v.options.Users.Find(s.user)
	if err != nil {
		return errors.Join(&answer{http.StatusInternalServerError, "Không đọc được danh sách người dùng; hãy báo người vận hành."}, err)
	}
	if !known || !u.ChangedAt.Equal(s.changedAt) {
		v.sessions.end(key)
		return nil
	}
	v.session, v.user = s, u
	return nil
}

// formToken is the token of a login form: only who holds the cookie that came
// with it can send it.
func (d *desk) formToken(cookie string) string {
	mac := hmac.New(sha256.New, d.secret)
	mac.Write([]byte("dang-nhap\x00" + cookie))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}
