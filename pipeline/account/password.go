package account

import (
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"
)

// The cost of one guess: 46 MiB and one pass, the first choice of the OWASP
// cheat sheet on storing passwords.
const (
	costMemory  = 46 << 10 // KiB
	costPasses  = 1
	costThreads = 1
	saltBytes   = 16
	keyBytes    = 32
)

// The bounds of a password: short ones are guessed, and endless ones are work
// for us.
const (
	shortestPassword = 12   // letters
	longestPassword  = 1024 // bytes
)

// JudgePassword tells in Vietnamese what is wrong with a new password of a user.
func JudgePassword(name, password string) error {
	switch {
	case !utf8.ValidString(password) || strings.ContainsAny(password, "\x00\r\n"):
		return errors.New("mật khẩu có ký tự không dùng được (the password has unusable characters)")
	case len(password) > longestPassword:
		return fmt.Errorf("mật khẩu dài quá %d byte (the password is too long)", longestPassword)
	case utf8.RuneCountInString(password) < shortestPassword:
		return fmt.Errorf("mật khẩu cần ít nhất %d ký tự; một câu dễ nhớ là tốt nhất (the password needs at least %d letters)", shortestPassword, shortestPassword)
	case strings.Contains(strings.ToLower(password), name):
		return errors.New("mật khẩu không được chứa tên đăng nhập (the password holds the name)")
	case strings.Count(password, password[:1]) == len(password):
		return errors.New("mật khẩu chỉ gồm một ký tự lặp lại (the password repeats one letter)")
	}
	return nil
}

// seal makes what is kept of a password, in the usual form
// $argon2id$v=19$m=…,t=…,p=…$salt$key. However a keyboard composes a letter, it
// is the same letter.
func seal(random io.Reader, password string) (string, error) {
	salt := make([]byte, saltBytes)
	if _, err := io.ReadFull(random, salt); err != nil {
		return "", fmt.Errorf("read random bytes: %w", err)
	}
	key := argon2.IDKey([]byte(norm.NFC.String(password)), salt, costPasses, costMemory, costThreads, keyBytes)
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, costMemory, costPasses, costThreads,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(key)), nil
}

// A sealed password as it is kept.
type sealed struct {
	memory, passes uint32
	threads        uint8
	salt, key      []byte
}

var errSealed = errors.New("không phải mật khẩu argon2id đã băm (not an argon2id hash)")

// parseSealed reads what seal writes. A cost beyond reason is refused: a file
// that somebody altered must not take the machine's memory.
func parseSealed(text string) (s sealed, err error) {
	parts := strings.Split(text, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return s, errSealed
	}
	if n, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &s.memory, &s.passes, &s.threads); err != nil || n != 3 {
		return s, errSealed
	}
	salt, errSalt := base64.RawStdEncoding.DecodeString(parts[4])
	key, errKey := base64.RawStdEncoding.DecodeString(parts[5])
	s.salt, s.key = salt, key
	if errSalt != nil || errKey != nil || len(salt) < saltBytes || len(key) < keyBytes || len(key) > 2*keyBytes ||
		s.memory < 8<<10 || s.memory > 1<<20 || s.passes < 1 || s.passes > 16 || s.threads < 1 {
		return s, errSealed
	}
	return s, nil
}

// opens tells whether the password is the one that was sealed.
func (s sealed) opens(password string) bool {
	if len(password) > longestPassword {
		return false
	}
	key := argon2.IDKey([]byte(norm.NFC.String(password)), s.salt, s.passes, s.memory, s.threads, uint32(len(s.key)))
	return subtle.ConstantTimeCompare(key, s.key) == 1
}

// nobody is what is opened for a name that does not exist, so that the time of
// an answer does not tell which names do.
func nobody() sealed {
	return sealed{memory: costMemory, passes: costPasses, threads: costThreads, salt: make([]byte, saltBytes), key: make([]byte, keyBytes)}
}
