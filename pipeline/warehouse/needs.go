//go:build duckdb_arrow

package warehouse

import (
	"context"
	"regexp"
	"slices"
	"strings"
)

// mentioned finds what a statement reads, and what it calls it with.
var mentioned = regexp.MustCompile(`(?i)\b(?:FROM|JOIN)\s+"?(\w+)"?(\s*\()?`)

// called finds what a statement calls.
var called = regexp.MustCompile(`(\w+)"?\s*\(`)

// A call is a name in small letters and its only argument as it is written; "" for
// none, for several and for one that calls in turn.
type call struct{ name, argument string }

func callsIn(text string) []call {
	var list []call
	for _, at := range called.FindAllStringSubmatchIndex(text, -1) {
		c := call{name: strings.ToLower(text[at[2]:at[3]])}
		if end := strings.IndexAny(text[at[1]:], "(),"); end >= 0 && text[at[1]+end] == ')' {
			c.argument = strings.TrimSpace(text[at[1] : at[1]+end])
		}
		list = append(list, c)
	}
	return list
}

// asReported are the macros on a basis that are no question, with what gives their
// rows as reported.
var asReported = map[string]string{"observation_all_on": "observation_all_reported"}

// findBases finds the macros that somebody may ask on another basis than as reported:
// those, and what they call in turn, are never answered from what is kept.
func (d *Draft) findBases() {
	type state struct {
		name     string
		reported bool
	}
	d.onBases = map[string]bool{}
	seen := map[state]bool{}
	var scan func(text string, reported bool)
	scan = func(text string, reported bool) {
		for _, c := range callsIn(text) {
			if _, ok := d.macros[c.name]; !ok {
				continue
			}
			to := state{c.name, c.argument == "'reported'" || reported && c.argument == "basis"}
			d.onBases[c.name] = d.onBases[c.name] || !to.reported
			if !seen[to] {
				seen[to] = true
				scan(d.macros[c.name], to.reported)
			}
		}
	}
	for _, name := range d.names {
		scan(d.views[name].sql, false)
	}
}

// keptAs gives the view whose rows are those of a macro as reported, "" for none.
func (d *Draft) keptAs(macro string) string {
	if v := d.views[macro]; v != nil && v.onBasis && !d.onBases[macro] {
		return macro
	}
	return ""
}

// findNeeds finds what each view reads, the macros that it calls included. A name
// that only looks like a view costs nothing but time, so where two name each other
// one of them goes first.
func (d *Draft) findNeeds() {
	open, closed := map[string]bool{}, map[string]bool{}
	var visit func(name string)
	var scan func(v *view, text string, within []string)
	scan = func(v *view, text string, within []string) {
		for _, m := range mentioned.FindAllStringSubmatch(text, -1) {
			name := m[1]
			if m[2] != "" {
				name = strings.ToLower(name)
				if name = d.keptAs(name); name == "" || name == v.name {
					if name = d.macroMeant(m[1]); !slices.Contains(within, name) {
						scan(v, d.macros[name], append(slices.Clone(within), name))
					}
					continue
				}
			}
			if d.views[name] == nil || open[name] || slices.Contains(v.needs, name) {
				continue
			}
			v.needs = append(v.needs, name)
			if !closed[name] {
				visit(name)
			}
		}
	}
	visit = func(name string) {
		open[name] = true
		scan(d.views[name], d.views[name].sql, nil)
		open[name], closed[name] = false, true
	}
	for _, name := range d.names {
		if !closed[name] {
			visit(name)
		}
	}
}

// macroMeant is the macro that a draft calls for a name.
func (d *Draft) macroMeant(name string) string {
	name = strings.ToLower(name)
	if short, ok := asReported[name]; ok && !d.onBases[name] {
		return short
	}
	return name
}

// keepReported puts the macros that are only asked as reported before the copy's own:
// to plan a question for every basis takes longer than to answer it on one.
func (d *Draft) keepReported(ctx context.Context) error {
	for name, short := range asReported {
		if d.onBases[name] || d.macros[name] == "" {
			continue
		}
		if _, err := d.db.ExecContext(ctx, "CREATE MACRO "+kept+".main."+quote(name)+"(basis) AS TABLE FROM "+quote(short)+"()"); err != nil {
			return err
		}
	}
	return nil
}
