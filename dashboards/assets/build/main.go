// Command build makes the bundles that pages load on demand: of Apache ECharts
// the parts that the options of the package echart use, and the writer of
// workbooks, and that of slides, each minified, with the licences of all that is in it.
//
// It reads node_modules beside the lock file, as npm ci leaves it, and writes a
// script and its licences a bundle into dist. The same lock file gives the
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

// A bundle is one script with what it holds: what its entry does not name is
// left out.
type bundle struct {
	name, global, banner, entry string
	licences                    []licence
}

// A licence is a text that travels with a bundle.
type licence struct{ title, file string }

func bundles() []bundle {
	return []bundle{
		{"echarts", "tonghopECharts", "/* Apache ECharts, zrender, tslib: see echarts.LICENSE.txt */", `
import * as core from 'echarts/core';
import {BarChart, LineChart, ScatterChart} from 'echarts/charts';
import {LabelLayout} from 'echarts/features';
import {GridComponent, TooltipComponent, AriaComponent} from 'echarts/components';
import {SVGRenderer} from 'echarts/renderers';
core.use([BarChart, LineChart, ScatterChart, LabelLayout, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);
export const init = core.init, version = core.version;
`, []licence{
			{"Apache ECharts", "echarts/NOTICE"},
			{"Apache ECharts", "echarts/LICENSE"},
			{"d3, parts of which are in Apache ECharts", "echarts/licenses/LICENSE-d3"},
			{"zrender", "zrender/LICENSE"},
			{"tslib", "tslib/LICENSE.txt"},
		}},
		{"xlsx", "tonghopXLSX", "/* write-excel-file, fflate: see xlsx.LICENSE.txt */", `
import write from 'write-excel-file/browser';
export {write};
`, []licence{{"write-excel-file", "write-excel-file/LICENSE"}, {"fflate", "fflate/LICENSE"}}},
		{"pptx", "tonghopPPTX", "/* PptxGenJS, JSZip, pako: see pptx.LICENSE.txt */", `
import Deck from 'pptxgenjs';
export {Deck};
`, []licence{{"PptxGenJS", "pptxgenjs/LICENSE"}, {"JSZip, under its MIT licence", "jszip/LICENSE.markdown"}, {"pako", "pako/LICENSE"}}},
	}
}

func main() {
	dir := flag.String("dir", filepath.Join("dashboards", "assets"), "folder of package.json, node_modules and dist")
	flag.Parse()
	for _, b := range bundles() {
		size, err := b.make(*dir)
		if errors.Is(err, fs.ErrNotExist) {
			fmt.Fprintln(os.Stderr, "bundle", b.name+":", err, "\n  run: npm ci --ignore-scripts, in", *dir)
			os.Exit(1)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "bundle", b.name+":", err)
			os.Exit(1)
		}
		fmt.Printf("%s: %d bytes\n", filepath.Join(*dir, "dist", b.name+".js"), size)
	}
}

// make writes the script and its licences.
func (b bundle) make(dir string) (size int, err error) {
	terms, err := b.terms(filepath.Join(dir, "node_modules"))
	if err != nil {
		return 0, err
	}
	script, err := b.script(dir)
	if err != nil {
		return 0, err
	}
	dist := filepath.Join(dir, "dist")
	if err := os.MkdirAll(dist, 0o755); err != nil {
		return 0, err
	}
	if err := os.WriteFile(filepath.Join(dist, b.name+".LICENSE.txt"), terms, 0o644); err != nil {
		return 0, err
	}
	return len(script), os.WriteFile(filepath.Join(dist, b.name+".js"), script, 0o644)
}

// script is the one script, which sets the global of the bundle.
func (b bundle) script(dir string) ([]byte, error) {
	absolute, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	result := api.Build(api.BuildOptions{
		Stdin:             &api.StdinOptions{Contents: b.entry, ResolveDir: absolute, Sourcefile: "entry.js"},
		AbsWorkingDir:     absolute,
		Bundle:            true,
		Format:            api.FormatIIFE,
		GlobalName:        b.global,
		Target:            api.ES2017,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LegalComments:     api.LegalCommentsNone,
		Charset:           api.CharsetASCII,
		Define:            map[string]string{"process.env.NODE_ENV": `"production"`},
		Banner:            map[string]string{"js": b.banner},
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
func (b bundle) terms(modules string) ([]byte, error) {
	var out strings.Builder
	for _, l := range b.licences {
		text, err := os.ReadFile(filepath.Join(modules, filepath.FromSlash(l.file)))
		if err != nil {
			return nil, err
		}
		rule := strings.Repeat("=", 72)
		fmt.Fprintf(&out, "%s\n%s (%s)\n%s\n\n%s\n\n", rule, l.title, filepath.Base(l.file), rule, strings.TrimSpace(string(text)))
	}
	return []byte(out.String()), nil
}
