// Package pattern has regular expressions for texts of which nearly none matches:
// it looks first for what every match must begin with or contain, as it follows
// from the expression itself, and asks the expression only where that is there.
// What matches, and how, is regexp's alone; words to look for are its users'.
package pattern

import (
	"regexp"
	"regexp/syntax"
	"sync"
)

// A Pattern is a regular expression. Its methods answer as those of regexp; the
// ones that take a []byte or a reader are not looked ahead of. It may be used from
// many goroutines.
type Pattern struct {
	*regexp.Regexp
	once     sync.Once
	anchored bool    // a match begins where the text does
	nullable bool    // the empty text may match
	begins   byteSet // that a match of an anchored one may begin with, unless it is empty
	needs    *needs  // nil when nothing is known
}

// MustCompile is a pattern of regexp's syntax; it panics when there is none, as
// regexp.MustCompile does.
func MustCompile(expr string) *Pattern {
	return &Pattern{Regexp: regexp.MustCompile(expr)}
}

// learn works out what to look for; most processes ask few of their patterns.
func (p *Pattern) learn() {
	tree, err := syntax.Parse(p.String(), syntax.Perl)
	if err != nil {
		panic(err) // it has been compiled
	}
	p.anchored = anchored(tree)
	p.nullable = p.begins.first(tree)
	p.needs = needsOf(tree)
}

// may tells whether a text may match: false only where it does not.
func (p *Pattern) may(text string) bool {
	p.once.Do(p.learn)
	if p.anchored && !p.nullable && (text == "" || !p.begins[text[0]]) {
		return false
	}
	return p.needs.in(text)
}

// MatchString is that of regexp.
func (p *Pattern) MatchString(s string) bool { return p.may(s) && p.Regexp.MatchString(s) }

// FindString is that of regexp.
func (p *Pattern) FindString(s string) string {
	if !p.may(s) {
		return ""
	}
	return p.Regexp.FindString(s)
}

// FindStringIndex is that of regexp.
func (p *Pattern) FindStringIndex(s string) []int {
	if !p.may(s) {
		return nil
	}
	return p.Regexp.FindStringIndex(s)
}

// FindStringSubmatch is that of regexp.
func (p *Pattern) FindStringSubmatch(s string) []string {
	if !p.may(s) {
		return nil
	}
	return p.Regexp.FindStringSubmatch(s)
}

// FindStringSubmatchIndex is that of regexp.
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	if !p.may(s) {
		return nil
	}
	return p.Regexp.FindStringSubmatchIndex(s)
}

// FindAllString is that of regexp.
func (p *Pattern) FindAllString(s string, n int) []string {
	if !p.may(s) {
		return nil
	}
	return p.Regexp.FindAllString(s, n)
}

// FindAllStringIndex is that of regexp.
func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	if !p.may(s) {
		return nil
	}
	return p.Regexp.FindAllStringIndex(s, n)
}

// FindAllStringSubmatch is that of regexp.
func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	if !p.may(s) {
		return nil
	}
	return p.Regexp.FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex is that of regexp.
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if !p.may(s) {
		return nil
	}
	return p.Regexp.FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString is that of regexp.
func (p *Pattern) ReplaceAllString(src, repl string) string {
	if !p.may(src) {
		return src
	}
	return p.Regexp.ReplaceAllString(src, repl)
}

// ReplaceAllStringFunc is that of regexp.
func (p *Pattern) ReplaceAllStringFunc(src string, repl func(string) string) string {
	if !p.may(src) {
		return src
	}
	return p.Regexp.ReplaceAllStringFunc(src, repl)
}
