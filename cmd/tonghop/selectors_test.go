package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// A selector is a use of a name of an imported package: time.Now.
type selector struct{ pkg, name string }

// sources parses every file of the project that is not a test, by its path
// below the project.
func sources(t *testing.T, mode parser.Mode) map[string]*ast.File {
	t.Helper()
	root := filepath.Join("..", "..")
	found := map[string]*ast.File{}
	err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (strings.HasPrefix(entry.Name(), ".") && file != root || entry.Name() == "node_modules" || entry.Name() == "testdata") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		found[filepath.ToSlash(rel)], err = parser.ParseFile(token.NewFileSet(), file, nil, mode)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// selectors reads which names of other packages each file uses, tests apart.
func selectors(t *testing.T) map[string][]selector {
	t.Helper()
	found := map[string][]selector{}
	for file, parsed := range sources(t, 0) {
		found[file] = selectorsOf(parsed)
	}
	return found
}

func selectorsOf(file *ast.File) (found []selector) {
	names := map[string]string{}
	for _, spec := range file.Imports {
		pkg, _ := strconv.Unquote(spec.Path.Value)
		name := path.Base(pkg)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		names[name] = pkg
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && x.Obj == nil && names[x.Name] != "" {
				found = append(found, selector{names[x.Name], s.Sel.Name})
			}
		}
		return true
	})
	return found
}
