package pipeline

import "time"

// A Reading is everything that a format found in one snapshot.
type Reading struct {
	Format       string // name of the format that read it
	Title        string // the document's own title, may be ""
	Published    Date   // as the document itself dates it, unknown when it does not
	Observations []Observation
	Rejects      []Reject
	Document     Document
	Links        []Link // documents that this one leads to: the entries of a feed
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
