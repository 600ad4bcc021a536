package pipeline

import (
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	for _, c := range []struct {
		text string
		want Date
	}{
		{"", Date{}},
		{"2012", Date{Year: 2012}},
		{"2022-04", Date{Year: 2022, Month: 4}},
		{"2024-02-29", Date{Year: 2024, Month: 2, Day: 29}},
	} {
		got, err := ParseDate(c.text)
		if err != nil || got != c.want {
			t.Errorf("ParseDate(%q) = %+v, %v; want %+v", c.text, got, err, c.want)
		}
	}
	for _, bad := range []string{"12", "2022-4", "2022-13", "2023-02-29", "2022-04-00", "2022-04-31", "0000", "2022-", "2022-04-01-01", " 2022", "٢٠٢٢"} {
		if got, err := ParseDate(bad); err == nil {
			t.Errorf("ParseDate(%q) = %+v, want an error", bad, got)
		}
	}
}

func FuzzParseDateGivesBackOrRefuses(f *testing.F) {
	for _, s := range []string{"", "2012", "2022-04", "2025-07-01", "2023-02-29", "+202", "2022-+4"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err == nil && d.String() != s {
			t.Errorf("ParseDate(%q) reads %q", s, d)
		}
	})
}

func TestDateSpans(t *testing.T) {
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	for _, c := range []struct {
		date        string
		first, last time.Time
	}{
		{"2012", day(2012, 1, 1), day(2012, 12, 31)},
		{"2024-02", day(2024, 2, 1), day(2024, 2, 29)},
		{"2025-07-01", day(2025, 7, 1), day(2025, 7, 1)},
		{"", time.Time{}, time.Time{}},
	} {
		d, err := ParseDate(c.date)
		if err != nil {
			t.Fatal(err)
		}
		if !d.First().Equal(c.first) || !d.Last().Equal(c.last) {
			t.Errorf("%q spans %s to %s, want %s to %s", c.date, d.First(), d.Last(), c.first, c.last)
		}
	}
}

// Only known periods have years; unknown ones are told apart by their rounds.
func TestPeriodYearsAndKeys(t *testing.T) {
	cases := []struct {
		period Period
		years  int
		key    string
	}{
		{Period{Start: Year(2012), End: Year(2021)}, 10, "2012/2021"},
		{Period{Start: Year(2022), End: Year(2022)}, 1, "2022/2022"},
		{Period{End: Date{Year: 2023, Month: 5, Day: 3}}, 0, "/2023-05-03"},
		{Period{Start: Year(2018)}, 0, "2018/"},
		{Period{Rounds: 5, Text: "qua 5 kỳ bình chọn"}, 0, "rounds:5"},
		{Period{Start: Year(2018), Rounds: 5}, 0, "2018/"},
		{Period{}, 0, "unknown"},
		{Period{Rounds: -1}, 0, "unknown"},
	}
	for _, c := range cases {
		if c.period.Years() != c.years || c.period.Key() != c.key {
			t.Errorf("%+v: %d years, key %q; want %d, %q", c.period, c.period.Years(), c.period.Key(), c.years, c.key)
		}
		for _, o := range cases {
			if same := c.period.SameKey(o.period); same != (c.key == o.key) {
				t.Errorf("%+v and %+v have the same key: %v", c.period, o.period, same)
			}
		}
	}
}

func TestLocator(t *testing.T) {
	for _, c := range []struct {
		locator Locator
		text    string
	}{
		{Locator{}, ""},
		{CellAt("Biểu 1", 17, 4), "Biểu 1!D17"},
		{CellAt("Biểu 1", 0, 0), "Biểu 1!"},
		{CellAt("lạ! lùng", 1048576, 16384), "lạ! lùng!XFD1048576"},
		{SpanAt(3, 2, 14, 17), "p3.s2[14:17]"},
	} {
		if got := c.locator.String(); got != c.text {
			t.Errorf("%+v is written %q, want %q", c.locator, got, c.text)
		}
		if got, err := ParseLocator(c.text); err != nil || got != c.locator {
			t.Errorf("ParseLocator(%q) = %+v, %v; want %+v", c.text, got, err, c.locator)
		}
	}
	for _, bad := range []string{"D17", "Biểu 1!d17", "Biểu 1!D0", "Biểu 1!17", "p0.s1[1:2]", "p1.s1[3:2]", "p1.s1[1:2] ", "!"} {
		if got, err := ParseLocator(bad); err == nil {
			t.Errorf("ParseLocator(%q) = %+v, want an error", bad, got)
		}
	}
}

