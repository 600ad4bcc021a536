package account

import "testing"

// FuzzParseSealed: a line of the book of users is refused, or costs no more than it may.
func FuzzParseSealed(f *testing.F) {
	f.Add("$argon2id$v=19$m=47104,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
	f.Add("$argon2id$v=19$m=4294967295,t=99,p=0$$")
	f.Add("$argon2id$v=19$m=,t=,p=$A$A")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := parseSealed(text)
		if err == nil && (s.memory > 1<<20 || s.passes > 16 || s.passes < 1 || s.threads < 1 || len(s.salt) < saltBytes || len(s.key) < keyBytes) {
			t.Errorf("took %q: %+v", text, s)
		}
	})
}

// FuzzParseRole: given back unchanged, or refused.
func FuzzParseRole(f *testing.F) {
	for _, role := range []Role{Viewer, Reviewer, Operator} {
		f.Add(string(role))
	}
	f.Add("quản trị")
	f.Fuzz(func(t *testing.T, text string) {
		if role, err := ParseRole(text); err == nil && string(role) != text {
			t.Errorf("%q became %q", text, role)
		}
	})
}
