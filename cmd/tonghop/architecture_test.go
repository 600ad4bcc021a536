package main

import (
	"go/parser"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/tonghop/tonghop/"

// mayImport is the architecture: what each package of the project may import of
// the project. To change the architecture, change this table first.
var mayImport = map[string]string{
	"pipeline":                  "",
	"pipeline/config":           "",
	"pipeline/internal/sqlfile": "pipeline",
	"pipeline/internal/given":   "pipeline pipeline/catalog",
	"pipeline/lock":             "",
	"pipeline/nights":           "pipeline",
	"pipeline/release":          "",
	"pipeline/catalog":          "pipeline pipeline/config pipeline/topics",
	"pipeline/topics":           "",
	"pipeline/review":           "pipeline",
	"pipeline/internal/lines":   "",
	"pipeline/account":          "pipeline/internal/lines",
	"pipeline/correspondence":   "pipeline pipeline/internal/lines",
	"pipeline/workspace":        "pipeline pipeline/catalog pipeline/config",
	"pipeline/checks":           "pipeline pipeline/internal/sqlfile",
	"pipeline/compare":          "pipeline pipeline/internal/sqlfile",
	"pipeline/copies":           "pipeline",
	"pipeline/duties":           "pipeline pipeline/catalog",
	"pipeline/warehouse":        "pipeline pipeline/catalog",
	"pipeline/trial":            "pipeline pipeline/internal/given pipeline/warehouse",
	"pipeline/questions":        "pipeline pipeline/catalog pipeline/checks pipeline/config pipeline/internal/sqlfile pipeline/topics",
	"pipeline/simulate":         "pipeline pipeline/catalog",

	"ingest":                 "pipeline pipeline/catalog",
	"ingest/fetch":           "pipeline",
	"ingest/vault":           "pipeline",
	"ingest/pattern":         "",
	"ingest/vietnamese":      "pipeline pipeline/catalog ingest/pattern",
	"ingest/sheet":           "pipeline ingest/vietnamese",
	"ingest/sheet/sheettest": "pipeline ingest/sheet",
	"ingest/meaning":         "pipeline pipeline/catalog ingest/pattern ingest/vietnamese",
	"ingest/table":           "pipeline pipeline/catalog ingest ingest/form ingest/layout ingest/meaning ingest/pattern ingest/sheet ingest/vietnamese",
	"ingest/form":            "pipeline pipeline/catalog ingest/layout ingest/pattern ingest/sheet ingest/vietnamese",
	"ingest/layout":          "ingest/pattern ingest/sheet ingest/vietnamese",
	"ingest/article":         "pipeline pipeline/catalog ingest ingest/sheet ingest/vietnamese",
	"ingest/feed":            "pipeline pipeline/catalog ingest",
	"ingest/learn":           "pipeline/catalog ingest/layout ingest/meaning ingest/sheet ingest/vietnamese",
	"ingest/formats":         "ingest ingest/article ingest/feed ingest/table",

	"dashboards/chart":         "pipeline",
	"dashboards/echart":        "pipeline dashboards/chart",
	"dashboards/assets":        "",
	"dashboards/assets/build":  "",
	"dashboards/pages":         "",
	"dashboards/series":        "pipeline",
	"dashboards/page":          "pipeline pipeline/config dashboards/chart dashboards/echart dashboards/series",
	"dashboards/site":          "pipeline pipeline/topics dashboards/chart dashboards/page dashboards/series dashboards/assets dashboards/pages",
	"dashboards/site/sitetest": "pipeline",
	"dashboards/server":        "pipeline dashboards/assets",
	"dashboards/desk":          "pipeline pipeline/account dashboards/assets dashboards/server",

	"schedules": "",

	"examples/three-provinces/build": "ingest/sheet",
	"examples/whole-country/build":   "ingest/sheet pipeline",
}

// owns names the one package, or the few, that may import a heavy dependency.
var owns = map[string]string{
	"github.com/duckdb/":                  "pipeline/warehouse",
	"github.com/apache/arrow-go/":         "pipeline/warehouse",
	"github.com/apache/thrift":            "pipeline/warehouse",
	"database/sql":                        "pipeline/warehouse",
	"golang.org/x/crypto":                 "pipeline/account",
	"go.yaml.in/yaml":                     "pipeline/config",
	"github.com/xuri/excelize":            "ingest/sheet",
	"github.com/klauspost/compress":       "ingest/sheet",
	"github.com/mmcdole/gofeed":           "ingest/feed",
	"github.com/richardlehane/mscfb":      "ingest/sheet",
	"codeberg.org/readeck/go-readability": "ingest/article",
	"github.com/go-echarts/":              "dashboards/echart",
	"github.com/yuin/goldmark":            "dashboards/page",
	"github.com/chromedp/":                "dashboards/site/sitetest",
	"github.com/evanw/esbuild":            "dashboards/assets/build",
	"github.com/robfig/cron":              "schedules",
	"github.com/spf13/cobra":              "cmd/tonghop",
	"github.com/vbauerster/mpb":           "cmd/tonghop",
	"github.com/jedib0t/go-pretty":        "cmd/tonghop",
	"github.com/peterh/liner":             "cmd/tonghop",
}

// standardAlone are the packages that import the standard library and the
// project, nothing else.
var standardAlone = []string{"pipeline", "pipeline/lock", "pipeline/nights", "pipeline/release", "pipeline/review", "pipeline/checks", "pipeline/compare", "pipeline/copies", "pipeline/correspondence", "pipeline/internal/lines", "pipeline/internal/sqlfile", "ingest/fetch", "ingest/vault", "ingest/pattern", "dashboards/chart", "dashboards/server", "dashboards/pages", "dashboards/assets"}

// longestChain counts packages, the command included: a table of a form goes
// formats, table, form, layout, sheet, vietnamese, catalog, config.
const longestChain = 9

// imports reads the imports of every package that is not a test, by its folder
// below the module.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	for file, parsed := range sources(t, parser.ImportsOnly) {
		pkg := path.Dir(file)
		for _, spec := range parsed.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			if !slices.Contains(found[pkg], name) {
				found[pkg] = append(found[pkg], name)
			}
		}
		found[pkg] = append([]string{}, found[pkg]...) // a package without imports is one too
	}
	if len(found) < len(mayImport)/2 {
		t.Fatalf("only %d packages found", len(found))
	}
	return found
}

