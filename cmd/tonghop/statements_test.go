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
		open  bool
	}{
		{"SELECT 1;", []string{"SELECT 1;"}, "", false},
		{"SELECT 1; SELECT 2; SEL", []string{"SELECT 1;", "SELECT 2;"}, " SEL", false},
		{"SELECT ';';", []string{"SELECT ';';"}, "", false},
		{"SELECT 'it''s;';", []string{"SELECT 'it''s;';"}, "", false},
		{"SELECT 'Cà;", nil, "SELECT 'Cà;", true},
		{`SELECT 1 AS "a;b";`, []string{`SELECT 1 AS "a;b";`}, "", false},
		{"SELECT 1 -- one; two\n;", []string{"SELECT 1 -- one; two\n;"}, "", false},
		{"SELECT 1 /* ; */;", []string{"SELECT 1 /* ; */;"}, "", false},
		{"SELECT 1 /* ;", nil, "SELECT 1 /* ;", true},
		{"SELECT $$a;b$$;", []string{"SELECT $$a;b$$;"}, "", false},
		{"SELECT $x$a;$$;b$x$;", []string{"SELECT $x$a;$$;b$x$;"}, "", false},
		{"SELECT $1; SELECT 2$", []string{"SELECT $1;"}, " SELECT 2$", false},
		{";;", nil, "", false},
		{"-- nothing\n;", nil, "", false},
		{"", nil, "", false},
	} {
		whole, rest, open := splitStatements(c.text)
		if !slices.Equal(whole, c.whole) || rest != c.rest || open != c.open {
			t.Errorf("%q: %q, rest %q, open %v; want %q, %q, %v", c.text, whole, rest, open, c.whole, c.rest, c.open)
		}
	}
}

func FuzzStatementsLoseNothing(f *testing.F) {
	for _, seed := range []string{"SELECT 1; SELECT ';", "a$b$c;$b$;", "/*;*/--;\n;", "'\"';\";"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		whole, rest, _ := splitStatements(text)
		if len(whole) == 0 && len(rest) > len(text) {
			t.Fatalf("%q became %q", text, rest)
		}
		for _, statement := range whole {
			again, left, open := splitStatements(statement)
			if len(again) != 1 || again[0] != statement || left != "" || open {
				t.Fatalf("%q of %q is cut again into %q and %q", statement, text, again, left)
			}
		}
	})
}
