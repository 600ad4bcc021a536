package main

import (
	"slices"
	"testing"
)

func TestStatementsEndAtTheirOwnSemicolons(t *testing.T) {
	for _, c := range []struct {
		text  string
		whole []string
		rest  string
	}{
		{"SELECT 1;", []string{"SELECT 1;"}, ""},
		{"SELECT 1; SELECT 2; SEL", []string{"SELECT 1;", "SELECT 2;"}, " SEL"},
		{"SELECT ';';", []string{"SELECT ';';"}, ""},
		{"SELECT 'it''s;';", []string{"SELECT 'it''s;';"}, ""},
		{"SELECT 'Cà;", nil, "SELECT 'Cà;"},
		{`SELECT 1 AS "a;b";`, []string{`SELECT 1 AS "a;b";`}, ""},
		{"SELECT 1 -- one; two\n;", []string{"SELECT 1 -- one; two\n;"}, ""},
		{"SELECT 1 /* ; */;", []string{"SELECT 1 /* ; */;"}, ""},
		{"SELECT 1 /* ;", nil, "SELECT 1 /* ;"},
		{"SELECT $$a;b$$;", []string{"SELECT $$a;b$$;"}, ""},
		{"SELECT $x$a;$$;b$x$;", []string{"SELECT $x$a;$$;b$x$;"}, ""},
		{"SELECT $1; SELECT 2$", []string{"SELECT $1;"}, " SELECT 2$"},
		{";;", nil, ""},
		{"-- nothing\n;", nil, ""},
		{"", nil, ""},
	} {
		whole, rest := splitStatements(c.text)
		if !slices.Equal(whole, c.whole) || rest != c.rest {
			t.Errorf("%q: %q, rest %q; want %q, %q", c.text, whole, rest, c.whole, c.rest)
		}
	}
}

func FuzzStatementsLoseNothing(f *testing.F) {
	for _, seed := range []string{"SELECT 1; SELECT ';", "a$b$c;$b$;", "/*;*/--;\n;", "'\"';\";"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		whole, rest := splitStatements(text)
		if len(whole) == 0 && len(rest) > len(text) {
			t.Fatalf("%q became %q", text, rest)
		}
		for _, statement := range whole {
			again, left := splitStatements(statement)
			if len(again) != 1 || again[0] != statement || left != "" {
				t.Fatalf("%q of %q is cut again into %q and %q", statement, text, again, left)
			}
		}
	})
}
