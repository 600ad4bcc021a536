package catalog

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline/config"
)

// A wording may have alternatives, so that what offices write in many ways need not be listed
// way by way: "[tổng] số lao động [đang] (làm việc|làm nghề)". What stands in square brackets
// may be left out; of what bars part, in either kind of brackets, one is said. Round brackets
// without a bar are those of the wording itself.

// mostAlternatives is the most wordings that one line may stand for.
const mostAlternatives = 2_000

// spelledOut are wordings with every alternative of each, in their order, each once.
func spelledOut(wordings []string) []string {
	if !slices.ContainsFunc(wordings, hasAlternatives) {
		return wordings
	}
	var list []string
	known := map[string]bool{}
	for _, w := range wordings {
		for _, way := range waysToSay(w) {
			if !known[way] {
				known[way] = true
				list = append(list, way)
			}
		}
	}
	return list
}

// tooMany is the first wording that stands for more than may be, "" when none does.
func tooMany(wordings []string) string {
	i := slices.IndexFunc(wordings, func(w string) bool { return len(waysToSay(w)) > mostAlternatives })
	if i < 0 {
		return ""
	}
	return wordings[i]
}

func tooManyWays(wording string) config.Fault {
	return config.Fault{VI: fmt.Sprintf("«%s» có quá nhiều cách nói (hơn %d).", wording, mostAlternatives), EN: fmt.Sprintf("%q may be said in more than %d ways.", wording, mostAlternatives),
		HintVI: "Hãy tách thành vài dòng với ít phần tùy chọn hơn.", HintEN: "Write several, with fewer choices each."}
}

func hasAlternatives(wording string) bool { return strings.ContainsAny(wording, "[|") }

// waysToSay are the ways to say one wording, at most one more than may be.
func waysToSay(wording string) []string {
	if !hasAlternatives(wording) {
		return []string{wording}
	}
	ways := []string{""}
	for rest := wording; rest != ""; {
		before, choices, after := firstChoice(rest)
		var next []string
		for _, way := range ways {
			for _, choice := range choices {
				if len(next) <= mostAlternatives {
					next = append(next, way+before+choice)
				}
			}
		}
		ways, rest = next, after
	}
	for i, way := range ways {
		ways[i] = strings.ReplaceAll(strings.Join(strings.Fields(way), " "), " ,", ",")
	}
	return ways
}

// firstChoice cuts a wording at its first brackets with alternatives; without any, all of it
// stands before and there is one way to go on.
func firstChoice(wording string) (before string, choices []string, after string) {
	for i := 0; i < len(wording); i++ {
		var closing byte
		switch wording[i] {
		case '[':
			closing = ']'
		case '(':
			closing = ')'
		default:
			continue
		}
		end := strings.IndexByte(wording[i:], closing)
		if end < 0 {
			break
		}
		inner := wording[i+1 : i+end]
		if closing == ')' && !strings.Contains(inner, "|") {
			continue
		}
		choices = strings.Split(inner, "|")
		if closing == ']' {
			choices = append(choices, "")
		}
		return wording[:i], choices, wording[i+end+1:]
	}
	return wording, []string{""}, ""
}
