package catalog

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

//go:embed data
var embedded embed.FS

// The boundary versions: 63 provinces from 2008-08-01 to 2025-06-30, 34 since.
const (
	Boundary2008 = "2008"
	Boundary2025 = "2025"
)

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
	nq202       map[pipeline.AreaID]int64
	regions     []Region
	tiles       map[string][]Tile
	islands     map[string][]Island
	indicators  []pipeline.Indicator // sorted by ID
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

// Load parses the embedded facts. An error is a fault of the program's own
// data.
func Load() (*Catalog, error) {
	data, err := fs.Sub(embedded, "data")
	if err != nil {
		return nil, fmt.Errorf("load catalog: %w", err)
	}
	return load(data)
}

func load(data fs.FS) (*Catalog, error) {
	c := &Catalog{
		byID: map[pipeline.AreaID]int{}, byName: map[string][]int{}, names: map[pipeline.AreaID][]DatedName{},
		successors: map[pipeline.AreaID][]pipeline.AreaID{}, ancestors: map[pipeline.AreaID][]pipeline.AreaID{},
		nq202: map[pipeline.AreaID]int64{}, tiles: map[string][]Tile{}, islands: map[string][]Island{},
	}
	steps := []func(fs.FS) error{
		c.loadReferences, c.loadFacts, c.loadAreas, c.loadNames, c.loadSuccession, c.loadPopulations, c.loadBoundaryVersions, c.loadRegions, c.loadTiles, c.loadIslands,
		c.loadVocabulary, c.loadIndicators, c.loadDigest,
	}
	for _, step := range steps {
		if err := step(data); err != nil {
			return nil, fmt.Errorf("load catalog: %w", err)
		}
	}
	return c, nil
}

// Digest names the state of all facts. Another digest reads every snapshot
// again.
func (c *Catalog) Digest() pipeline.Digest { return c.digest }

func (c *Catalog) loadDigest(data fs.FS) error {
	var all []byte
	err := fs.WalkDir(data, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(data, path)
		all = append(all, path+"\x00"+string(pipeline.DigestOf(b))+"\n"...)
		return err
	})
	c.digest = pipeline.DigestOf(all)
	return err
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
