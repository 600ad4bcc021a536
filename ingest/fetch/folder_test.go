package fetch

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

func folder(dir string, include ...string) pipeline.Source {
	return pipeline.Source{ID: "s", Kind: pipeline.FolderSource, Location: dir, Include: include}
}

func listed(t testing.TB, s pipeline.Source) []string {
	t.Helper()
	f, _ := fetcher()
	refs, err := f.List(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, r := range refs {
		if r.URL != "" {
			t.Errorf("%s has the URL %s: nobody else could open it", r.Document, r.URL)
		}
		if !r.PassedOver {
			names = append(names, r.Document)
		}
	}
	return names
}

// What no pattern asks for is named as passed over, unless another source reads
// it there.
func TestListFolderNamesWhatIsPassedOver(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.xlsx", "cũ.XLS", "công văn.pdf", "2024/b.csv", "2024/ảnh.jpg", "ghi chú.md", ".ẩn.xls", "~$a.xlsx"} {
		write(t, name, dir, name)
	}
	for _, c := range []struct {
		beside []pipeline.Beside
		want   []string
	}{
		{nil, []string{"2024/b.csv", "2024/ảnh.jpg", "công văn.pdf", "cũ.XLS"}},
		{[]pipeline.Beside{{Location: dir, Include: []string{"*.xls"}}}, []string{"2024/b.csv", "2024/ảnh.jpg", "công văn.pdf"}},
		{[]pipeline.Beside{{Location: filepath.Join(dir, "2024")}}, []string{"công văn.pdf", "cũ.XLS"}},
		{[]pipeline.Beside{{Location: filepath.Dir(dir), Include: []string{"*.csv"}}, {Location: filepath.Join(dir, "2023")}}, []string{"2024/ảnh.jpg", "công văn.pdf", "cũ.XLS"}},
		{[]pipeline.Beside{{Location: filepath.Dir(dir)}}, nil},
	} {
		s := folder(dir, "*.xlsx")
		s.Beside = c.beside
		f, _ := fetcher()
		refs, err := f.List(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range refs {
			if r.PassedOver {
				got = append(got, r.Document)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("beside %v: %q, want %q", c.beside, got, c.want)
		}
	}
}

func TestListFolder(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.xlsx", "A.XLSX", "ghi chú.md", "2024/quý 1.csv", "2024/quý 2.csv", "2024/cũ/x.xlsx", ".ẩn.xlsx", ".git/a.csv", "~$b.xlsx", "bai.html", "cũ.XLS", "công văn.pdf", "ảnh.jpg", "biểu.docx", "Thumbs.db", "b.xlsx.part"} {
		write(t, name, dir, name)
	}
	for _, c := range []struct {
		include []string
		want    []string
	}{
		{nil, []string{"2024/cũ/x.xlsx", "2024/quý 1.csv", "2024/quý 2.csv", "A.XLSX", "b.xlsx", "bai.html", "biểu.docx", "công văn.pdf", "cũ.XLS", "ảnh.jpg"}},
		{[]string{"*.xlsx"}, []string{"2024/cũ/x.xlsx", "A.XLSX", "b.xlsx"}},
		{[]string{"2024/*.csv", "b.*"}, []string{"2024/quý 1.csv", "2024/quý 2.csv", "b.xlsx"}},
		{[]string{"**/x.xlsx"}, []string{"2024/cũ/x.xlsx"}},
		{[]string{"/b.xlsx"}, []string{"b.xlsx"}},
		{[]string{"none"}, nil},
	} {
		if got := listed(t, folder(dir, c.include...)); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.include, got, c.want)
		}
	}
	f, _ := fetcher()
	if _, err := f.List(t.Context(), folder(filepath.Join(dir, "none"))); reasonOf(err) != "not_found" {
		t.Errorf("no folder: %v", err)
	}
	if _, err := f.List(t.Context(), folder(filepath.Join(dir, "b.xlsx"))); err == nil {
		t.Error("a file listed as a folder")
	}
}

