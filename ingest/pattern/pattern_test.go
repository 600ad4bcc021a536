package pattern

import (
	"math/rand"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// expressions are of every shape that decides what is looked for first.
var expressions = []string{
	`^(ghi chu|nguon|luu i|notes?)\s*[:.]|^\(\*+\)|^\*+ ?[a-z]|^ghi chu$`,
	`^\(?\s*(kem theo|trich |theo (cong van|to trinh) so)`,
	`\b(nam|thang [0-9]+/|quy [iv0-9]+/) ?(19|20)[0-9]{2}\b|giai doan`,
	`(?i)\b(trieu|nghin|ty|tr\.?)\s+(dong|d|vnd)\b`,
	`(?i)\s*[(\[–-]?\s*(?:(?:tỉnh )?(cũ|trước (?:khi )?(?:sáp nhập|hợp nhất))|(mới))\s*[)\]]?\s*$`,
	`(?i)ck|straße|[k-s]x`,
	`^(-+|\.{2,}|…+|x|n/a|\(-\))$`,
	`^(khoang|tren)?\s*[<>≥≤]*\s*[-+(]?\s*[0-9][0-9.,\s]*\)?([a-z%.²]+\s*){0,4}$`,
	`[0-9]/[0-9]|[0-9][a-z]{2,}-`,
	`(\b(va|den)|,)$`, `^$`, `^a*`, `a*`, `(^a|b)`, `(^a)?b`, `\pLx`, `[^a]b`, `^[^a]`, `.`, `^.b`, `�`, `[�x]`, `^�`, `(a|b|)c`, `(ab){2,3}`, `(ab){0,2}c`,
	`\Ba`, `a\z`, `^(a|^b)`, `(?m)^a$`, `(?s).a`, `[a-z]+ệ?u`, `x+y?z`, `((a)|(bc))(d|e)`,
}

// pieces make texts that match, nearly match or do not.
var pieces = strings.Fields("ghi chu nguon : . ( * kem theo trich theo nam 2023 thang 5/ quy iv/ giai doan trieu TRIEU dong DONG d cũ CŨ trước khi sáp nhập mới – - ck CK Kx ſx straße STRASSE ẞ " +
	"… x n/a khoang > ≥ 12.5 % ² va , a b c d e ab abab \xff � \xe1\xbb ệ u y z é n k s K")

func randomText(r *rand.Rand) string {
	var b strings.Builder
	for range r.Intn(6) {
		b.WriteString(pieces[r.Intn(len(pieces))])
		b.WriteString([]string{"", "", " ", "\n"}[r.Intn(4)])
	}
	return b.String()
}

func TestAPatternAnswersAsRegexp(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	matched := 0
	for _, expr := range expressions {
		p, want := MustCompile(expr), regexp.MustCompile(expr)
		for range 600 {
			text := randomText(r)
			same(t, p, want, text)
			if want.MatchString(text) {
				matched++
			}
		}
		same(t, p, want, "")
	}
	if matched < 200 {
		t.Errorf("only %d texts match", matched)
	}
}

func same(t *testing.T, p *Pattern, want *regexp.Regexp, text string) {
	t.Helper()
	for name, got := range map[string][2]any{
		"MatchString":                {p.MatchString(text), want.MatchString(text)},
		"FindString":                 {p.FindString(text), want.FindString(text)},
		"FindStringIndex":            {p.FindStringIndex(text), want.FindStringIndex(text)},
		"FindStringSubmatch":         {p.FindStringSubmatch(text), want.FindStringSubmatch(text)},
		"FindStringSubmatchIndex":    {p.FindStringSubmatchIndex(text), want.FindStringSubmatchIndex(text)},
		"FindAllString":              {p.FindAllString(text, -1), want.FindAllString(text, -1)},
		"FindAllStringIndex":         {p.FindAllStringIndex(text, -1), want.FindAllStringIndex(text, -1)},
		"FindAllStringSubmatch":      {p.FindAllStringSubmatch(text, -1), want.FindAllStringSubmatch(text, -1)},
		"FindAllStringSubmatchIndex": {p.FindAllStringSubmatchIndex(text, -1), want.FindAllStringSubmatchIndex(text, -1)},
		"ReplaceAllString":           {p.ReplaceAllString(text, "<$0>"), want.ReplaceAllString(text, "<$0>")},
		"ReplaceAllStringFunc":       {p.ReplaceAllStringFunc(text, strings.ToUpper), want.ReplaceAllStringFunc(text, strings.ToUpper)},
	} {
		if !reflect.DeepEqual(got[0], got[1]) {
			t.Fatalf("%s of %q in %q: %#v, want %#v", name, p.String(), text, got[0], got[1])
		}
	}
}

func TestWhatIsLookedForFirst(t *testing.T) {
	for expr, c := range map[string]struct {
		text string
		may  bool
	}{
		`^(ghi chu|nguon)\s*:`:             {"tong so", false},
		`\b(truoc|sau) (sap nhap)`:         {"tinh lam dong", false},
		`(?i)(đvt|đơn vị tính)\s*:`:        {"Số sản phẩm", false},
		`(?i)(đvt|đơn vị tính)\s*[:.]`:     {"ĐƠN VỊ gì", true},
		`[0-9]{1,2}\s*sao`:                 {"sản phẩm", false},
		`^[IVX]{1,5}[.)]?$`:                {"Tổng", false},
		`(trieu|nghin) (dong|nguoi)`:       {"mot trieu nguoi", true},
		`^\(?\s*(kem theo|ban hanh kem)\b`: {"(theo mau)", false},
	} {
		if got := MustCompile(expr).may(c.text); got != c.may {
			t.Errorf("%q may match %q: %v", expr, c.text, got)
		}
	}
}

func FuzzPattern(f *testing.F) {
	for _, expr := range expressions {
		f.Add(expr, "ghi chu: 12 trieu dong")
	}
	f.Fuzz(func(t *testing.T, expr, text string) {
		if len(expr) > 200 || len(text) > 2000 {
			return
		}
		want, err := regexp.Compile(expr)
		if err != nil {
			return
		}
		same(t, MustCompile(expr), want, text)
	})
}
