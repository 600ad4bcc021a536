package account

import (
	"bytes"
	"crypto/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const good = "mưa rơi trên mái ngói"

func book(t *testing.T) Book {
	return Book{Path: filepath.Join(t.TempDir(), "data", "users.json"), Random: rand.Reader}
}

func TestAUserIsKnownByTheirPasswordAlone(t *testing.T) {
	b := book(t)
	if list, err := b.Users(); err != nil || len(list) != 0 {
		t.Fatalf("no file: %v, %v", list, err)
	}
	if err := b.Put(User{Name: "hoa", FullName: "Nguyễn Thị Hoa", Role: Reviewer}, good); err != nil {
		t.Fatal(err)
	}
	u, right, err := b.Check("hoa", good)
	if err != nil || !right || u.Signature() != "Nguyễn Thị Hoa (hoa)" {
		t.Errorf("right password: %+v, %v, %v", u, right, err)
	}
	// A keyboard may send the letters decomposed.
	if _, right, err := b.Check("hoa", "mưa rơi trên mái ngói"); err != nil || !right {
		t.Errorf("decomposed: %v, %v", right, err)
	}
	for name, password := range map[string]string{"hoa": good + ".", "Hoa": good, "lan": good, "": "", "ho": strings.Repeat("x", 1<<20)} {
		if u, right, err := b.Check(name, password); right || err != nil || u.Name != "" {
			t.Errorf("%q is let in: %+v, %v", name, u, err)
		}
	}
	data, err := os.ReadFile(b.Path)
	if err != nil || bytes.Contains(data, []byte(good)) || !bytes.Contains(data, []byte("$argon2id$v=19$m=47104,t=1,p=1$")) {
		t.Errorf("the file says %s, %v", data, err)
	}
	if info, err := os.Stat(b.Path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file may be read by others: %v, %v", info.Mode(), err)
	}
}

func TestAChangeKeepsThePasswordAndARemovedUserIsOut(t *testing.T) {
	b := book(t)
	for _, u := range []User{{Name: "lan", Role: Viewer}, {Name: "hoa", Role: Reviewer}} {
		if err := b.Put(u, good); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Put(User{Name: "lan", Role: Operator}, ""); err != nil {
		t.Fatal(err)
	}
	if u, right, err := b.Check("lan", good); err != nil || !right || u.Role != Operator {
		t.Errorf("changed: %+v, %v, %v", u, right, err)
	}
	if known, err := b.Remove("lan"); err != nil || !known {
		t.Fatalf("remove: %v, %v", known, err)
	}
	if known, err := b.Remove("lan"); err != nil || known {
		t.Errorf("remove again: %v, %v", known, err)
	}
	if _, right, _ := b.Check("lan", good); right {
		t.Error("a removed user is let in")
	}
	if _, right, _ := b.Check("hoa", good); !right {
		t.Error("the other user is out too")
	}
}

func TestWhoIsNoUserIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		user     User
		password string
	}{
		"a name with capitals":     {User{Name: "Hoa", Role: Viewer}, good},
		"a name that is a path":    {User{Name: "../hoa", Role: Viewer}, good},
		"no such role":             {User{Name: "hoa", Role: "admin"}, good},
		"no role":                  {User{Name: "hoa"}, good},
		"a full name of two lines": {User{Name: "hoa", FullName: "Hoa\nLan", Role: Viewer}, good},
		"no password":              {User{Name: "hoa", Role: Viewer}, ""},
		"a short password":         {User{Name: "hoa", Role: Viewer}, "mật khẩu"},
		"the name as password":     {User{Name: "hoa", Role: Viewer}, "Hoa Hoa Hoa Hoa"},
		"one letter":               {User{Name: "hoa", Role: Viewer}, strings.Repeat("a", 20)},
		"an endless password":      {User{Name: "hoa", Role: Viewer}, strings.Repeat("ab", 1000)},
	} {
		b := book(t)
		if err := b.Put(c.user, c.password); err == nil {
			t.Errorf("%s is taken", name)
		}
		if _, err := os.Stat(b.Path); err == nil {
			t.Errorf("%s: something was written", name)
		}
	}
}

// A file that somebody altered lets nobody in, and takes no memory.
func TestADamagedBookLetsNobodyIn(t *testing.T) {
	hash := "$argon2id$v=19$m=47104,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
	for name, text := range map[string]string{
		"cut short":     `[{"name":"hoa"`,
		"no hash":       `[{"name":"hoa","role":"viewer","password":"` + good + `"}]`,
		"endless cost":  `[{"name":"hoa","role":"viewer","password":"` + strings.Replace(hash, "m=47104", "m=4294967295", 1) + `"}]`,
		"endless times": `[{"name":"hoa","role":"viewer","password":"` + strings.Replace(hash, "t=1", "t=999999", 1) + `"}]`,
		"unknown role":  `[{"name":"hoa","role":"root","password":"` + hash + `"}]`,
		"unknown key":   `[{"name":"hoa","role":"viewer","admin":true,"password":"` + hash + `"}]`,
	} {
		b := book(t)
		if err := os.MkdirAll(filepath.Dir(b.Path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(b.Path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, right, err := b.Check("hoa", good); right || err == nil {
			t.Errorf("%s: %v, %v", name, right, err)
		}
	}
}

func TestRolesCoverWhatComesBefore(t *testing.T) {
	for _, c := range []struct {
		has, wants Role
		want       bool
	}{{Viewer, Viewer, true}, {Viewer, Reviewer, false}, {Reviewer, Viewer, true}, {Reviewer, Operator, false}, {Operator, Reviewer, true}, {"", Viewer, false}, {"root", Viewer, false}, {Operator, "root", false}, {"", "", false}} {
		if got := c.has.Covers(c.wants); got != c.want {
			t.Errorf("%q covers %q: %v", c.has, c.wants, got)
		}
	}
}

func TestTheLogIsOneLineAnEntryWhateverIsSaid(t *testing.T) {
	a := &Audit{Path: filepath.Join(t.TempDir(), "audit.jsonl")}
	if list, err := a.Last(5); err != nil || len(list) != 0 {
		t.Fatalf("no log: %v, %v", list, err)
	}
	at := time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC)
	for _, who := range []string{"hoa", "x\n{\"who\":\"lan\",\"did\":\"publish\"}", strings.Repeat("ă", 5000)} {
		if err := a.Write(Entry{At: at, Who: who, From: "127.0.0.1", Did: "login", Outcome: "refused"}); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(a.Path)
	if err != nil || bytes.Count(data, []byte("\n")) != 3 || len(data) > 2000 {
		t.Errorf("%d bytes, %q", len(data), data)
	}
	if err := os.WriteFile(a.Path, append(data, []byte(`{"at":"2026`)...), 0o600); err != nil {
		t.Fatal(err)
	}
	list, err := a.Last(2)
	if err != nil || len(list) != 2 || !strings.HasPrefix(list[0].Who, "ăă") || list[1].Did != "login" {
		t.Errorf("%+v, %v", list, err)
	}
}
