package sitetest

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// The budgets of one page.
const (
	mostBytes    = 100 << 10
	mostGzip     = 15 << 10
	mostRequests = 4
)

// Policy is what every page's own head must say.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"

// A Site is the files of a written site, read and understood.
type Site struct {
	files fs.FS
	Pages []string            // all .html, sorted
	ids   map[string][]string // of each page
	links map[string][]string // of each page: addresses it leads to
	notes map[string][]string // of each page: what is wrong in it by itself
}

// Read reads a site.
func Read(files fs.FS) (*Site, error) {
	s := &Site{files: files, ids: map[string][]string{}, links: map[string][]string{}, notes: map[string][]string{}}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".html" {
			return err
		}
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		s.Pages = append(s.Pages, name)
		s.page(name, content)
		return nil
	})
	slices.Sort(s.Pages)
	return s, err
}

func (s *Site) note(page, format string, args ...any) {
	s.notes[page] = append(s.notes[page], fmt.Sprintf(format, args...))
}

// page reads one page token by token: what does not close, what is inline, what
// comes from elsewhere.
func (s *Site) page(name string, content []byte) {
	s.weigh(name, content)
	var open []string
	requests, heads := 1, 0
	policy := false
	z := html.NewTokenizer(bytes.NewReader(content))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				s.note(name, "does not parse: %v", err)
			}
			if len(open) > 0 {
				s.note(name, "not closed: %v", open)
			}
			if !policy {
				s.note(name, "has no policy in its head")
			}
			if requests > mostRequests {
				s.note(name, "asks for %d files, at most %d", requests, mostRequests)
			}
			if heads != 1 {
				s.note(name, "has %d h1", heads)
			}
			return
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			at := attributes(t)
			requests += s.element(name, t.Data, at)
			policy = policy || t.Data == "meta" && at["content"] == Policy
			if t.Data == "h1" {
				heads++
			}
			if t.Type == html.StartTagToken && !isVoid(t.Data) {
				open = append(open, t.Data)
			}
		case html.EndTagToken:
			t := z.Token()
			if len(open) == 0 || open[len(open)-1] != t.Data {
				s.note(name, "</%s> closes %v", t.Data, open)
				return
			}
			open = open[:len(open)-1]
		}
	}
}

func (s *Site) weigh(name string, content []byte) {
	if packed := Packed(content); len(content) > mostBytes || packed > mostGzip {
		s.note(name, "%d bytes, %d packed; at most %d and %d", len(content), packed, mostBytes, mostGzip)
	}
}

// Packed is how many bytes content has over the wire.
func Packed(content []byte) int {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write(content)
	_ = z.Close()
	return packed.Len()
}

func attributes(t html.Token) map[string]string {
	list := map[string]string{}
	for _, a := range t.Attr {
		list[a.Key] = a.Val
	}
	return list
}

func isVoid(tag string) bool {
	return slices.Contains(strings.Fields("area base br col embed hr img input link meta source track wbr"), tag)
}

// element judges one element and tells how many files it asks for.
func (s *Site) element(name, tag string, at map[string]string) (requests int) {
	for key := range at {
		if key == "style" || strings.HasPrefix(key, "on") {
			s.note(name, "<%s %s=…> is inline", tag, key)
		}
	}
	if id, ok := at["id"]; ok {
		if id == "" || slices.Contains(s.ids[name], id) {
			s.note(name, "id %q stands twice or is empty", id)
		}
		s.ids[name] = append(s.ids[name], id)
	}
	switch tag {
	case "style", "iframe", "object", "embed", "base", "form":
		s.note(name, "has a <%s>", tag)
	case "script":
		if at["type"] != "application/json" && at["src"] == "" {
			s.note(name, "has a script of its own")
		}
	}
	for _, key := range []string{"src", "href"} {
		to, ok := at[key]
		if !ok {
			continue
		}
		fetched := tag != "a" && tag != "link" || tag == "link" && at["rel"] != "alternate"
		if fetched && (strings.Contains(to, "//") || strings.HasPrefix(to, "data:")) {
			s.note(name, "<%s> comes from %s", tag, to)
		}
		if fetched {
			requests++
		}
		s.links[name] = append(s.links[name], to)
	}
	return requests
}

// Faults are all faults of all pages, and every link inside the site that leads
// nowhere.
func (s *Site) Faults() []string {
	var list []string
	for _, page := range s.Pages {
		for _, n := range s.notes[page] {
			list = append(list, page+": "+n)
		}
		for _, to := range s.links[page] {
			if fault := s.follow(page, to); fault != "" {
				list = append(list, page+": "+fault)
			}
		}
	}
	return list
}

// Links are the addresses that a page leads to, as they stand there.
func (s *Site) Links(page string) []string { return s.links[page] }

// follow tells what is wrong with a link, "" when it leads somewhere. A link to
// the web is not followed.
func (s *Site) follow(page, to string) string {
	u, err := url.Parse(to)
	if err != nil {
		return fmt.Sprintf("link %q: %v", to, err)
	}
	if u.Scheme == "http" || u.Scheme == "https" || u.Scheme == "mailto" {
		return ""
	}
	if u.Scheme != "" || u.Host != "" {
		return fmt.Sprintf("link %q leaves the site", to)
	}
	target := page
	switch {
	case strings.HasPrefix(u.Path, "/"):
		target = strings.TrimPrefix(path.Clean(u.Path), "/")
	case u.Path != "":
		target = path.Join(path.Dir(page), u.Path)
	}
	if info, err := fs.Stat(s.files, target); err != nil || info.IsDir() {
		return fmt.Sprintf("link %q leads to %s, which is no file", to, target)
	}
	if u.Fragment != "" && !slices.Contains(s.ids[target], u.Fragment) {
		return fmt.Sprintf("link %q: %s has no element %s", to, target, u.Fragment)
	}
	return ""
}
