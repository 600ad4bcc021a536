package sqlfile_test

import (
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline/internal/sqlfile"
)

var keys = []string{"title_vi", "title_en"}

func TestParse(t *testing.T) {
	f, err := sqlfile.Parse("-- title_vi: Sản phẩm\n--   theo cấp\n-- title_en: Products: by level\n\n-- why\nSELECT 1;\n", keys)
	if err != nil {
		t.Fatal(err)
	}
	if f.Header["title_vi"] != "Sản phẩm theo cấp" || f.Header["title_en"] != "Products: by level" {
		t.Errorf("header = %q", f.Header)
	}
	if f.SQL != "-- why\nSELECT 1" {
		t.Errorf("statement = %q", f.SQL)
	}
}

func TestParseRefuses(t *testing.T) {
	cases := []struct{ name, given, want string }{
		{"unknown key", "-- title_vi: a\n-- title_en: b\n-- titel: c\nSELECT 1", `line 3: unknown key "titel"`},
		{"missing key", "-- title_vi: a\nSELECT 1", `key "title_en" is missing`},
		{"empty key", "-- title_vi:\n-- title_en: b\nSELECT 1", "line 1"},
		{"key twice", "-- title_vi: a\n-- title_vi: a\n-- title_en: b\nSELECT 1", `"title_vi" stands twice`},
		{"no header", "SELECT 1", `key "title_vi" is missing`},
		{"loose comment", "-- title_vi: a\n-- a remark\n-- title_en: b\nSELECT 1", "want -- key: value"},
		{"goes on from nothing", "--   more\nSELECT 1", "goes on from nothing"},
		{"no statement", "-- title_vi: a\n-- title_en: b\n;\n", "nothing stands below"},
		{"not text", "-- title_vi: \xff\n", "not UTF-8"},
	}
	for _, c := range cases {
		if _, err := sqlfile.Parse(c.given, keys); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error = %v, want it to say %q", c.name, err, c.want)
		}
	}
}

// What Parse accepts has every wanted key and no other, and a statement.
func FuzzParse(f *testing.F) {
	f.Add("-- title_vi: a\n-- title_en: b\nSELECT 1;")
	f.Add("-- title_vi: a\n--   more\n-- title_en: b\n\nSELECT ';'")
	f.Add("--   x\n--")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := sqlfile.Parse(text, keys)
		if err != nil {
			return
		}
		if len(got.Header) != len(keys) || got.SQL == "" || !strings.Contains(text, got.SQL) {
			t.Errorf("parsed %q to %+v", text, got)
		}
		for _, k := range keys {
			if strings.TrimSpace(got.Header[k]) == "" || strings.Contains(got.Header[k], "\n") {
				t.Errorf("key %s = %q", k, got.Header[k])
			}
		}
	})
}

// What stands behind a meaning must be another column, after a semicolon.
func TestColumnsJoinedByAComma(t *testing.T) {
	if _, err := sqlfile.Columns("rung = Diện tích | Area, dat = Đất | Land"); err == nil {
		t.Error("a comma joins two columns and is no fault")
	}
	if said, err := sqlfile.Columns("rung = Diện tích | Area; dat = Đất"); err != nil || len(said) != 2 {
		t.Errorf("columns %v: %v", said, err)
	}
}
