package sheet

import (
	"path"
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// A script is what the places of letters above ASCII stand for.
type script uint8

const (
	unknownScript script = iota // the text itself has to tell
	unicodeScript
	tcvn3Script
	vniScript
)

// fontScript is the script of a font: .VnTime and .VnArialH put Vietnamese in
// the places of TCVN3, VNI-Times in those of VNI. Any other font tells nothing.
func fontScript(font string) script {
	switch low := strings.ToLower(strings.Trim(strings.TrimSpace(font), `"'`)); {
	case strings.HasPrefix(low, ".vn"):
		return tcvn3Script
	case strings.HasPrefix(low, "vni-"):
		return vniScript
	}
	return unknownScript
}

// readable is a stored text as a person sees it: NFC, legacy scripts converted.
// A font is no proof: a text with letters that only Unicode has is Unicode in
// any font.
func readable(raw string, s script) string {
	if ascii(raw) {
		return raw
	}
	if s == tcvn3Script || s == vniScript {
		if onlyUnicode(raw) {
			s = unicodeScript
		}
	} else if s == unknownScript {
		switch {
		case vietnamese.LooksTCVN3(raw):
			s = tcvn3Script
		case vietnamese.LooksVNI(raw):
			s = vniScript
		}
	}
	switch s {
	case tcvn3Script:
		raw = vietnamese.FromTCVN3(raw)
	case vniScript:
		raw = vietnamese.FromVNI(raw)
	}
	return vietnamese.NFC(raw)
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// onlyUnicode tells whether s has Vietnamese letters that no 8-bit font can
// hold: ă, đ, ơ, ư and the block ạ–ỹ, or a combining tone.
func onlyUnicode(s string) bool {
	for _, r := range s {
		if r >= 0x1EA0 && r <= 0x1EF9 || r >= 0x0300 && r <= 0x0323 || strings.ContainsRune("ăĂđĐơƠưƯĩĨũŨ", r) {
			return true
		}
	}
	return false
}

// textCellOf is a cell that holds text; blank when it shows nothing.
func textCellOf(raw string, s script) Cell {
	if strings.TrimSpace(raw) == "" {
		return Cell{}
	}
	return Cell{Kind: Text, Raw: raw, Shown: readable(raw, s)}
}

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
	ext := strings.ToLower(path.Ext(name))
	for _, e := range extensions {
		if ext == e {
			return true
		}
	}
	return false
}
