package sheet

import (
	"path"
	"slices"
	"strings"
)

// soleName is what a file without sheets calls its one: its own name without
// folder and extension.
func soleName(name, otherwise string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	if name = strings.TrimSuffix(name, path.Ext(name)); name == "" || name == "." || name == "/" {
		return otherwise
	}
	return name
}

// named tells whether a file name ends in one of the extensions.
func named(name string, extensions ...string) bool {
	return slices.Contains(extensions, strings.ToLower(path.Ext(name)))
}
