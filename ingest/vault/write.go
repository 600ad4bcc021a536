package vault

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"mime"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// temporary ends the name of a file that is still being written.
const temporary = ".tmp"

// keep writes the content where it is missing, and then the sidecar. A crash
// between the two leaves content that nothing speaks of; the next Put of the
// same bytes takes it over.
func (v *Vault) keep(side sidecar, content []byte) error {
	if err := v.keepContent(side, content); err != nil {
		return err
	}
	data, err := marshalSidecar(side)
	if err != nil {
		return err
	}
	return writeDurably(filepath.Join(v.shelf(side.Digest), string(side.Digest)+".json"), data)
}

func marshalSidecar(side sidecar) ([]byte, error) {
	data, err := json.MarshalIndent(side, "", "  ")
	return append(data, '\n'), err
}

// keepContent writes the content unless the very bytes are on disk already; a
// missing or damaged file is mended.
func (v *Vault) keepContent(side sidecar, content []byte) error {
	path := filepath.Join(v.shelf(side.Digest), side.File)
	switch have, err := os.ReadFile(path); {
	case err == nil && pipeline.DigestOf(have) == side.Digest:
		return nil
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	return writeDurably(path, content)
}

// writeDurably makes the file appear whole or not at all, also when the power
// fails.
func writeDurably(path string, data []byte) error {
	dir := filepath.Dir(path)
	if err := makeShelf(dir); err != nil {
		return err
	}
	f, err := os.OpenFile(path+temporary, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, errWrite := f.Write(data)
	if err := errors.Join(errWrite, f.Sync(), f.Close()); err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", path, err), os.Remove(path+temporary))
	}
	if err := os.Rename(path+temporary, path); err != nil {
		return err
	}
	return syncFolder(dir)
}

func makeShelf(dir string) error {
	switch err := os.Mkdir(dir, 0o755); {
	case errors.Is(err, fs.ErrExist):
		return nil
	case err != nil:
		return err
	}
	return syncFolder(filepath.Dir(dir))
}

func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

var plainExtension = regexp.MustCompile(`^\.[a-z0-9]{1,8}$`)

// extension is the ending of the file in the vault: that of the document, else
// that of its media type, else ".bin". The sidecar's own ending is never used.
func extension(snap pipeline.Snapshot) string {
	name := snap.Document
	if u, err := url.Parse(name); err == nil && u.Scheme != "" {
		name = u.Path
	}
	ext := strings.ToLower(path.Ext(path.Base(filepath.ToSlash(name))))
	if !plainExtension.MatchString(ext) {
		ext = mediaExtension(snap.MediaType)
	}
	if ext == ".json" || ext == temporary {
		return ".bin"
	}
	return ext
}

func mediaExtension(mediaType string) string {
	media, _, _ := mime.ParseMediaType(mediaType)
	switch media {
	case "text/html", "application/xhtml+xml":
		return ".html"
	case "application/rss+xml", "application/atom+xml", "application/xml", "text/xml":
		return ".xml"
	case "text/csv":
		return ".csv"
	case "text/plain":
		return ".txt"
	case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":
		return ".xlsx"
	}
	return ".bin"
}
