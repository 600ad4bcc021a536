package catalog

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline/config"
)

// News is how sentences of news word what topics count: the wordings, what is
// to be known of each programme, and the rules that make a figure an
// observation.
type News struct {
	Cues       []Cue
	Programmes []NewsProgramme
	Rules      []NewsRule // in the order in which they are tried
}

// A Cue is a wording of news with its part in the grammar of a sentence. Tones
// count, case does not; of one kind the longest wording wins.
type Cue struct {
	Kind, ID string // ID "none": a wording that only looks like one of its kind
	Wordings []string
	Who      bool // of a noun: one who makes things, a business
	Topic    string
}

// A NewsProgramme is what the grammar must know of a programme.
type NewsProgramme struct {
	ID             string   `yaml:"id"`
	Levels         string   `yaml:"levels"`           // recognition: levels that nest; purse: levels of funding; "": none
	Voted          bool     `yaml:"voted"`            // what is entered, put forward and recognised goes through one vote
	Leads          bool     `yaml:"leads"`            // an article may be about it
	Site           bool     `yaml:"site"`             // its things are places themselves: "KCN Nam Đình Vũ rộng 1.329 ha"
	Implies        string   `yaml:"implies"`          // the status of a thing that is called by the programme's name
	Helps          []string `yaml:"helps"`            // programmes whose things it supports
	Works          []string `yaml:"works"`            // nouns for what it supports them by
	Apart          []string `yaml:"apart"`            // programmes that give support of their own
	Yields         []string `yaml:"yields"`           // programmes that a figure rather belongs to
	YieldsInClause []string `yaml:"yields_in_clause"` // the same, named in the figure's own clause
}

// The meanings of NewsProgramme.Levels.
const (
	LevelsOfRecognition = "recognition"
	LevelsOfPurse       = "purse"
)

// A NewsRule makes a figure an observation: what it counts, of which programme,
// under which conditions.
type NewsRule struct {
	Name       string
	Order      int         // the lowest is tried first, then as the files list them
	Counts     []string    // nouns; "money", or the unit of a measure
	Programme  string      // that the figure belongs to
	By         string      // how that is known, see ByNearest
	Status     []string    // what happened to what is counted, "" for any
	Role       []string    // of money, "none" for none
	When       [][]Premise // all must hold, each as one of its alternatives
	Each       bool        // holds for figures that are for each of several, too
	Dimensions []string    // words of the clause that tell its figures apart
	NeverPart  bool        // stands beside the others, never a part of one
	Indicator  string      // "" refuses the figure
	Example    string      // a sentence that the rule understands
	Topic      string
}

// A Premise is one condition of a rule: a name that the grammar knows, with what
// it is asked about.
type Premise struct {
	Not       bool
	Name, Arg string
}

// How a rule knows the programme of a figure.
const (
	ByNearest = ""        // the nearest of those that count such things
	ByItself  = "itself"  // the rule's own words say it
	ByNone    = "unnamed" // none of those that count such things is named
	ByOpen    = "open"    // the nearest, or none is named
)

type newsFile struct {
	Programmes []NewsProgramme `yaml:"programmes"`
	Cues       []struct {
		Cue   string `yaml:"cue"`
		ID    string `yaml:"id"`
		Words oneOf  `yaml:"words"`
		Who   bool   `yaml:"who"`
	} `yaml:"cues"`
	Rules []struct {
		Rule       string   `yaml:"rule"`
		Order      int      `yaml:"order"`
		Counts     oneOf    `yaml:"counts"`
		Programme  string   `yaml:"programme"`
		By         string   `yaml:"by"`
		Status     oneOf    `yaml:"status"`
		Role       oneOf    `yaml:"role"`
		When       []string `yaml:"when"`
		Each       bool     `yaml:"each"`
		Dimensions oneOf    `yaml:"dimensions"`
		NeverPart  bool     `yaml:"never_part"`
		Means      string   `yaml:"means"`
		Example    string   `yaml:"example"`
	} `yaml:"rules"`
}

// News is how news words what the topics count.
func (c *Catalog) News() News { return c.news }

// LevelsAdd tells whether the levels of an indicator are those of purses, which
// add up, and not of recognition, which nest.
func (c *Catalog) LevelsAdd(indicator string) bool {
	programme := c.programmes[indicator]
	return programme != "" && slices.ContainsFunc(c.news.Programmes, func(p NewsProgramme) bool { return p.ID == programme && p.Levels == LevelsOfPurse })
}

// learnNews takes in the news.yaml of one topic.
func (c *Catalog) learnNews(doc *config.Document, topic string, file newsFile) config.Faults {
	var faults config.Faults
	c.news.Programmes = append(c.news.Programmes, file.Programmes...)
	for i, cue := range file.Cues {
		if cue.Cue == "" || cue.ID == "" || len(cue.Words) == 0 {
			faults = append(faults, doc.Fault(fmt.Sprintf("cues.%d", i), config.Fault{VI: "mỗi cách nói cần «cue», «id» và «words».", EN: "a cue needs cue, id and words."}))
			continue
		}
		c.news.Cues = append(c.news.Cues, Cue{Kind: cue.Cue, ID: cue.ID, Wordings: cue.Words, Who: cue.Who, Topic: topic})
	}
	for i, r := range file.Rules {
		at := fmt.Sprintf("rules.%d", i)
		if r.Rule == "" || len(r.Counts) == 0 {
			faults = append(faults, doc.Fault(at, config.Fault{VI: "mỗi quy tắc cần «rule» và «counts».", EN: "a rule needs rule and counts."}))
			continue
		}
		if !slices.Contains([]string{ByNearest, ByItself, ByNone, ByOpen}, r.By) {
			faults = append(faults, doc.Fault(at+".by", unknownName("cách nhận chương trình", "way to know the programme", r.By, []string{ByItself, ByNone, ByOpen})))
		}
		rule := NewsRule{Name: r.Rule, Order: r.Order, Counts: r.Counts, Programme: r.Programme, By: r.By, Status: r.Status, Role: r.Role, Each: r.Each,
			Dimensions: r.Dimensions, NeverPart: r.NeverPart, Indicator: r.Means, Example: r.Example, Topic: topic}
		for _, line := range r.When {
			rule.When = append(rule.When, premises(line))
		}
		c.news.Rules = append(c.news.Rules, rule)
		c.ruled = append(c.ruled, declaration{doc: doc, at: at})
	}
	return faults
}

// premises reads "near | !state_after:planned".
func premises(line string) []Premise {
	var list []Premise
	for _, part := range strings.Split(line, "|") {
		part = strings.TrimSpace(part)
		name, not := strings.CutPrefix(part, "!")
		name, arg, _ := strings.Cut(name, ":")
		if name != "" {
			list = append(list, Premise{Not: not, Name: name, Arg: arg})
		}
	}
	return list
}

// judgeNews tells whether the rules name only indicators that stand.
func (c *Catalog) judgeNews() config.Faults {
	var faults config.Faults
	for i, r := range c.news.Rules {
		known := slices.ContainsFunc(c.declaredIDs(), func(id string) bool { return id == r.Indicator })
		if r.Indicator != "" && !known {
			d := c.ruled[i]
			faults = append(faults, d.doc.Fault(d.at+".means", unknownName("chỉ tiêu", "indicator", r.Indicator, c.declaredIDs())))
		}
	}
	return faults
}

func (c *Catalog) declaredIDs() []string {
	ids := make([]string, len(c.indicators))
	for i, ind := range c.indicators {
		ids[i] = ind.ID
	}
	return ids
}