func TestFolderFetch(t *testing.T) {
	dir := t.TempDir()
	outsideDir := t.TempDir()
	write(t, "inside", dir, "sub/a.csv")
	write(t, "secret", outsideDir, "s.csv")
	for link, target := range map[string]string{"ra.csv": filepath.Join(outsideDir, "s.csv"), "len.csv": "../" + filepath.Base(outsideDir) + "/s.csv", "trong.csv": "sub/a.csv",
		"dut.csv": "khong-co.csv", "thu-muc.csv": "sub", "vong.csv": "vong.csv"} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(outsideDir, filepath.Join(dir, "ngoai")); err != nil {
		t.Fatal(err)
	}
	if got, want := listed(t, folder(dir)), []string{"dut.csv", "len.csv", "ngoai", "ra.csv", "sub/a.csv", "trong.csv", "vong.csv"}; !slices.Equal(got, want) {
		t.Errorf("listed %q, want %q", got, want)
	}
	f, _ := fetcher()
	for name, want := range map[string]string{"sub/a.csv": "", "trong.csv": "", "ra.csv": "outside_folder", "len.csv": "outside_folder", "ngoai/s.csv": "outside_folder",
		"../" + filepath.Base(outsideDir) + "/s.csv": "outside_folder", filepath.Join(outsideDir, "s.csv"): "outside_folder", "dut.csv": "not_found", "sub": "not_a_file",
		"khong-co.csv": "not_found", "vong.csv": "unreadable", "t\ufffdn.csv": "bad_name", "a\x00b": "unreadable"} {
		got, err := f.Fetch(t.Context(), folder(dir), pipeline.DocumentRef{Document: name}, pipeline.Receipt{})
		if reasonOf(err) != want || (want == "") != (string(got.Content) == "inside") {
			t.Errorf("%s: %q, %v, want %q", name, got.Content, err, want)
		}
	}
}

func TestNamesThatAreNotUTF8(t *testing.T) {
	dir := t.TempDir()
	write(t, "x", dir, "t\xean.csv")
	write(t, "x", dir, "th\xff/a.csv")
	write(t, "x", dir, "a.csv")
	if got, want := listed(t, folder(dir)), []string{"a.csv", "th\ufffd", "t\ufffdn.csv"}; !slices.Equal(got, want) {
		t.Errorf("listed %q, want %q", got, want)
	}
}

func TestLinksOfAFeedInAFile(t *testing.T) {
	dir := t.TempDir()
	write(t, "<rss/>", dir, "tin", "feed.xml")
	write(t, "article", dir, "tin", "bài 1.html")
	write(t, "article", dir, "tin", "cu", "b.html")
	write(t, "secret", dir, "khac.html")
	if err := os.Symlink("../khac.html", filepath.Join(dir, "tin", "ra.html")); err != nil {
		t.Fatal(err)
	}
	f, _ := fetcher()
	s := pipeline.Source{ID: "s", Kind: pipeline.FeedSource, Location: "file://" + dir + "/tin/feed.xml"}
	if ref := only(t, f, s); ref.Document != "feed.xml" {
		t.Errorf("feed %+v", ref)
	}
	for link, want := range map[string]string{"b%C3%A0i%201.html": "", "cu/b.html?x=1#y": "", "./cu/../cu/b.html": "", "file://" + dir + "/tin/cu/b.html": "",
		"../khac.html": "outside_folder", "%2e%2e/khac.html": "outside_folder", "file://" + dir + "/khac.html": "outside_folder", "/etc/passwd": "outside_folder",
		"file:///etc/passwd": "outside_folder", "ra.html": "outside_folder", "file://may-khac/x": "bad_address", "//may-khac/x": "bad_address", "javascript:x": "bad_address",
		"": "outside_folder", "c.html": "not_found", "cu": "not_a_file", "%zz": "bad_address", "a%00b": "unreadable"} {
		got, err := f.Fetch(t.Context(), s, pipeline.DocumentRef{Document: "link " + link, URL: link}, pipeline.Receipt{})
		if reasonOf(err) != want || (want == "") != (string(got.Content) == "article") {
			t.Errorf("%s: %q, %v, want %q", link, got.Content, err, want)
		}
	}
}

