package fetch

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tonghop/tonghop/pipeline"
)

// The bounds of a folder's listing.
const (
	maxEntries = 200_000 // files and folders looked at
	maxDepth   = 32
)

// listFolder names the files of a folder and of the folders below it, sorted;
// those that match none of the patterns, and are no other source's, as passed
// over. Hidden files and the lock files of office programs are left out. A
// symbolic link to a folder is not followed; one to a file is listed, and
// fetching it fails where it leads out of the folder.
func (f *Fetcher) listFolder(ctx context.Context, s pipeline.Source) ([]pipeline.DocumentRef, error) {
	root, err := os.OpenRoot(s.Location)
	if err != nil {
		return nil, fileFault(err)
	}
	defer root.Close()
	w := &folderWalk{ctx: ctx, root: root, wants: func(name string) bool { return wants(s, name) || passedOver(s, name) }}
	if err := fs.WalkDir(root.FS(), ".", w.visit); err != nil {
		return nil, fileFault(err)
	}
	names := w.names
	slices.Sort(names)
	refs := make([]pipeline.DocumentRef, len(names))
	for i, name := range names {
		// A name that is no UTF-8 is listed so that fetching it tells.
		refs[i] = pipeline.DocumentRef{Document: strings.ToValidUTF8(name, "\ufffd"), PassedOver: !wants(s, name) && passedOver(s, name)}
	}
	return refs, nil
}

// A folderWalk gathers the matching names.
type folderWalk struct {
	ctx   context.Context // of the one listing
	root  *os.Root
	wants func(name string) bool
	seen  int
	names []string
}

func (w *folderWalk) visit(name string, d fs.DirEntry, err error) error {
	if err != nil {
		return err
	}
	if err := w.ctx.Err(); err != nil {
		return err
	}
	if w.seen++; w.seen > maxEntries {
		return tooMany()
	}
	base := path.Base(name)
	switch {
	case name == ".":
	case strings.HasPrefix(base, ".") || strings.HasPrefix(base, "~$"):
		if d.IsDir() {
			return fs.SkipDir
		}
	case d.IsDir() && !utf8.ValidString(name):
		w.names = append(w.names, name)
		return fs.SkipDir
	case d.IsDir():
		if strings.Count(name, "/") >= maxDepth {
			return fs.SkipDir
		}
	case w.wants(name) && isFile(w.root, name, d):
		w.names = append(w.names, name)
	}
	return nil
}

// isFile tells a file, and a link that must be tried to know, from pipes,
// devices and linked folders.
func isFile(root *os.Root, name string, d fs.DirEntry) bool {
	if d.Type()&fs.ModeSymlink == 0 {
		return d.Type().IsRegular()
	}
	info, err := root.Stat(name)
	return err != nil || info.Mode().IsRegular()
}

// wants takes every file where the source names no patterns: one of a kind that
// cannot be read is a fault with advice, not silence.
func wants(s pipeline.Source, name string) bool {
	if leftover(path.Base(name)) {
		return false
	}
	return len(s.Include) == 0 || slices.ContainsFunc(s.Include, func(pattern string) bool { return Match(pattern, name) })
}

// passedOver tells a file that no pattern asks for, of this source or of another
// that reads the same folder.
func passedOver(s pipeline.Source, name string) bool {
	if wants(s, name) || leftover(path.Base(name)) {
		return false
	}
	whole := filepath.Join(s.Location, filepath.FromSlash(name))
	return !slices.ContainsFunc(s.Beside, func(b pipeline.Beside) bool {
		inside, err := filepath.Rel(b.Location, whole)
		return err == nil && filepath.IsLocal(inside) && wants(pipeline.Source{Include: b.Include}, filepath.ToSlash(inside))
	})
}

// leftover tells what programs and people leave beside documents: half-written
// downloads, notes, and the files of desktops.
func leftover(name string) bool {
	name = strings.ToLower(name)
	return slices.Contains([]string{".crdownload", ".lnk", ".md", ".part", ".partial", ".tmp"}, path.Ext(name)) ||
		slices.Contains([]string{"desktop.ini", "thumbs.db"}, name)
}

// Match tells whether the slash-separated path matches the pattern. Without a
// slash the pattern is matched against the file's name in any folder; with one,
// against the whole path, where ** stands for any number of folders. Case does
// not count. A malformed pattern matches nothing.
func Match(pattern, name string) bool {
	pattern, name = strings.ToLower(pattern), strings.ToLower(name)
	if !strings.Contains(pattern, "/") {
		ok, err := path.Match(pattern, path.Base(name))
		return ok && err == nil
	}
	return matchParts(strings.Split(strings.TrimPrefix(pattern, "/"), "/"), strings.Split(name, "/"))
}

// matchParts fills the table of which heads of the pattern match which heads of
// the name, so that many ** cost no more than their product.
func matchParts(pattern, name []string) bool {
	reach := make([]bool, len(name)+1)
	reach[0] = true
	for _, p := range pattern {
		next := make([]bool, len(name)+1)
		for i := range reach {
			switch {
			case p == "**":
				next[i] = reach[i] || (i > 0 && next[i-1])
			case i > 0 && reach[i-1]:
				ok, err := path.Match(p, name[i-1])
				next[i] = ok && err == nil
			}
		}
		reach = next
	}
	return reach[len(name)]
}

// readInside reads a file of a folder. No name and no symbolic link leads out
// of the folder.
func readInside(folder, name string, limit int64) ([]byte, error) {
	if strings.ContainsRune(name, '\ufffd') {
		return nil, badName()
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, fileFault(err)
	}
	defer root.Close()
	info, err := root.Stat(name)
	if err != nil {
		if escapes(folder, name) {
			return nil, outside(name)
		}
		return nil, fileFault(err)
	}
	if err := judgeFile(info, limit); err != nil {
		return nil, err
	}
	file, err := root.Open(name)
	if err != nil {
		return nil, fileFault(err)
	}
	return readAndClose(file, limit)
}

// escapes tells whether a name that the folder refused leads out of it.
func escapes(folder, name string) bool {
	if !filepath.IsLocal(name) {
		return true
	}
	home, errHome := filepath.EvalSymlinks(folder)
	real, errReal := filepath.EvalSymlinks(filepath.Join(folder, name))
	relative, err := filepath.Rel(home, real)
	return errHome == nil && errReal == nil && err == nil && !filepath.IsLocal(relative)
}

// readFile reads a file that the operator declared.
func readFile(name string, limit int64) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, fileFault(err)
	}
	if err := judgeFile(info, limit); err != nil {
		return nil, err
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, fileFault(err)
	}
	return readAndClose(file, limit)
}

func judgeFile(info fs.FileInfo, limit int64) error {
	switch {
	case !info.Mode().IsRegular():
		return notAFile()
	case info.Size() > limit:
		return tooLarge(limit)
	}
	return nil
}

func readAndClose(file *os.File, limit int64) ([]byte, error) {
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, limit+1))
	if err != nil {
		return nil, fileFault(fmt.Errorf("read: %w", err))
	}
	if int64(len(content)) > limit {
		return nil, tooLarge(limit)
	}
	return content, nil
}
