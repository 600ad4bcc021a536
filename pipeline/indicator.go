package pipeline

// Behaviour says how an indicator lives in time. Only like is compared with
// like.
type Behaviour string

// The behaviours: counted within a period, counted since a start, or standing
// at a moment.
const (
	Flow       Behaviour = "flow"
	Cumulative Behaviour = "cumulative"
	Stock      Behaviour = "stock"
)

// An Indicator is what is measured.
type Indicator struct {
	ID         string // cnnt_recognized
	Topic      string // the folder that declares it
	Name       Text
	Definition Text
	Unit       string   // base unit
	Units      []string // further units that a figure of it may carry (ocop_entities: entity, enterprise, household, …)
	Behaviour  Behaviour
	AddsAreas  bool // may be summed over areas that do not overlap
	AddsTime   bool // may be summed over periods that do not overlap
	Levels     []Level
	Unstated   Level // the level, of those, that a figure is of which states none; "" where that is not known
	Dimensions []string
	Parent     string   // the indicator that this one is a part of, "" when it is none's
	Sums       []string // the indicators that it is the sum of, the one first that its documents call alike
	Synonyms   []string // how Vietnamese and English sources call it
	Scope      string   // core | extended
	Source     string   // where the definition stands
	Breaks     []DefinitionBreak
}

// A DefinitionBreak is a day from which an indicator counts by other rules:
// figures of before and after are not compared.
type DefinitionBreak struct {
	From Date
	Kind Kind // of the figures that it concerns, "" for all
	Back bool // it ends the break before it: from this day the rules are the old ones
	What Text
}

// Rules names the rules that stand from each break on: the day since when they
// do, "" for those that the indicator began with. breaks is Indicator.Breaks.
func Rules(breaks []DefinitionBreak) []string {
	names := make([]string, len(breaks))
	for i, b := range breaks {
		if !b.Back {
			names[i] = b.From.String()
			continue
		}
		for j := i - 2; j >= 0; j-- { // what stood before the break that this one ends
			if breaks[j].Kind == "" || breaks[j].Kind == b.Kind {
				names[i] = names[j]
				break
			}
		}
	}
	return names
}

// An Area is an administrative unit in one boundary version.
type Area struct {
	ID             AreaID
	Code           string // of the General Statistics Office, meaningful only with the boundary version
	Name           string // "Đồng Tháp"
	FullName       string // "Tỉnh Đồng Tháp"
	Type           string // tinh | thanh_pho | country
	Aliases        []string
	Region         string // one of the six economic regions of the same boundary version
	VotingRegion   string // khu vực bình chọn: phia_bac, mien_trung_tay_nguyen, phia_nam; "" when not settled
	ValidFrom      Date
	ValidTo        Date // unknown while it stands
	AreaKm2        float64
	Population     int64 // persons; one series only, see PopulationNote
	PopulationYear int
	PopulationNote string
}