func TestCarriedContent(t *testing.T) {
	f, _ := fetcher()
	s := pipeline.Source{ID: "s", Kind: pipeline.FeedSource, Location: "https://bao.example/rss", Limits: pipeline.Limits{Bytes: 10}}
	ref := pipeline.DocumentRef{Document: "https://bao.example/1", URL: "https://bao.example/1", Content: "<p>Một</p>"[:9]}
	got, err := f.Fetch(t.Context(), s, ref, pipeline.Receipt{})
	if err != nil || string(got.Content) != ref.Content || !strings.HasPrefix(got.Snapshot.MediaType, "text/html") || got.Snapshot.URL != ref.URL {
		t.Errorf("%+v, %v", got, err)
	}
	if again, err := f.Fetch(t.Context(), s, ref, pipeline.Receipt{Digest: got.Snapshot.Digest}); err != nil || !again.Unchanged {
		t.Errorf("again %+v, %v", again, err)
	}
	ref.Content = strings.Repeat("a", 11)
	if _, err := f.Fetch(t.Context(), s, ref, pipeline.Receipt{}); reasonOf(err) != "too_large" {
		t.Errorf("too large: %v", err)
	}
	other := pipeline.Source{ID: "s", Kind: pipeline.DocumentSource, Location: "https://bao.example/a.csv"}
	if _, err := f.Fetch(t.Context(), other, pipeline.DocumentRef{Document: "https://khac.example/", URL: "https://khac.example/"}, pipeline.Receipt{}); reasonOf(err) != "not_found" {
		t.Errorf("a document of another source: %v", err)
	}
}

// slowMatch says the same by a regular expression.
func slowMatch(pattern, name string) bool {
	if !strings.Contains(pattern, "/") {
		name = name[strings.LastIndexByte(name, '/')+1:]
	}
	var b strings.Builder
	parts := strings.Split(strings.TrimPrefix(pattern, "/"), "/")
	for i, part := range parts {
		if part == "**" && strings.Contains(pattern, "/") {
			if i == len(parts)-1 {
				b.WriteString(`(/[^/]*)*`)
			} else {
				b.WriteString(`(/[^/]*)*`)
			}
			continue
		}
		b.WriteString("/")
		for _, r := range part {
			switch r {
			case '*':
				b.WriteString(`[^/]*`)
			case '?':
				b.WriteString(`[^/]`)
			default:
				b.WriteString(regexp.QuoteMeta(string(r)))
			}
		}
	}
	return regexp.MustCompile(`^(?s:` + b.String() + `)$`).MatchString("/" + name)
}

func FuzzMatch(f *testing.F) {
	f.Add("*.xlsx", "a/b.xlsx")
	f.Add("2024/**/*.csv", "2024/q1/x.csv")
	f.Add("**/**/a", "a")
	f.Add("/a?c", "abc")
	f.Add("a/**", "a")
	f.Fuzz(func(t *testing.T, pattern, name string) {
		got := Match(pattern, name)
		if strings.ContainsAny(pattern, `[]\-^`) || strings.ContainsRune(pattern+name, '\ufffd') || pattern == "" || strings.ToLower(pattern+name) != pattern+name ||
			strings.HasSuffix(name, "/") || len(pattern) > 100 {
			return // classes and escapes: only that it does not panic
		}
		if want := slowMatch(pattern, name); got != want {
			t.Errorf("Match(%q, %q) = %v, want %v", pattern, name, got, want)
		}
	})
}

func FuzzLinksStayInside(f *testing.F) {
	for _, link := range []string{"a.html", "../a", "%2e%2e/a", "file:///w/../a", "//host/a", "/w/tin/../../a", "file:a", "http://[::1]:x/", "\x00"} {
		f.Add(link)
	}
	s := pipeline.Source{ID: "s", Kind: pipeline.FeedSource, Location: "file:///w/tin/feed.xml"}
	f.Fuzz(func(t *testing.T, link string) {
		got, err := locate(s, pipeline.DocumentRef{Document: "link", URL: link})
		if err != nil {
			return
		}
		if got.file != "" || (got.url == nil && (got.folder != filepath.FromSlash("/w/tin") || !filepath.IsLocal(got.inside))) {
			t.Errorf("%q leads to %+v", link, got)
		}
	})
}
