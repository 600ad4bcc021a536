package pipeline

import "time"

// A Reading is everything that a format found in one snapshot.
type Reading struct {
	Format       string // name of the format that read it
	Title        string // the document's own title, may be ""
	Published    Date   // as the document itself dates it, unknown when it does not
	Observations []Observation
	Rejects      []Reject
	Faults       []DocumentFault // what is wrong in the document itself, figures or not
	Accounts     []Account       // one a sheet: what became of every numeric cell
	Columns      []ColumnNumbers // of a workbook, for comparing it with others
	Document     Document
	Links        []Link        // documents that this one leads to: the entries of a feed
	Explained    []Explanation // only where it was asked for, in the order of the document
}

// An Explanation tells how one sentence, or one part of a table, was understood:
// what was found in it, what was in force, and which rule took its figures or why
// none did. It is never kept.
type Explanation struct {
	Locator Locator // of the sentence, or of the cell that speaks
	Text    string  // the sentence, or what the cell shows
	Lines   []Text
}

// A DocumentFault is something wrong that can be proved within one document: a
// total that does not add up, a unit that the size of its figures denies, a
// title of another year. The figures that it touches are still read as they are
// stated; those that it makes unusable are Held.
type DocumentFault struct {
	Type      string // a stable code: unit_wrong, total_does_not_add, year_wrong_in_title, …
	Locator   Locator
	Cells     []string // cells or ranges that prove it, in A1 form; first the faulty ones
	Evidence  string   // the comparison itself: "9 557 438 ≠ 9 556 438 = C13 + C20"
	MessageVI string   // what is wrong and what to do, for a planner
	MessageEN string
}

// ColumnNumbers are the numbers of one column of a sheet as they are stated, whatever
// they count. Short numbers, which many documents have by chance, are left out.
type ColumnNumbers struct {
	Sheet   string
	Number  int  // from 1
	Hidden  bool // the whole column or its sheet
	Figures []NumberAt
}

// A NumberAt is one of them.
type NumberAt struct {
	Row    int
	Value  float64
	Hidden bool
}

// An Account tells of one sheet what each numeric cell was taken for. Numeric is
// the sum of all others: nothing is passed over in silence.
type Account struct {
	Sheet        string
	Numeric      int
	Figure       int // read as an observation
	CheckedTotal int // a total without an indicator or area of its own, checked against its parts
	Derived      int // a comparison, share or change worked out from other cells
	Ordinal      int // numbering of rows and columns, years and days of heads, numbers of documents
	OtherSubject int // figures of something that no topic counts
	Hidden       int // on a hidden sheet, row or column
	Reject       int // belongs to a Reject, which may stand for a whole range
}

// Balanced tells whether every numeric cell is accounted for.
func (a Account) Balanced() bool {
	return a.Numeric == a.Figure+a.CheckedTotal+a.Derived+a.Ordinal+a.OtherSubject+a.Hidden+a.Reject
}

// A Link leads from a feed to an article.
type Link struct {
	URL       string
	Title     string
	Published time.Time
	// Content is the article's HTML where the feed carries it whole; "" asks for
	// the URL to be fetched.
	Content string
}

// A Document is what a reader needs to see a figure in its place: the sheets of
// a workbook as grids, or the paragraphs of an article.
type Document struct {
	Sheets     []Sheet
	Paragraphs []Paragraph
}

// A Sheet is one sheet as a person sees it. Empty cells are left out.
type Sheet struct {
	Name       string
	Hidden     bool
	Rows, Cols int // extent of the sheet that was read
	Cells      []Cell
	Truncated  bool // the sheet goes on beyond what is kept here
}

// A Cell is one shown cell. Spans are 1 for a cell that is not merged.
type Cell struct {
	Row, Col         int // from 1
	RowSpan, ColSpan int
	Text             string // as shown
	Role             CellRole
}

// CellRole is what the layout took a cell for.
type CellRole string

// The roles of a cell.
const (
	RoleTitle  CellRole = "title"
	RoleHead   CellRole = "head"   // column heads
	RoleLabel  CellRole = "label"  // row heads, STT
	RoleFigure CellRole = "figure" // read as an observation
	RoleTotal  CellRole = "total"  // a total row: checked, not counted again
	RoleFaulty CellRole = "faulty" // rejected
	RoleOther  CellRole = ""
)

// A Paragraph is one paragraph of an article, cut into sentences. Joined
// without a separator, Sentences give the paragraph back.
type Paragraph struct {
	Number    int // from 1
	Heading   bool
	Sentences []string
}
