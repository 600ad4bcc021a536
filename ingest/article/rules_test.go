package article

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline/catalog"
)

// Every rule that states an indicator has an example, and the example is
// understood by that very rule.
func TestEveryRuleUnderstandsItsExample(t *testing.T) {
	rules := facts(t).News().Rules
	if len(rules) < 40 {
		t.Fatalf("only %d rules", len(rules))
	}
	for _, rule := range rules {
		if rule.Indicator == "" {
			continue
		}
		r := readPlain(t, rule.Example)
		var used []string
		for _, o := range r.Observations {
			used = append(used, o.Origin.Rule+" "+o.Indicator)
		}
		if !slices.Contains(used, "news."+rule.Name+" "+rule.Indicator) {
			t.Errorf("%s: %q is understood as %q", rule.Name, rule.Example, used)
		}
	}
}

// A rule names only conditions that the grammar knows; names of rules are
// names.
func TestRulesNameKnownPremises(t *testing.T) {
	seen := map[string]bool{}
	for _, rule := range facts(t).News().Rules {
		if seen[rule.Name] {
			t.Errorf("two rules are named %s", rule.Name)
		}
		seen[rule.Name] = true
		for _, alternatives := range rule.When {
			for _, p := range alternatives {
				if premises[p.Name] == nil {
					t.Errorf("%s: no premise %q", rule.Name, p.Name)
				}
			}
		}
	}
}

// The readers know no indicator and no programme by name: those stand in the
// topics.
func TestNoIndicatorAndNoProgrammeStandsInTheCode(t *testing.T) {
	cat := facts(t)
	known := map[string]bool{}
	for _, ind := range cat.Indicators() {
		known[ind.ID] = true
		known[cat.Programme(ind.ID)] = true
	}
	for _, w := range cat.Words() {
		if w.Slot == catalog.ProgrammeSlot {
			known[w.ID] = true
		}
	}
	for _, c := range cat.News().Cues {
		known[c.ID] = known[c.ID] || c.Kind == "noun" || c.Kind == "programme" || c.Kind == "rate"
	}
	delete(known, "")
	delete(known, "none") // says that a wording only looks like one
	literals := 0
	for _, folder := range []string{".", "../vietnamese", "../meaning", "../layout", "../table", "../form", "../learn"} {
		for name, file := range parsed(t, folder) {
			ast.Inspect(file, func(n ast.Node) bool {
				lit, ok := n.(*ast.BasicLit)
				if !ok || lit.Kind != token.STRING {
					return true
				}
				literals++
				text, _ := strconv.Unquote(lit.Value)
				for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '"' || r == ',' || r == '.' || r == '/' }) {
					if known[word] && !ofTheLanguage[word] {
						t.Errorf("%s: %q stands in the code", name, word)
					}
				}
				return true
			})
		}
	}
	if literals < 200 {
		t.Fatalf("only %d strings found", literals)
	}
}

// ofTheLanguage are IDs of the vocabulary that are units of the language, too.
var ofTheLanguage = map[string]bool{}

func parsed(t *testing.T, folder string) map[string]*ast.File {
	t.Helper()
	files := map[string]*ast.File{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(folder, path), nil, 0)
		files[filepath.Join(folder, path)] = file
		return err
	})
	if err != nil || len(files) < 4 {
		t.Fatalf("%d files in %s: %v", len(files), folder, err)
	}
	return files
}
