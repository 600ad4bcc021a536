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

// selectors reads which names of other packages each file uses, tests apart.
func selectors(t *testing.T) map[string][]selector {
	t.Helper()
	root := filepath.Join("..", "..")
	found := map[string][]selector{}
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
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, file)
		found[filepath.ToSlash(rel)] = selectorsOf(parsed)
		return err
	})
	if err != nil {
		t.Fatal(err)
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
