package catalog

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/config"
	"github.com/tonghop/tonghop/pipeline/topics"
)

//go:embed data
var embedded embed.FS

// The boundary versions: 61 provinces until 2003-12-31, 64 from 2004-01-01, 63
// from 2008-08-01 to 2025-06-30, 34 since.
const (
	Boundary1997 = "1997"
	Boundary2004 = "2004"
	Boundary2008 = "2008"
	Boundary2025 = "2025"
)

// Boundaries are the boundary versions, oldest first.
func Boundaries() []string { return []string{Boundary1997, Boundary2004, Boundary2008, Boundary2025} }

// Reform is the first day of the 34 provinces, in ISO form; see ReformDate.
const Reform = "2025-07-01"

// ReformDate is the first day of the 34 provinces.
func ReformDate() pipeline.Date { return pipeline.Date{Year: 2025, Month: 7, Day: 1} }

// A Catalog is the facts, loaded once by whoever needs them. It does not change
// and may be read from many goroutines.
type Catalog struct {
	areas       []pipeline.Area // sorted by ID
	byID        map[pipeline.AreaID]int
	byName      map[string][]int // Key of a name: places in areas
	names       map[pipeline.AreaID][]DatedName
	successors  map[pipeline.AreaID][]pipeline.AreaID
	ancestors   map[pipeline.AreaID][]pipeline.AreaID
	pieces      map[pipeline.AreaID][]string // of land, see Parts
	nq202       map[pipeline.AreaID]int64
	regions     []Region
	regionNames map[string][]int // Key of a name: places in regions
	tiles       map[string][]Tile
	islands     map[string][]Island
	topics      []Topic
	indicators  []pipeline.Indicator // sorted by ID
	declared    map[string]declaration
	needs       map[string][]Need
	programmes  map[string]string         // of each indicator
	per         map[string]string         // of the indicators that are rates
	unstated    map[string]pipeline.Level // of figures without one, of each indicator that knows
	forms       Forms
	formed      sync.Once     // the forms are read
	formLayers  []layer       // where they stand
	overridden  config.Faults // indicators of one topic that another one declared anew, see Advice
	formFaults  config.Faults // what is wrong in them
	formErr     error         // of their files
	words       []Word
	counted     []countedIn // until every topic is read
	news        News
	ruled       []declaration // where each rule of news stands
	definitions []pipeline.Definition
	short       map[string]string // abbreviations
	formShort   map[string]string // those of forms alone
	levels      []Term
	units       []Unit
	dimensions  []Dimension
	references  []Reference
	facts       []Fact
	populations []Population
	versions    []BoundaryVersion
	changes     []BoundaryChange
	digest      pipeline.Digest
}

// Load parses the embedded facts and topics; the forms are left until somebody
// asks for them, see Judge. An error is a fault of the program's own data.
func Load() (*Catalog, error) { return LoadWith() }

// LoadWith lays further topics over the built-in ones: each file system holds
// one folder a topic, of the same shape as the built-in ones. What is wrong in
// their files is told as config.Faults, with file and line.
func LoadWith(over ...fs.FS) (*Catalog, error) {
	data, err := fs.Sub(embedded, "data")
	if err != nil {
		return nil, fmt.Errorf("load catalog: %w", err)
	}
	return load(data, over)
}

func load(data fs.FS, over []fs.FS) (*Catalog, error) {
	c := &Catalog{
		byID: map[pipeline.AreaID]int{}, byName: map[string][]int{}, regionNames: map[string][]int{}, names: map[pipeline.AreaID][]DatedName{},
		successors: map[pipeline.AreaID][]pipeline.AreaID{}, ancestors: map[pipeline.AreaID][]pipeline.AreaID{},
		nq202: map[pipeline.AreaID]int64{}, tiles: map[string][]Tile{}, islands: map[string][]Island{},
		declared: map[string]declaration{}, needs: map[string][]Need{}, programmes: map[string]string{}, per: map[string]string{}, short: map[string]string{}, formShort: map[string]string{},
	}
	steps := []func(fs.FS) error{
		c.loadReferences, c.loadFacts, c.loadRegions, c.loadAreas, c.loadNames, c.loadSuccession, c.loadPopulations, c.loadBoundaryVersions, c.loadTiles, c.loadIslands,
	}
	for _, step := range steps {
		if err := step(data); err != nil {
			return nil, fmt.Errorf("load catalog: %w", err)
		}
	}
	if err := c.loadTopics(over); err != nil {
		return nil, fmt.Errorf("load topics: %w", err)
	}
	return c, c.loadDigest(append([]fs.FS{data, topics.Files()}, over...))
}

// Judge tells what is wrong in the forms, which Load leaves unread; LoadWith has
// judged those that lie over the built-in ones.
func (c *Catalog) Judge() error {
	c.readForms()
	if c.formErr != nil {
		return fmt.Errorf("load forms: %w", c.formErr)
	}
	return c.formFaults.Err()
}

// Digest names the state of all facts. Another digest reads every snapshot
// again.
func (c *Catalog) Digest() pipeline.Digest { return c.digest }

// notRead tells what of a topic's folder says nothing of how documents are read:
// questions, checks, metrics, pages. A change of those reads nothing again.
func notRead(file string) bool {
	parts := strings.Split(file, "/")
	return len(parts) > 1 && (parts[1] == "README.md" || parts[1] == "metrics.yaml" || len(parts) > 2 && slices.Contains([]string{"questions", "checks", "pages"}, parts[1]))
}

// loadDigest names every byte of the facts and of the topics' data.
func (c *Catalog) loadDigest(layers []fs.FS) error {
	var all []byte
	for _, data := range layers {
		err := fs.WalkDir(data, ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || notRead(path) {
				return err
			}
			b, err := fs.ReadFile(data, path)
			all = append(all, path+"\x00"+string(pipeline.DigestOf(b))+"\n"...)
			return err
		})
		if err != nil {
			return fmt.Errorf("digest of the catalog: %w", err)
		}
	}
	c.digest = pipeline.DigestOf(all)
	return nil
}

// A Reference is a public source of the facts.
type Reference struct {
	ID   string
	Name string // as it is cited, "Nghị quyết 202/2025/QH15"
	What pipeline.Text
}

// References are the sources of the facts, sorted by ID.
func (c *Catalog) References() []Reference { return slices.Clone(c.references) }

// Reference is the source with this ID.
func (c *Catalog) Reference(id string) (Reference, bool) {
	for _, r := range c.references {
		if r.ID == id {
			return r, true
		}
	}
	return Reference{}, false
}

func (c *Catalog) loadReferences(data fs.FS) error {
	return eachRow(data, "sources.csv", func(row record) error {
		c.references = append(c.references, Reference{ID: row.text("id"), Name: row.text("name"),
			What: pipeline.Text{VI: row.text("what_vi"), EN: row.text("what_en")}})
		slices.SortFunc(c.references, func(a, b Reference) int { return compareStrings(a.ID, b.ID) })
		return row.err
	})
}
