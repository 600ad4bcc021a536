package pipeline

// A Definition is one thing that a topic, the workspace or the program declares,
// and where.
type Definition struct {
	Topic  string // "" for what all topics share, and for the workspace's own
	Kind   DefinitionKind
	ID     string
	Name   Text
	Origin DefinitionOrigin
	File   string // as messages name it, "topics/cnnt/indicators.yaml"
}

// A DefinitionKind says what is declared.
type DefinitionKind string

// The kinds of a definition.
const (
	IndicatorDefinition DefinitionKind = "indicator"
	WordDefinition      DefinitionKind = "word"
	RuleDefinition      DefinitionKind = "rule"
	FormDefinition      DefinitionKind = "form"
	QuestionDefinition  DefinitionKind = "question"
	CheckDefinition     DefinitionKind = "check"
	MetricDefinition    DefinitionKind = "metric"
)

// A DefinitionOrigin says who declared it.
type DefinitionOrigin string

// The origins: the program; the workspace, which adds something or takes the
// place of what is built in.
const (
	BuiltInOrigin    DefinitionOrigin = "built_in"
	AddedOrigin      DefinitionOrigin = "added"
	OverriddenOrigin DefinitionOrigin = "overridden"
)
