package account

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Role is what a user may do. Each role may do what those before it may.
type Role string

// The roles: a viewer reads, a reviewer decides and publishes drafts, an
// operator starts nights and reads the log of what everybody did.
const (
	Viewer   Role = "viewer"
	Reviewer Role = "reviewer"
	Operator Role = "operator"
)

var roles = []Role{Viewer, Reviewer, Operator}

// ParseRole reads the name of a role.
func ParseRole(s string) (Role, error) {
	if r := Role(s); slices.Contains(roles, r) {
		return r, nil
	}
	return "", fmt.Errorf("không có vai trò %q; có viewer (xem), reviewer (duyệt), operator (vận hành) (no such role)", s)
}

// Covers tells whether r may do what other may; a role that does not exist may
// nothing.
func (r Role) Covers(other Role) bool {
	mine, theirs := slices.Index(roles, r), slices.Index(roles, other)
	return theirs >= 0 && mine >= theirs
}

// A User is one person who may log in.
type User struct {
	Name      string    `json:"name"`                // to log in with
	FullName  string    `json:"full_name,omitempty"` // stands in the ledger
	Role      Role      `json:"role"`
	Password  string    `json:"password"`   // sealed
	ChangedAt time.Time `json:"changed_at"` // sessions from before end
}

// Signature is how a decision of the user is signed.
func (u User) Signature() string {
	if u.FullName == "" {
		return u.Name
	}
	return u.FullName + " (" + u.Name + ")"
}

var nameForm = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{1,31}$`)

// longestFullName is counted in letters.
const longestFullName = 80

// Judge tells in Vietnamese what is wrong with a user.
func (u User) Judge() error {
	if !nameForm.MatchString(u.Name) {
		return fmt.Errorf("tên đăng nhập %q: cần 2–32 chữ thường không dấu, chữ số, dấu chấm hoặc gạch, ví dụ nguyen.hoa (bad name)", u.Name)
	}
	if utf8.RuneCountInString(u.FullName) > longestFullName || !utf8.ValidString(u.FullName) || strings.ContainsFunc(u.FullName, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return errors.New("họ tên quá dài hoặc có ký tự không in được (bad full name)")
	}
	_, err := ParseRole(string(u.Role))
	return err
}

// A Book is the file of the users of a workspace. Every question reads it anew:
// who is struck from it is out at once.
type Book struct {
	Path   string
	Random io.Reader
}

// Users are all users, by name; a file that is not there holds none.
func (b Book) Users() ([]User, error) {
	data, err := os.ReadFile(b.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read users: %w", err)
	}
	var list []User
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&list); err != nil {
		return nil, fmt.Errorf("%s không đọc được (%w); khôi phục từ bản sao lưu, hoặc xóa tệp rồi thêm lại người dùng bằng `tonghop user add` (the users cannot be read)", b.Path, err)
	}
	for _, u := range list {
		err := u.Judge()
		if err == nil {
			_, err = parseSealed(u.Password)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: người dùng %q: %w", b.Path, u.Name, err)
		}
	}
	return list, nil
}

// Find is the user of a name.
func (b Book) Find(name string) (u User, known bool, err error) {
	list, err := b.Users()
	if err != nil {
		return u, false, err
	}
	if i := slices.IndexFunc(list, func(u User) bool { return u.Name == name }); i >= 0 {
		return list[i], true, nil
	}
	return u, false, nil
}

// Check is the user of a name when the password is theirs. It takes as long for
// a name that does not exist.
func (b Book) Check(name, password string) (u User, right bool, err error) {
	u, known, err := b.Find(name)
	if err != nil {
		return u, false, err
	}
	kept := nobody()
	if known {
		if kept, err = parseSealed(u.Password); err != nil {
			return u, false, err
		}
	}
	if opened := kept.opens(password); !opened || !known {
		return User{}, false, nil
	}
	return u, true, nil
}

// Put adds a user or changes one. An empty password leaves the one there is.
// The caller sees to it that nobody else writes.
func (b Book) Put(u User, password string) error {
	if err := u.Judge(); err != nil {
		return err
	}
	list, err := b.Users()
	if err != nil {
		return err
	}
	at := slices.IndexFunc(list, func(old User) bool { return old.Name == u.Name })
	switch {
	case password != "":
		if err := JudgePassword(u.Name, password); err != nil {
			return err
		}
		if u.Password, err = seal(b.Random, password); err != nil {
			return err
		}
	case at < 0:
		return errors.New("người dùng mới cần mật khẩu (a new user needs a password)")
	default:
		u.Password = list[at].Password
	}
	if at < 0 {
		list = append(list, u)
	} else {
		list[at] = u
	}
	return b.write(list)
}

// Remove strikes a user; known is false when there is none of that name.
func (b Book) Remove(name string) (known bool, err error) {
	list, err := b.Users()
	if err != nil {
		return false, err
	}
	left := slices.DeleteFunc(slices.Clone(list), func(u User) bool { return u.Name == name })
	if len(left) == len(list) {
		return false, nil
	}
	return true, b.write(left)
}

// write makes the file say who there is, whole or not at all.
func (b Book) write(list []User) error {
	slices.SortFunc(list, func(a, c User) int { return strings.Compare(a.Name, c.Name) })
	data, err := json.MarshalIndent(list, "", " ")
	if err != nil {
		return err
	}
	dir := filepath.Dir(b.Path)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("write users: %w", err)
	}
	next, err := os.CreateTemp(dir, ".users-*") // for the owner alone
	if err != nil {
		return fmt.Errorf("write users: %w", err)
	}
	defer os.Remove(next.Name()) // gone already when the rename succeeded
	_, err = next.Write(append(data, '\n'))
	if err := errors.Join(err, next.Sync(), next.Close()); err != nil {
		return fmt.Errorf("write users: %w", err)
	}
	return os.Rename(next.Name(), b.Path)
}
