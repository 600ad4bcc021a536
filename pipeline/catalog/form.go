package catalog

import (
	"github.com/tonghop/tonghop/pipeline"
)

// A Form is a reporting template of a regulation as data.
type Form struct {
	Topic      string
	ID         string // "62": the number in its mark
	Regulation string // as it is cited
	Name       pipeline.Text
	Level      pipeline.Level  // of figures whose column and item name none; "" when the items do
	Kinds      []pipeline.Kind // what a column without a word of its own holds; none when the title says it
	From, To   int             // years that it was in force for; 0 when open
	Titles     []string
	Lines      string     // what its rows list when they are no items: agencies, projects, districts, …
	Heads      []string   // heads that tell a listing form
	Items      []FormItem // none for a listing form
	Columns    []FormItem // what columns hold: of a listing form, for its total row; else what a column narrows every item to
	Titled     bool       // known by its title alone: rows worded like its items say nothing
	Size       FormSize   // of the figures of a whole form
}

// FormSize bounds the largest figure of a form of money, in đồng: what is outside
// is in another unit than is stated. Zero when the topic knows no bounds.
type FormSize struct {
	Least   float64 `yaml:"least"`
	Most    float64 `yaml:"most"`
	Country float64 `yaml:"country"` // the most of the whole country
}

// A FormItem is one row of a form and the rows that stand under it, in order.
type FormItem struct {
	Number    string   // as the form numbers it, "" when it does not
	Names     []string // wordings, that of the regulation first
	Indicator string   // "" for an item that nobody counts alone
	Unit      string   // of the indicator; "" without one
	Level     pipeline.Level
	Kind      pipeline.Kind // "" when the head and the title say it
	// What the item narrows its indicator to, by the id of the dimension.
	Dimensions map[string]string
	Adds       bool // its figure is the sum of the items under it
	Needed     bool // a table without it does not follow the form
	Items      []FormItem
}

// FormWords are the words by which forms of a topic are read.
type FormWords struct {
	Same    []SameWords
	Neutral []string // say little of what an item is
	Kinds   []KindWords
	Levels  []LevelWords
	Plain   []string // words of heads that change nothing
	Part    []string // words of heads over the parts of the column left of them
	Totals  []string // names of the row that adds up what a form lists
	Upper   []string // words of heads over a plan that a higher level gave, beside the one that the province decided
	Aside   []string // words of items that offices state below a total and often do not count in it
	Codes   CodeHeads
	Others  []OtherForms
	Users   []UserWord
	Bodies  []BodyWords
}

// CodeHeads stand over the codes and numbers of rows, which look like figures: whole
// heads, and words that begin them.
type CodeHeads struct {
	Whole  []string `yaml:"whole"`
	Begins []string `yaml:"begins"`
}

// A UserWord stands before the code of a body that uses money of a topic, "Chương: 416":
// a table with such a line states what that body has, not what the province has.
type UserWord struct {
	Topic string
	Word  string
}

// BodyWords begin the names of bodies that have money of a topic of their own, and those of
// the bodies that report for the whole province.
type BodyWords struct {
	Topic     string   `yaml:"-"`
	Words     []string `yaml:"words"`
	Reporters []string `yaml:"reporters"`
}

// OtherForms are forms that are known by their marks alone: a table with such a
// mark, "Mẫu số 01/CKTC-NSNN", follows none of the forms that are read, however
// like its rows are.
type OtherForms struct {
	Series string `yaml:"series"` // what stands after the number in the mark, "CKTC-NSNN"
	From   int    `yaml:"from"`   // the numbers
	To     int    `yaml:"to"`
	VI     string `yaml:"vi"` // whose they are
	EN     string `yaml:"en"`
}

// SameWords are phrases that say no more than one of them, Means.
type SameWords struct {
	Means string   `yaml:"means"`
	Words []string `yaml:"words"`
}

// KindWords are the heads of columns of one kind; Kind "compare" marks columns
// that are worked out from others.
type KindWords struct {
	Kind  string   `yaml:"kind"`
	Words []string `yaml:"words"`
}

// LevelWords are the heads of columns of one tier.
type LevelWords struct {
	Level string   `yaml:"level"`
	Words []string `yaml:"words"`
}

// KindCompare marks a column that is worked out from two others.
const KindCompare = "compare"

// Forms are the templates of all topics and the words by which they are read.
type Forms struct {
	List  []Form // sorted by topic and ID
	Words FormWords
}
