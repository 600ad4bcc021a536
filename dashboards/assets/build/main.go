// Command build makes the bundle of Apache ECharts that pages load on demand:
// the parts that the options of the package echart use, minified, with the
// licences of all that is in it.
//
// It reads node_modules beside the lock file, as npm ci leaves it, and writes
// dist/echarts.js and dist/echarts.LICENSE.txt. The same lock file gives the
// same bytes. Without node_modules there is nothing to bundle and pages show
// the drawings that they carry.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// entry names every part that the bundle holds; what it does not name is left
// out.
const entry = `
import * as core from 'echarts/core';
import {BarChart, LineChart, ScatterChart} from 'echarts/charts';
import {LabelLayout} from 'echarts/features';
import {GridComponent, TooltipComponent, AriaComponent} from 'echarts/components';
import {SVGRenderer} from 'echarts/renderers';
core.use([BarChart, LineChart, ScatterChart, LabelLayout, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);
export const init = core.init, version = core.version;
`

// licences are the texts that travel with the bundle.
var licences = [...]struct{ title, file string }{
	{"Apache ECharts", "echarts/NOTICE"},
	{"Apache ECharts", "echarts/LICENSE"},
	{"d3, parts of which are in Apache ECharts", "echarts/licenses/LICENSE-d3"},
	{"zrender", "zrender/LICENSE"},
	{"tslib", "tslib/LICENSE.txt"},
}

func main() {
	dir := flag.String("dir", filepath.Join("dashboards", "assets"), "folder of package.json, node_modules and dist")
	flag.Parse()
	size, err := run(*dir)
	if errors.Is(err, fs.ErrNotExist) {
		fmt.Fprintln(os.Stderr, "bundle echarts:", err, "\n  run: npm ci --ignore-scripts, in", *dir)
		os.Exit(1)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bundle echarts:", err)
		os.Exit(1)
	}
	fmt.Printf("%s: %d bytes\n", filepath.Join(*dir, "dist", "echarts.js"), size)
}

func run(dir string) (size int, err error) {
	modules := filepath.Join(dir, "node_modules")
	terms, err := terms(modules)
	if err != nil {
		return 0, err
	}
	bundle, err := bundle(dir)
	if err != nil {
		return 0, err
	}
	dist := filepath.Join(dir, "dist")
	if err := os.MkdirAll(dist, 0o755); err != nil {
		return 0, err
	}
	if err := os.WriteFile(filepath.Join(dist, "echarts.LICENSE.txt"), terms, 0o644); err != nil {
		return 0, err
	}
	return len(bundle), os.WriteFile(filepath.Join(dist, "echarts.js"), bundle, 0o644)
}

// bundle is the one script, which sets the global tonghopECharts.
func bundle(dir string) ([]byte, error) {
	absolute, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	result := api.Build(api.BuildOptions{
		Stdin:             &api.StdinOptions{Contents: entry, ResolveDir: absolute, Sourcefile: "entry.js"},
		AbsWorkingDir:     absolute,
		Bundle:            true,
		Format:            api.FormatIIFE,
		GlobalName:        "tonghopECharts",
		Target:            api.ES2017,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LegalComments:     api.LegalCommentsNone,
		Charset:           api.CharsetASCII,
		Define:            map[string]string{"process.env.NODE_ENV": `"production"`},
		Banner:            map[string]string{"js": "/* Apache ECharts, zrender, tslib: see echarts.LICENSE.txt */"},
		Write:             false,
		LogLevel:          api.LogLevelSilent,
	})
	if len(result.Errors) > 0 {
		return nil, errors.New(strings.Join(api.FormatMessages(result.Errors, api.FormatMessagesOptions{}), "\n"))
	}
	if len(result.OutputFiles) != 1 {
		return nil, fmt.Errorf("want one file, got %d", len(result.OutputFiles))
	}
	return result.OutputFiles[0].Contents, nil
}

// terms joins the licences, each under its title.
func terms(modules string) ([]byte, error) {
	var b strings.Builder
	for _, l := range licences {
		text, err := os.ReadFile(filepath.Join(modules, filepath.FromSlash(l.file)))
		if err != nil {
			return nil, err
		}
		rule := strings.Repeat("=", 72)
		fmt.Fprintf(&b, "%s\n%s (%s)\n%s\n\n%s\n\n", rule, l.title, filepath.Base(l.file), rule, strings.TrimSpace(string(text)))
	}
	return []byte(b.String()), nil
}
