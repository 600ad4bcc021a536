package series

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// A Place is where a figure stands: the first digits of its document's digest,
// and its cell; ID is that of the figure where it stands in no cell.
type Place struct{ Document, Sheet, Cell, ID string }

// A Pack is all figures of one indicator and one kind in a form that a page loads
// with a script tag, from a folder too.
type Pack struct {
	Name string // of the file: it changes with what is in it
	Data []byte
}

// packed is the content of a Pack. The arrays of a slice stand in the order of
// the set of areas that it names; what is counted by area is counted in Areas.
type packed struct {
	ID        string        `json:"id"`
	Name      [2]string     `json:"name"`
	Adds      bool          `json:"adds"` // over provinces
	Areas     []string      `json:"areas"`
	Documents []string      `json:"documents"`
	Sheets    []string      `json:"sheets"`
	Sets      [][]int       `json:"sets"` // of areas that have figures together: places in Areas
	Slices    []packedSlice `json:"slices"`

	documentAt, sheetAt map[string]int // where each stands in its list
}

type packedSlice struct {
	Set       int               `json:"a"` // in Sets
	Boundary  string            `json:"b"`
	Kind      [3]string         `json:"k"` // ID, Vietnamese, English
	Level     [3]string         `json:"l"`
	Split     [2]string         `json:"s"`
	Unit      string            `json:"u"`
	Behaviour string            `json:"h,omitempty"`
	Part      bool              `json:"part,omitempty"`
	Period    [4]string         `json:"p"` // ID, start, end, rounds
	Factor    float64           `json:"f"` // that all values are multiplied with
	Values    []*float64        `json:"v"`
	Most      map[int]float64   `json:"x,omitempty"` // upper ends of ranges
	Qualifier map[int]string    `json:"q,omitempty"`
	Document  json.RawMessage   `json:"d"` // one number for all, or one for each value
	Sheet     json.RawMessage   `json:"t"`
	Cells     string            `json:"c"` // by blanks; - for none
	Others    map[int][2]string `json:"o,omitempty"`
}

// PackColumns are those that packs are made of.
func PackColumns() []string {
	return append(Columns(), "indicator_id", "indicator_name", "indicator_name_en", "kind_vi", "kind_en", "level_vi", "level_en", "split_en", "rounds", "value_max", "qualifier", "origin")
}

// PacksOf packs the figures of one indicator, which rows of an answer give, by
// their kind. place tells where a figure stands. The same rows give the same
// bytes.
func PacksOf(a *pipeline.Table, rows []int, adds bool, place func(origin string) (Place, bool)) (map[string]Pack, error) {
	byKind := map[string][]Figure{}
	for _, f := range Of(a, rows) {
		byKind[f.Kind] = append(byKind[f.Kind], f)
	}
	packs := map[string]Pack{}
	for kind, figures := range byKind {
		p, err := packOf(a, figures, adds, place)
		if err != nil {
			return nil, err
		}
		packs[kind] = p
	}
	return packs, nil
}

func packOf(a *pipeline.Table, figures []Figure, adds bool, place func(origin string) (Place, bool)) (Pack, error) {
	r := readerOf(a)
	first := figures[0].Row
	p := packed{ID: r.text(first, "indicator_id"), Name: [2]string{r.text(first, "indicator_name"), r.text(first, "indicator_name_en")}, Adds: adds, Documents: []string{}, Sheets: []string{},
		documentAt: map[string]int{}, sheetAt: map[string]int{}}
	for _, f := range figures {
		p.Areas = append(p.Areas, f.Area)
	}
	slices.Sort(p.Areas)
	p.Areas = slices.Compact(p.Areas)
	for _, s := range Slices(figures) {
		p.Slices = append(p.Slices, p.slice(r, s, place))
	}
	data, err := json.Marshal(p)
	if err != nil {
		return Pack{}, fmt.Errorf("pack %s: %w", p.ID, err)
	}
	data = append(append([]byte("tonghopSeries("), data...), ");\n"...)
	return Pack{Name: p.ID + "-" + figures[0].Kind + "-" + Fingerprint(data) + ".js", Data: data}, nil
}

// Fingerprint is the part of a file's name that changes with its content.
func Fingerprint(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:4])
}

