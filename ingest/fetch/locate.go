package fetch

import (
	"fmt"
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// A place is where a document lies: a file that the operator declared, a file
// inside a feed's folder, or a URL.
type place struct {
	file           string
	folder, inside string
	url            *url.URL
}

// declared is the one document of a document or feed source. A local one is
// named by its file, so that moving the workspace changes nothing.
func declared(s pipeline.Source) (pipeline.DocumentRef, error) {
	u, err := url.Parse(s.Location)
	if err != nil {
		return pipeline.DocumentRef{}, badAddress(s.Location)
	}
	switch u.Scheme {
	case "http", "https":
		return pipeline.DocumentRef{Document: s.Location, URL: s.Location}, nil
	case "file":
		return pipeline.DocumentRef{Document: path.Base(u.Path)}, nil
	}
	return pipeline.DocumentRef{}, badAddress(s.Location)
}

// locate tells where a document of a document or feed source lies.
func locate(s pipeline.Source, doc pipeline.DocumentRef) (place, error) {
	own, err := declared(s)
	if err != nil {
		return place{}, err
	}
	home, _ := url.Parse(s.Location) // declared has parsed it
	if doc.Document == own.Document {
		if home.Scheme == "file" {
			return place{file: filepath.FromSlash(home.Path)}, nil
		}
		return place{url: home}, nil
	}
	if s.Kind != pipeline.FeedSource {
		return place{}, notFound(fmt.Errorf("%s is no document of the source", doc.Document))
	}
	return locateLink(home, doc.URL)
}

// locateLink follows a link of the feed at home.
func locateLink(home *url.URL, link string) (place, error) {
	u, err := url.Parse(link)
	if err != nil || strings.ContainsRune(link, 0) {
		return place{}, badAddress(link)
	}
	switch {
	case (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil:
		return place{url: u}, nil
	case home.Scheme == "file" && u.Host == "" && u.Opaque == "" && (u.Scheme == "" || u.Scheme == "file"):
		return insideFolderOf(home, u)
	}
	return place{}, badAddress(link)
}

func insideFolderOf(home, link *url.URL) (place, error) {
	folder := filepath.Dir(filepath.FromSlash(home.Path))
	inside := filepath.FromSlash(path.Clean(link.Path))
	if path.IsAbs(link.Path) {
		relative, err := filepath.Rel(folder, inside)
		if err != nil {
			return place{}, outside(link.Path)
		}
		inside = relative
	}
	if link.Path == "" || !filepath.IsLocal(inside) {
		return place{}, outside(link.Path)
	}
	return place{folder: folder, inside: inside}, nil
}
