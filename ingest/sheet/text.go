package sheet

import (
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// A Legacy is the encoding that a font stands for.
type Legacy uint8

// The encodings of fonts.
const (
	Unknown Legacy = iota // the font tells nothing: the text has to
	TCVN3                 // .VnTime, .VnArialH …
	VNI                   // VNI-Times …
	Unicode               // known to be Unicode: the text is never converted
)

// FontLegacy is the encoding of a font that puts Vietnamese letters in the
// places of others: .VnTime, .VnArialH; VNI-Times.
func FontLegacy(name string) Legacy {
	switch low := strings.ToLower(strings.TrimSpace(name)); {
	case strings.HasPrefix(low, ".vn"):
		return TCVN3
	case strings.HasPrefix(low, "vni-"):
		return VNI
	}
	return Unknown
}

// TextCell holds text as stored and shows it as a person sees it; blank when
// there is nothing but white space.
func TextCell(raw string, font Legacy) Cell {
	if strings.TrimSpace(raw) == "" {
		return Cell{}
	}
	return Cell{Kind: Text, Raw: raw, Shown: ShownText(raw, font)}
}

// ShownText is text as a person sees it: legacy encodings converted, NFC.
func ShownText(raw string, font Legacy) string {
	shown := raw
	switch {
	case font == TCVN3 || font == Unknown && vietnamese.LooksTCVN3(raw):
		shown = vietnamese.FromTCVN3(raw)
	case font == VNI || font == Unknown && vietnamese.LooksVNI(raw):
		shown = vietnamese.FromVNI(raw)
	}
	return vietnamese.NFC(shown)
}