func (p *packed) slice(r reader, s Slice, place func(string) (Place, bool)) packedSlice {
	row := s.Figures[0].Row
	three := func(id, column string) [3]string {
		return [3]string{id, r.text(row, column+"_vi"), r.text(row, column+"_en")}
	}
	out := packedSlice{Boundary: s.Boundary, Kind: three(s.Kind, "kind"), Level: three(s.Level, "level"), Split: [2]string{s.Split, r.text(row, "split_en")},
		Unit: s.Unit, Behaviour: s.Behaviour, Part: s.Part, Period: [4]string{s.Period, s.Start, s.End, rounds(r, row)},
		Factor: factorOf(s.Figures), Values: make([]*float64, len(p.Areas)), Most: map[int]float64{}, Qualifier: map[int]string{}, Others: map[int][2]string{}}
	cells, documents, sheets := make([]string, len(p.Areas)), make([]int, len(p.Areas)), make([]int, len(p.Areas))
	for i := range cells {
		cells[i], documents[i], sheets[i] = "-", -1, -1
	}
	for _, f := range s.Figures {
		at, _ := slices.BinarySearch(p.Areas, f.Area)
		if out.Values[at] != nil {
			continue // the first of several of one place; the page of the province has all
		}
		v := f.Value / out.Factor
		out.Values[at] = &v
		if most, ok := r.cell(f.Row, "value_max").(float64); ok {
			out.Most[at] = most / out.Factor
		}
		if q := r.text(f.Row, "qualifier"); q != "" && q != string(pipeline.Exact) {
			out.Qualifier[at] = q
		}
		origins, _ := r.cell(f.Row, "origin").([]string)
		if len(origins) == 0 {
			continue
		}
		where, ok := place(origins[0])
		switch {
		case !ok:
		case where.Cell == "":
			out.Others[at] = [2]string{where.Document, where.ID}
		default:
			documents[at], sheets[at], cells[at] = index(&p.Documents, p.documentAt, where.Document), index(&p.Sheets, p.sheetAt, where.Sheet), where.Cell
		}
	}
	var set []int
	for at, v := range out.Values {
		if v != nil {
			set = append(set, at)
		}
	}
	out.Set, out.Values = p.set(set), of(out.Values, set)
	out.Document, out.Sheet, out.Cells = alike(of(documents, set)), alike(of(sheets, set)), strings.Join(of(cells, set), " ")
	return out
}

// set is where a set of areas stands in Sets.
func (p *packed) set(areas []int) int {
	at := slices.IndexFunc(p.Sets, func(known []int) bool { return slices.Equal(known, areas) })
	if at < 0 {
		at = len(p.Sets)
		p.Sets = append(p.Sets, areas)
	}
	return at
}

// of takes from a list what stands at the given places.
func of[T any](list []T, places []int) []T {
	taken := make([]T, len(places))
	for i, at := range places {
		taken[i] = list[at]
	}
	return taken
}

func rounds(r reader, row int) string {
	if n, ok := r.cell(row, "rounds").(int64); ok {
		return fmt.Sprint(n)
	}
	return ""
}

// factorOf is the power of a thousand with which the values take the least room.
// A value times it, rounded to the unit, is the figure again.
func factorOf(figures []Figure) float64 {
	best, least := 1.0, math.MaxInt
	for _, factor := range []float64{1, 1e3, 1e6, 1e9} {
		size := 0
		for _, f := range figures {
			v := f.Value / factor
			if factor > 1 && math.Round(v*factor) != f.Value {
				size = math.MaxInt
				break
			}
			size += len(strconv.FormatFloat(v, 'f', -1, 64))
		}
		if size < least {
			best, least = factor, size
		}
	}
	return best
}

func index(list *[]string, known map[string]int, s string) int {
	at, ok := known[s]
	if !ok {
		at = len(*list)
		*list = append(*list, s)
		known[s] = at
	}
	return at
}

// alike writes one number where all that are stated are the same, else all.
func alike(list []int) json.RawMessage {
	one := -1
	same := true
	for _, n := range list {
		if n >= 0 && one >= 0 && n != one {
			same = false
		}
		one = max(one, n)
	}
	if same {
		return json.RawMessage(fmt.Sprint(one))
	}
	data, err := json.Marshal(list)
	if err != nil { // numbers always are JSON
		return json.RawMessage("-1")
	}
	return data
}
