package catalog

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime"

	"golang.org/x/sync/errgroup"

	"github.com/tonghop/tonghop/pipeline/config"
)

// A parsedFile is what came of one YAML file: a document, what is wrong in its
// text, or an error of the file system.
type parsedFile struct {
	doc    *config.Document // nil when there is no such file
	faults config.Faults
	err    error
}

// document parses a file of the layer. One that is not there is no document and
// no error.
func (l layer) document(name string) (*config.Document, config.Faults, error) {
	f, ahead := l.parsed[name]
	if !ahead {
		f = parseFile(l.files, name)
	}
	return f.doc, f.faults, f.err
}

func parseFile(files fs.FS, name string) (f parsedFile) {
	data, err := fs.ReadFile(files, name)
	if errors.Is(err, fs.ErrNotExist) {
		return f
	}
	if err != nil {
		f.err = fmt.Errorf("read %s: %w", name, err)
		return f
	}
	f.doc, err = config.Parse("topics/"+name, data)
	if !errors.As(err, &f.faults) {
		f.err = err
	}
	return f
}

// What the catalog takes of every topic.
var (
	topicPatterns = []string{"*/topic.yaml", "*/vocabulary.yaml", "*/indicators.yaml", "*/news.yaml"}
	formPatterns  = []string{"*/forms/*.yaml"}
)

// parseAhead parses the files of some patterns, several at once: most of the time
// that the catalog takes is parsing, and most of the start of a process is the
// catalog. Judging them stays in its order.
func parseAhead(files fs.FS, patterns ...string) map[string]parsedFile {
	var names []string
	for _, pattern := range patterns {
		found, err := fs.Glob(files, pattern)
		if err != nil {
			continue // the pattern is good; what cannot be listed is parsed when it is asked for
		}
		names = append(names, found...)
	}
	list := make([]parsedFile, len(names))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		work.Go(func() error {
			list[i] = parseFile(files, name)
			return nil
		})
	}
	_ = work.Wait() // a file that cannot be parsed says so when it is asked for
	parsed := make(map[string]parsedFile, len(names))
	for i, name := range names {
		parsed[name] = list[i]
	}
	return parsed
}
