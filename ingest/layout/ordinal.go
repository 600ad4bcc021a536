package layout

import (
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/ingest/pattern"
)

// A Rank is how deep an ordinal stands: A, then I, then 1, then 1.1 …, then a),
// then "-". Smaller is higher.
type Rank int

// The ranks of ordinals; nested numbers add one for each further part.
const (
	NoRank     Rank = 0
	RankLetter Rank = 1
	RankRoman  Rank = 2
	RankNumber Rank = 3
	RankSmall  Rank = 8
	RankBullet Rank = 9
)

var (
	ordinalHead = pattern.MustCompile(`^(s ?t ?t|tt|so tt|so thu tu|no\.?|#|s\.?t\.?t\.?|t\.t|thu tu)( ?[-–/(]? ?(no\.?|stt)\)?)?$`)
	romanOrd    = pattern.MustCompile(`^[IVX]{1,5}[.)]?/?-?$`)
	letterOrd   = pattern.MustCompile(`^[A-H][.)]?/?-?$`)
	smallOrd    = pattern.MustCompile(`^[a-hđ](?:[.)]|/-?|[.)]?-)?$`)
	numberOrd   = pattern.MustCompile(`^([0-9]{1,4})(?:[.)]|/-?)?$|^[0-9]{1,2}[.)]?-$`)
	nestedOrd   = pattern.MustCompile(`^[0-9ivxIVX]{1,4}([.,][0-9]{1,3})+(?:[.)]|/-?|[.)]?-)?$`) // the number 1.1 is shown as "1,1"
	leadOrdinal = pattern.MustCompile(`^([IVX]{1,5}|[A-G]|[0-9]{1,2}(?:\.[0-9]{1,2})*|[a-hđ]\))\s*([.)/:-]*)(\s+\pL.*|[\p{Lu}(].*)$`)
	bareRoman   = pattern.MustCompile(`^[IVX]{1,5}\s+\p{Lu}\p{L}`)
)

// RankOf is the depth of an ordinal, NoRank when it is none.
func RankOf(ordinal string) Rank {
	o := strings.TrimSpace(ordinal)
	switch {
	case o == "":
		return NoRank
	case romanOrd.MatchString(o):
		return RankRoman
	case letterOrd.MatchString(o):
		return RankLetter
	case nestedOrd.MatchString(o):
		return min(RankNumber+Rank(strings.Count(strings.ReplaceAll(strings.TrimRight(o, ".)/-"), ",", "."), ".")), RankSmall-1)
	case numberOrd.MatchString(o):
		if n, _ := strconv.Atoi(strings.TrimRight(o, ".)/-")); isYear(float64(n)) {
			return NoRank
		}
		return RankNumber
	case smallOrd.MatchString(o):
		return RankSmall
	case o == "-" || o == "+" || o == "–" || o == "*" || o == "•" || o == "'-":
		return RankBullet
	}
	return NoRank
}

// Leading splits an ordinal or a bullet off a label: "1.2. Thu nội địa" into
// "1.2" and "Thu nội địa", "A/- THU" into "A" and "THU", "II Chi thường xuyên"
// into "II" and "Chi thường xuyên". ordinal is "" when the label has none.
func Leading(text string) (ordinal, rest string) {
	if m := leadOrdinal.FindStringSubmatch(text); m != nil && (m[2] != "" || strings.HasSuffix(m[1], ")") || bareRoman.MatchString(text)) {
		return strings.TrimRight(m[1], ")"), strings.TrimSpace(m[3])
	}
	trimmed := strings.TrimLeft(text, " '")
	for _, bullet := range []string{"-", "+", "–", "*", "•"} {
		if after, ok := strings.CutPrefix(trimmed, bullet); ok && len(after) > 1 && !strings.ContainsAny(after[:1], "0123456789") {
			return bullet, strings.TrimSpace(strings.TrimLeft(after, "-+–* "))
		}
	}
	return "", text
}

// isOrdinalHead tells the folded head of a column of ordinals, "STT" however written.
func isOrdinalHead(folded string) bool {
	return ordinalHead.MatchString(strings.TrimSpace(folded))
}