func TestImportsFollowTheTable(t *testing.T) {
	for pkg, list := range imports(t) {
		if pkg == "cmd/tonghop" {
			continue
		}
		allowed, known := mayImport[pkg]
		if !known {
			t.Errorf("%s is not in the table of imports", pkg)
			continue
		}
		for _, name := range list {
			if own, ok := strings.CutPrefix(name, module); ok && !slices.Contains(strings.Fields(allowed), own) {
				t.Errorf("%s imports %s: the table does not allow it", pkg, own)
			}
		}
	}
}

func TestTheTableNamesOnlyPackagesThatStand(t *testing.T) {
	found := imports(t)
	for pkg := range mayImport {
		if _, ok := found[pkg]; !ok {
			t.Errorf("%s stands in the table of imports and not in the project", pkg)
		}
	}
}

func TestHeavyDependenciesHaveOneOwner(t *testing.T) {
	for pkg, list := range imports(t) {
		for _, name := range list {
			for heavy, owners := range owns {
				if strings.HasPrefix(name, heavy) && !slices.Contains(strings.Fields(owners), pkg) {
					t.Errorf("%s imports %s, which belongs to %s", pkg, name, owners)
				}
			}
			outside := strings.Contains(strings.Split(name, "/")[0], ".") && !strings.HasPrefix(name, module)
			if outside && slices.Contains(standardAlone, pkg) {
				t.Errorf("%s imports %s: it lives on the standard library alone", pkg, name)
			}
		}
	}
}

// The folders at the top import one way, and no chain of imports is longer than
// a newcomer can follow.
func TestImportChainsAreShortAndFoldersHaveNoCycle(t *testing.T) {
	found := imports(t)
	folders := map[string][]string{}
	depth := map[string]int{}
	var walk func(pkg string) int
	walk = func(pkg string) int {
		if d, ok := depth[pkg]; ok {
			return d
		}
		depth[pkg] = 1
		for _, name := range found[pkg] {
			own, ok := strings.CutPrefix(name, module)
			if !ok {
				continue
			}
			from, to := strings.Split(pkg, "/")[0], strings.Split(own, "/")[0]
			if from != to && !slices.Contains(folders[from], to) {
				folders[from] = append(folders[from], to)
			}
			depth[pkg] = max(depth[pkg], walk(own)+1)
		}
		return depth[pkg]
	}
	for pkg := range found {
		if d := walk(pkg); d > longestChain {
			t.Errorf("the chain of imports from %s is %d packages long, more than %d", pkg, d, longestChain)
		}
	}
	for from, tos := range folders {
		for _, to := range tos {
			if slices.Contains(folders[to], from) {
				t.Errorf("folders %s and %s import each other", from, to)
			}
		}
	}
	for _, pair := range [][2]string{{"ingest", "dashboards"}, {"dashboards", "ingest"}} {
		if slices.Contains(folders[pair[0]], pair[1]) {
			t.Errorf("%s imports %s: they never meet", pair[0], pair[1])
		}
	}
}

// Nothing below the command prints, exits or reads the clock.
func TestOnlyTheCommandSpeaks(t *testing.T) {
	forbidden := map[string][]string{
		"os":       {"Exit", "Stdout", "Stderr"},
		"fmt":      {"Print", "Println", "Printf"},
		"time":     {"Now", "Sleep", "Since", "After", "Tick"},
		"log":      {"Fatal", "Print", "Println", "Printf"},
		"net/http": {"DefaultClient", "Get", "Post"},
	}
	for file, uses := range selectors(t) {
		dir := path.Dir(file)
		if dir == "cmd/tonghop" || strings.HasSuffix(dir, "/build") {
			continue
		}
		for _, use := range uses {
			if slices.Contains(forbidden[use.pkg], use.name) {
				t.Errorf("%s uses %s.%s", file, use.pkg, use.name)
			}
		}
	}
}