func FuzzParseLocatorGivesBackOrRefuses(f *testing.F) {
	for _, s := range []string{"", "Biểu 1!D17", "Biểu 1!", "p3.s2[14:17]", "!A1", "p1.s1[+1:2]", "a!AAAA1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l, err := ParseLocator(s)
		if err == nil && l.String() != s {
			t.Errorf("ParseLocator(%q) reads %q", s, l)
		}
	})
}

func TestColumnNames(t *testing.T) {
	for col, name := range map[int]string{1: "A", 26: "Z", 27: "AA", 702: "ZZ", 703: "AAA", 16384: "XFD"} {
		if ColumnName(col) != name || ColumnNumber(name) != col {
			t.Errorf("column %d is %q and %q is column %d", col, ColumnName(col), name, ColumnNumber(name))
		}
	}
}

// The ID tells readings apart by what they say of and where, never by the
// value: the same cell with another number is a revision of the same figure in
// another snapshot.
func TestObservationID(t *testing.T) {
	base := Observation{Indicator: "cnnt_recognized", Level: LevelTinh, Area: "dong-thap@2008", Kind: Actual,
		Dimensions: map[string]string{"group": "khac", "stage": "new"},
		Period:     Period{Start: Year(2012), End: Year(2021)},
		Quantity:   Quantity{Value: 189, Unit: "product", Qualifier: Exact},
		Origin:     Origin{Snapshot: DigestOf([]byte("a")), Locator: CellAt("Biểu 1", 17, 4)}}
	if got := base.ID(); len(got) != 12 || got != base.ID() {
		t.Fatalf("ID = %q", got)
	}
	other := base
	other.Level = LevelKhuVuc
	moved := base
	moved.Origin.Locator.Row = 18
	later := base
	later.Origin.Snapshot = DigestOf([]byte("b"))
	seen := map[string]string{base.ID(): "base"}
	for name, o := range map[string]Observation{"level": other, "cell": moved, "snapshot": later} {
		if twin, ok := seen[o.ID()]; ok {
			t.Errorf("another %s has the ID of %s", name, twin)
		}
		seen[o.ID()] = name
	}
	same := base
	same.Dimensions = map[string]string{"stage": "new", "group": "khac"}
	if same.ID() != base.ID() {
		t.Error("the order of dimensions changes the ID")
	}
}

func TestTextFallsBackToVietnamese(t *testing.T) {
	if got := (Text{VI: "tỉnh"}).In("en"); got != "tỉnh" {
		t.Errorf("In(en) without English = %q", got)
	}
	if got := (Text{VI: "tỉnh", EN: "province"}).In("en"); got != "province" {
		t.Errorf("In(en) = %q", got)
	}
}

func TestSeriesOfProvincesWhoseBoundariesNothingTells(t *testing.T) {
	stated := Observation{Indicator: "cnnt_recognized", Area: "phu-tho@2008", Province: "Phú Thọ", Kind: Actual}
	unknown, other := stated, stated
	unknown.Area, other.Area, other.Province = "", "", "Hà Giang"
	named := stated
	named.Province = "Tỉnh Phú Thọ"
	if unknown.SeriesKey() == other.SeriesKey() || unknown.SeriesKey() == stated.SeriesKey() {
		t.Errorf("%q, %q and %q are not told apart", unknown.SeriesKey(), other.SeriesKey(), stated.SeriesKey())
	}
	if named.SeriesKey() != stated.SeriesKey() {
		t.Errorf("one area under two spellings is two series, %q and %q", named.SeriesKey(), stated.SeriesKey())
	}
}
