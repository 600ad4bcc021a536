package workspace

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/config"
)

var update = flag.Bool("update", false, "rewrite the wanted faults")

func load(t testing.TB) *catalog.Catalog {
	t.Helper()
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	return cat
}

// scaffolded is a fresh workspace.
func scaffolded(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "w")
	if _, err := Scaffold(dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

func write(t testing.TB, data string, path ...string) {
	t.Helper()
	name := filepath.Join(path...)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

// planted is a workspace with the fixture in its place.
func planted(t testing.TB, fixture string) string {
	t.Helper()
	data, err := os.ReadFile(fixture)
	if err != nil {
		t.Fatal(err)
	}
	dir := scaffolded(t)
	switch kind, _, _ := strings.Cut(filepath.Base(fixture), "."); kind {
	case "settings":
		write(t, string(data), dir, File)
	case "duties":
		write(t, string(data), dir, DutiesFile)
	default:
		write(t, string(data), dir, SourcesDir, "thu.yaml")
	}
	return dir
}

func TestGoodFixtures(t *testing.T) {
	fixtures, _ := filepath.Glob("testdata/*.good.yml")
	if len(fixtures) == 0 {
		t.Fatal("no fixtures")
	}
	cat := load(t)
	for _, fixture := range fixtures {
		if _, err := Open(planted(t, fixture), cat, nil); err != nil {
			t.Errorf("%s: %v", fixture, err)
		}
	}
}

func TestBadFixtures(t *testing.T) {
	fixtures, _ := filepath.Glob("testdata/*.bad.yml")
	if len(fixtures) == 0 {
		t.Fatal("no fixtures")
	}
	cat := load(t)
	for _, fixture := range fixtures {
		dir := planted(t, fixture)
		_, err := Open(dir, cat, nil)
		var faults config.Faults
		if !errors.As(err, &faults) {
			t.Errorf("%s: error %v, want faults", fixture, err)
			continue
		}
		got := strings.ReplaceAll(err.Error(), dir+string(filepath.Separator), "") + "\n"
		wanted := strings.TrimSuffix(fixture, ".yml") + ".txt"
		if *update {
			write(t, got, wanted)
		}
		want, err := os.ReadFile(wanted)
		if err != nil || got != string(want) {
			t.Errorf("%s: %v\ngot:\n%swant:\n%s", fixture, err, got, want)
		}
		for _, f := range faults {
			if f.File == "" || f.Line == 0 || f.VI == "" || f.EN == "" {
				t.Errorf("%s: fault %+v lacks place or words", fixture, f)
			}
		}
	}
}

func TestOpenFillsSources(t *testing.T) {
	cat := load(t)
	dir := planted(t, "testdata/source.folder.good.yml")
	w, err := Open(dir, cat, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(w.Sources) != 2 || w.Sources[0].ID != "hop-thu" || w.Sources[1].ID != "thu" {
		t.Fatalf("sources %+v", w.Sources)
	}
	s, ok := w.Source("thu")
	if !ok || s.Kind != pipeline.FolderSource || s.Location != filepath.Join(dir, "inbox") || s.Province != "dong-thap" || s.Claims || s.Precedence != 10 {
		t.Errorf("source %+v", s)
	}
	if s.Limits != (pipeline.Limits{Bytes: 20 << 20, Timeout: 30 * time.Second, Articles: 50}) {
		t.Errorf("limits %+v", s.Limits)
	}
	want := []pipeline.Expectation{
		{Indicator: "cnnt_recognized", Area: "dong-thap@2008", Period: pipeline.Period{Start: pipeline.Year(2024), End: pipeline.Year(2024), Text: "2024", Basis: pipeline.PeriodFromText}, Due: pipeline.Date{Year: 2025, Month: 1, Day: 31}},
		{Indicator: "kc_budget", Area: "dong-thap@2025", Period: pipeline.Period{Start: pipeline.Year(2021), End: pipeline.Year(2025), Text: "2021/2025", Basis: pipeline.PeriodFromText}, Due: pipeline.Date{Year: 2026, Month: 3, Day: 15}},
	}
	if len(s.Expect) != 2 || s.Expect[0] != want[0] || s.Expect[1] != want[1] {
		t.Errorf("expect %+v", s.Expect)
	}
	if w.DataDir != filepath.Join(dir, "data") || w.Nightly != "30 1 * * *" || w.Keep != 30 || w.Location.String() != "Asia/Ho_Chi_Minh" || w.Title.EN == "" {
		t.Errorf("workspace %+v", w)
	}
	if got := w.Relative(s.Declared); got != "sources/thu.yaml" {
		t.Errorf("relative path %q", got)
	}
}

func TestFeedsAreClaimsUnlessToldOtherwise(t *testing.T) {
	cat := load(t)
	for fixture, want := range map[string]bool{"feed": true, "document": true, "folder": false} {
		w, err := Open(planted(t, "testdata/source."+fixture+".good.yml"), cat, nil)
		if err != nil {
			t.Fatal(err)
		}
		if s, _ := w.Source("thu"); s.Claims != want {
			t.Errorf("%s: claims %v", fixture, s.Claims)
		}
	}
}

func TestFileLocationsBecomeURLs(t *testing.T) {
	cat := load(t)
	dir := planted(t, "testdata/source.document.good.yml")
	w, err := Open(dir, cat, nil)
	if err != nil {
		t.Fatal(err)
	}
	s, _ := w.Source("thu")
	if want := "file://" + dir + "/inbox/k%E1%BA%BFt%20qu%E1%BA%A3%202024.xlsx"; s.Location != want {
		t.Errorf("location %q, want %q", s.Location, want)
	}
}

func TestAllFaultsOfAllFilesAtOnce(t *testing.T) {
	dir := scaffolded(t)
	write(t, "title: T\nkeep: nhiều\n", dir, File)
	write(t, "kind: folder\n", dir, SourcesDir, "a.yaml")
	write(t, "kind: [\n", dir, SourcesDir, "b.yaml")
	write(t, "# trống\n", dir, SourcesDir, "a.yml")
	write(t, "kind: folder\nlocation: inbox\ntitle: Hoa\npublisher: X\n", dir, SourcesDir, "Hoa Sen.yaml")
	_, err := Open(dir, load(t), nil)
	if err == nil {
		t.Fatal("no fault")
	}
	for _, want := range []string{File + ":2:7: «keep»", "a.yaml:1:1: thiếu «location»", "a.yaml:1:1: thiếu «publisher»", "b.yaml:", "a.yml: nguồn «a» đã được khai báo trong a.yaml", "«Hoa Sen.yaml» không dùng được"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in\n%v", want, err)
		}
	}
}

func TestEmptyWorkspaceSaysWhatToDo(t *testing.T) {
	cat := load(t)
	if _, err := Open(t.TempDir(), cat, nil); err == nil || !strings.Contains(err.Error(), "tonghop init") {
		t.Errorf("a folder without tonghop.yaml: %v", err)
	}
	dir := scaffolded(t)
	write(t, "# nothing\n", dir, SourcesDir, "hop-thu.yaml")
	if _, err := Open(dir, cat, nil); err == nil || !strings.Contains(err.Error(), "chưa khai báo nguồn nào") {
		t.Errorf("a workspace without sources: %v", err)
	}
	if err := os.RemoveAll(filepath.Join(dir, SourcesDir)); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, cat, nil); err == nil || !strings.Contains(err.Error(), "chưa khai báo nguồn nào") {
		t.Errorf("a workspace without sources folder: %v", err)
	}
}

func TestSymbolicLinksDoNotEscape(t *testing.T) {
	dir := scaffolded(t)
	outside := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, "ra-ngoai")); err != nil {
		t.Fatal(err)
	}
	declaration := "kind: folder\nlocation: ra-ngoai\ntitle: T\npublisher: P\n"
	write(t, declaration, dir, SourcesDir, "link.yaml")
	if _, err := Open(dir, load(t), nil); err == nil || !strings.Contains(err.Error(), "nằm ngoài không gian làm việc") {
		t.Errorf("a link out of the workspace: %v", err)
	}
	write(t, "title: T\noutside: ["+outside+"]\n", dir, File)
	write(t, strings.Replace(declaration, "ra-ngoai", outside, 1), dir, SourcesDir, "link.yaml")
	w, err := Open(dir, load(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	if s, _ := w.Source("link"); s.Location != outside {
		t.Errorf("an allowed folder: %q", s.Location)
	}
}

func TestScheduleIsJudgedByTheCaller(t *testing.T) {
	var asked []string
	refuse := func(s string) error {
		asked = append(asked, s)
		return errors.New("giờ 61")
	}
	_, err := Open(scaffolded(t), load(t), refuse)
	if err == nil || !strings.Contains(err.Error(), "giờ 61") || len(asked) != 1 || asked[0] != "30 1 * * *" {
		t.Errorf("asked %q: %v", asked, err)
	}
}

func FuzzOpenNeverPanics(f *testing.F) {
	fixtures, _ := filepath.Glob("testdata/*.yml")
	for _, fixture := range fixtures {
		data, err := os.ReadFile(fixture)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	cat := load(f)
	dir := scaffolded(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		write(t, string(data), dir, SourcesDir, "thu.yaml")
		w, err := Open(dir, cat, nil)
		var faults config.Faults
		if err != nil && !errors.As(err, &faults) {
			t.Errorf("error %v is no Faults", err)
		}
		if (w == nil) == (err == nil) {
			t.Error("want either a workspace or faults")
		}
	})
}

// For a night, a fault in one declaration costs that source alone; what is wrong
// with tonghop.yaml costs the night.
func TestOpenSound(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	good := "kind: folder\nlocation: inbox\ntitle: Sở\npublisher: Sở\n"
	for name, c := range map[string]struct {
		files map[string]string
		want  string // IDs, a star for a faulty one; "" for an error
	}{
		"all sound":            {map[string]string{"tonghop.yaml": "title: T\n", "sources/a.yaml": good}, "a"},
		"one misspelt":         {map[string]string{"tonghop.yaml": "title: T\n", "sources/a.yaml": good, "sources/b.yaml": good + "publishr: x\n"}, "a b*"},
		"one without folder":   {map[string]string{"tonghop.yaml": "title: T\n", "sources/a.yaml": good, "sources/b.yaml": strings.Replace(good, "inbox", "mnt", 1)}, "a b*"},
		"one that is no YAML":  {map[string]string{"tonghop.yaml": "title: T\n", "sources/a.yaml": good, "sources/b.yaml": "{"}, "a b*"},
		"a name that is no ID": {map[string]string{"tonghop.yaml": "title: T\n", "sources/a.yaml": good, "sources/Sở.yaml": good}, "Sở* a"},
		"all faulty":           {map[string]string{"tonghop.yaml": "title: T\n", "sources/b.yaml": "{"}, "b*"},
		"no share":             {map[string]string{"tonghop.yaml": "title: T\n", "sources/a.yaml": strings.Replace(good, "inbox", "mnt", 1), "sources/b.yaml": strings.Replace(good, "inbox", "mnt", 1)}, "a* b*"},
		"none declared":        {map[string]string{"tonghop.yaml": "title: T\n"}, ""},
		"settings":             {map[string]string{"tonghop.yaml": "titel: T\n", "sources/a.yaml": good}, ""},
		"guard":                {map[string]string{"tonghop.yaml": "title: T\nguard: {share: 2}\n", "sources/a.yaml": good}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for _, folder := range []string{"sources", "inbox"} {
				if err := os.Mkdir(filepath.Join(dir, folder), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			for file, text := range c.files {
				if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(file)), []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			w, err := OpenSound(dir, cat, nil)
			if (err == nil) != (c.want != "") {
				t.Fatalf("error %v", err)
			}
			if err != nil {
				return
			}
			var got []string
			for _, s := range w.Sources {
				if s.Fault != nil {
					s.ID += "*"
					if !strings.Contains(s.Fault.Message.VI, ".yaml:") {
						t.Errorf("%s: %q names no place", s.ID, s.Fault.Message.VI)
					}
				}
				got = append(got, s.ID)
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("sources %v, want %s", got, c.want)
			}
		})
	}
}

// A source that reads a folder by patterns knows what others read there; one that
// reads everything, or another folder, needs not.
func TestSourcesOfOneFolderKnowEachOther(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(File, "title: Thử\n")
	for id, rest := range map[string]string{
		"a": "location: inbox\ninclude: [\"*.xlsx\"]\n", "b": "location: inbox\ninclude: [\"*.csv\"]\n", "c": "location: inbox/c\n",
		"d": "location: khac\ninclude: [\"*.xlsx\"]\n",
	} {
		write(SourcesDir+"/"+id+".yaml", "kind: folder\ntitle: Thử\npublisher: Sở\nlicence: CC0\n"+rest)
	}
	for _, folder := range []string{"inbox/c", "khac"} {
		write(folder+"/x.xlsx", "x")
	}
	w, err := Open(dir, load(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, s := range w.Sources {
		for _, b := range s.Beside {
			got[s.ID] += filepath.Base(b.Location) + fmt.Sprint(b.Include) + " "
		}
	}
	if want := map[string]string{"a": "inbox[*.csv] c[] ", "b": "inbox[*.xlsx] c[] "}; !maps.Equal(got, want) {
		t.Errorf("beside %v, want %v", got, want)
	}
}

// Who needs the settings alone is not kept from them by a source with a fault.
func TestOpenSettings(t *testing.T) {
	dir := scaffolded(t)
	write(t, "kind: [", dir, SourcesDir, "hong.yaml")
	w, err := OpenSettings(dir, nil)
	if err != nil || w.Keep < 1 || w.ReleasesDir() != filepath.Join(w.DataDir, "releases") || w.Location == nil {
		t.Errorf("%+v, %v", w, err)
	}
	write(t, "title: x\nkeep: 0\n", dir, File)
	var faults config.Faults
	if _, err := OpenSettings(dir, nil); !errors.As(err, &faults) || len(faults) != 1 {
		t.Errorf("a fault in the settings: %v", err)
	}
	if _, err := OpenSettings(t.TempDir(), nil); !errors.As(err, &faults) {
		t.Errorf("no workspace: %v", err)
	}
}
