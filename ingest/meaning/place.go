package meaning

import (
	"strings"

	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// afterLevel is the span of a place, of a region without the words that end the
// name of a level: "cấp khu vực phía Nam" says both.
func (x *Lexicon) afterLevel(tokens []token, p vietnamese.Place) vietnamese.Span {
	if p.Kind != vietnamese.PlaceRegion {
		return p.Span
	}
	for i := range tokens {
		if tokens[i].start >= p.Start {
			break
		}
		for _, phrase := range at(x.phrases, tokens, i, toned(tokens)) {
			end := i + len(phrase.folded)
			if phrase.words[0].Slot == catalog.LevelSlot && tokens[end-1].start >= p.Start && end < len(tokens) && tokens[end-1].end < p.End {
				return vietnamese.Span{Start: tokens[end].start, End: p.End}
			}
		}
	}
	return p.Span
}

// takeBoundary takes a text that is the name of a province and the words by which
// offices tell it from the one of the same name that it became a part of.
func (x *Lexicon) takeBoundary(t *Text, text string, tokens []token) bool {
	at := boundaryMark.FindStringSubmatchIndex(text)
	if at == nil || !x.takeWholePlace(t, text[:at[0]], tokens) {
		return false
	}
	t.Before, t.After = at[2] >= 0, at[4] >= 0
	return true
}

// boundaryMark ends the name of a province: "(cũ)", "- trước sáp nhập".
var boundaryMark = pattern.MustCompile(`(?i)\s*[(\[–-]?\s*(?:(?:tỉnh )?(cũ|trước (?:khi )?(?:sáp nhập|hợp nhất|sắp xếp))|(?:tỉnh )?(mới|sau (?:khi )?(?:sáp nhập|hợp nhất|sắp xếp)))\s*[)\]]?\s*$`)

// takeMerger takes what a title says in brackets of the provinces that became the one
// that it names: "TỈNH LÂM ĐỒNG (sau hợp nhất Bình Thuận, Đắk Nông và Lâm Đồng)".
func takeMerger(t *Text, text string, tokens []token) vietnamese.Span {
	at := mergerMark.FindStringIndex(text)
	if at == nil {
		return vietnamese.Span{}
	}
	span := vietnamese.Span{Start: len([]rune(text[:at[0]])), End: len([]rune(text[:at[1]]))}
	t.After = true
	take(tokens, span)
	return span
}

var mergerMark = pattern.MustCompile(`(?i)[(\[]\s*(?:tỉnh )?(?:mới,? )?(?:được )?(?:sau (?:khi )?)?(?:sáp nhập|hợp nhất)[^()\[\]]*[)\]]`)

// cityPrefix begins the name of a city.
var cityPrefix = pattern.MustCompile(`^(tp\b|thanh pho )`)

// takeWholePlace takes a text that is the name of a place and nothing else,
// however it is spelled.
func (x *Lexicon) takeWholePlace(t *Text, text string, tokens []token) bool {
	name := strings.Trim(strings.Join(strings.Fields(text), " "), " .:;,*")
	for _, a := range x.gazetteer.Resolve(name) {
		if cityPrefix.MatchString(vietnamese.Fold(name)) && a.Type != catalog.TypeCity {
			continue // "TP. Bến Tre" is the town, not the province
		}
		place := vietnamese.Place{Name: a.Name, Slug: a.ID.Slug(), Kind: vietnamese.PlaceProvince, Areas: []pipeline.AreaID{a.ID}}
		switch a.Type {
		case catalog.TypeCountry:
			t.Country = true
		case catalog.TypeRegion:
			place.Kind = vietnamese.PlaceRegion
			if len(t.Regions) == 0 { // the same in every boundary version
				t.Regions = append(t.Regions, place)
			}
		default:
			if len(t.Provinces) == 0 {
				t.Provinces = append(t.Provinces, place)
			}
		}
	}
	if !t.Country && len(t.Regions)+len(t.Provinces) == 0 {
		return false
	}
	for i := range tokens {
		tokens[i].taken = true
	}
	return true
}
