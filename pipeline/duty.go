package pipeline

// A Duty says who owes which figures for which periods, declared once for many
// areas.
type Duty struct {
	ID         string
	Title      Text
	Indicators []string // what a report states; a report that states too few of them is partial
	Kind       Kind     // of the figures; "" takes any
	Share      float64  // of the indicators, from which on a report is whole: above 0, at most 1
	Every      Frequency
	From       Date // first period, a year or a month
	Until      Date // last one; unknown goes on
	Due        DueRule
	Grace      int      // days after the due day that still count as on time
	Areas      []string // slugs; none stands for every province of the time
	Exempt     []Exemption
}

// Frequency is how often a report is owed.
type Frequency string

// The frequencies: a report for every year, half year, quarter and month.
const (
	EveryYear    Frequency = "year"
	EveryHalf    Frequency = "half"
	EveryQuarter Frequency = "quarter"
	EveryMonth   Frequency = "month"
)

// A DueRule gives the day by which a report is owed: so many months and days
// after the end of its period or, when Month is set, the first such day of the
// year after it.
type DueRule struct{ Months, Days, Month, Day int }

// An Exemption lets an area off for the periods that end within it.
type Exemption struct {
	Area        string // slug
	From, Until Date   // unknown is open
	Reason      Text
}

// Owed are the reports of some areas for one period.
type Owed struct {
	Duty   string
	Period Period
	Due    Date // a working day
	Last   Date // the last day that counts as on time
	Areas  []AreaID
	Exempt map[AreaID]Text // why some of the areas do not owe it after all
}
