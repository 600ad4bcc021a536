package page

import (
	"cmp"
	"context"
	"math/bits"
	"slices"
	"strconv"

	"github.com/tonghop/tonghop/dashboards/series"
	"github.com/tonghop/tonghop/pipeline"
)

// Spots are where all figures stand on the pages of documents, in a few bytes each:
// links lead there from every page.
type spots struct {
	list      []spot            // by ID
	first     []uint32          // where IDs begin in it, by their first bits
	shift     int               // how many bits are left then
	odd       map[string]uint64 // IDs that are none of twelve hexadecimal digits
	documents []string          // first twelve digits of their digests
	sheets    []string          // names
}

// A spot is where one figure stands; row is 0 where that is in no cell.
type spot struct {
	id              uint64
	document, sheet uint32 // places in spots
	row             uint32
	col, part       uint16 // part is that of the document's pages, counted from 1
}

// oddID marks what stands for an ID that is no number.
const oddID = 1 << 63

// key is the number of an ID, ok false for one that was never kept.
func (s *spots) key(id string) (key uint64, ok bool) {
	if key, ok := hexID(id); ok {
		return key, true
	}
	key, ok = s.odd[id]
	return key, ok
}

// hexID reads an ID as pipeline makes them.
func hexID(id string) (key uint64, ok bool) {
	if len(id) != 12 {
		return 0, false
	}
	for i := range len(id) {
		switch c := id[i]; {
		case '0' <= c && c <= '9':
			key = key<<4 | uint64(c-'0')
		case 'a' <= c && c <= 'f':
			key = key<<4 | uint64(c-'a'+10)
		default:
			return 0, false
		}
	}
	return key, true
}

// find is where a figure stands; ok is false where its document is not on the site.
func (s *spots) find(id string) (at spot, ok bool) {
	key, ok := s.key(id)
	if !ok {
		return spot{}, false
	}
	for i := s.begin(key); i < len(s.list) && s.list[i].id <= key; i++ {
		if s.list[i].id == key {
			return s.list[i], true
		}
	}
	return spot{}, false
}

// idBits is how many bits an ID of twelve hexadecimal digits has.
const idBits = 48

// begin is where to look for an ID: they are spread evenly, some four to a beginning.
func (s *spots) begin(key uint64) int {
	if len(s.first) == 0 {
		return 0
	}
	return int(s.first[min(key>>s.shift, uint64(len(s.first)-1))])
}

// order makes the list fit to be looked through.
func (s *spots) order() {
	slices.SortStableFunc(s.list, func(a, b spot) int { return cmp.Compare(a.id, b.id) })
	s.list = slices.Clip(slices.CompactFunc(s.list, func(a, b spot) bool { return a.id == b.id }))
	beginnings := max(bits.Len(uint(len(s.list)))-2, 0)
	s.shift = idBits - beginnings
	s.first = make([]uint32, 1<<beginnings+1) // the last is that of odd IDs
	at := 0
	for i := range s.first {
		for at < len(s.list) && min(s.list[at].id>>s.shift, uint64(len(s.first)-1)) < uint64(i) {
			at++
		}
		s.first[i] = uint32(at)
	}
}

// document is the document in which a figure stands, by the first digits of its digest.
func (s *spots) document(id string) (short string, ok bool) {
	at, ok := s.find(id)
	if !ok {
		return "", false
	}
	return s.documents[at.document], true
}

// page is the page of the document on which a figure stands, without .html.
func (s *spots) page(at spot) string { return documentPage(s.documents[at.document], int(at.part)) }

// locate finds the place of every figure on the pages of its document. Of a figure
// that several documents state the first one counts.
func (w *Base) locate(ctx context.Context) error {
	s := &w.spots
	s.odd = map[string]uint64{}
	numbers, sheets := map[string]uint32{}, map[string]uint32{}
	err := w.each(ctx, "origins", []string{"id", "digest", "locator"}, func(a *answer) error {
		for i := range a.Len() {
			r := row{a, i}
			d, id := pipeline.Digest(r.text("digest")).Short(), r.text("id")
			if len(w.documents[d]) == 0 || !isID(id) {
				continue
			}
			s.list = append(s.list, s.spot(r, id, numberOf(numbers, &s.documents, d), sheets))
		}
		return nil
	})
	if err != nil {
		return err
	}
	s.order()
	return w.cutDocuments(ctx, numbers)
}

func (s *spots) spot(r row, id string, document uint32, sheets map[string]uint32) spot {
	key, ok := hexID(id)
	if !ok {
		if key, ok = s.odd[id]; !ok {
			key = oddID | uint64(len(s.odd))
			s.odd[id] = key
		}
	}
	at := spot{id: key, document: document}
	if l, err := pipeline.ParseLocator(r.text("locator")); err == nil && l.IsCell() && l.Row > 0 {
		at.sheet, at.row, at.col = numberOf(sheets, &s.sheets, l.Sheet), uint32(l.Row), uint16(l.Col)
	}
	return at
}

// numberOf is the place of a text in a list, in which it stands then.
func numberOf(known map[string]uint32, list *[]string, text string) uint32 {
	at, ok := known[text]
	if !ok {
		at = uint32(len(*list))
		known[text] = at
		*list = append(*list, text)
	}
	return at
}

// cutDocuments cuts every document into the parts that it is drawn on, and tells
// each figure its part.
func (w *Base) cutDocuments(ctx context.Context, numbers map[string]uint32) error {
	s := &w.spots
	first := make([]int, len(s.documents)+1) // of each document in byDocument
	for _, at := range s.list {
		first[at.document+1]++
	}
	for i := range s.documents {
		first[i+1] += first[i]
	}
	byDocument, next := make([]uint32, len(s.list)), slices.Clone(first)
	for i, at := range s.list {
		byDocument[next[at.document]] = uint32(i)
		next[at.document]++
	}
	w.parts = make(map[string][]stretch, len(w.documents))
	err := w.eachSheets(ctx, func(short string, cells []cellAt) {
		var own []uint32
		if n, ok := numbers[short]; ok {
			own = byDocument[first[n]:first[n+1]]
		}
		figures := make([]figureAt, 0, len(own))
		for _, i := range own {
			if at := s.list[i]; at.row > 0 {
				figures = append(figures, figureAt{s.sheets[at.sheet], int(at.row)})
			}
		}
		w.parts[short] = stretches(cells, figures)
	})
	outside := make([]int, len(s.documents)) // figures of cells that are not drawn
	for i, at := range s.list {
		l := figureAt{row: int(at.row)}
		if at.row > 0 {
			l.sheet = s.sheets[at.sheet]
		}
		parts := w.parts[s.documents[at.document]]
		part := partOf(parts, l)
		if _, drawn := stretchOf(parts, l.sheet, l.row); at.row > 0 && !drawn {
			part += outside[at.document] / mostOutside
			outside[at.document]++
		}
		s.list[i].part = uint16(part)
	}
	for n, short := range s.documents {
		if more := max(outside[n]-1, 0) / mostOutside; more > 0 {
			w.parts[short] = append(w.parts[short], stretch{part: lastPart(w.parts[short]) + more}) // of no sheet
		}
	}
	return err
}

// eachSheets gives the cells of each document that has any, one document after the other.
func (w *Base) eachSheets(ctx context.Context, do func(short string, cells []cellAt)) error {
	var shorts []string
	cells := map[string][]cellAt{}
	flush := func() {
		for _, short := range shorts {
			if len(w.documents[short]) > 0 {
				do(short, cells[short])
			}
		}
		shorts = shorts[:0]
		clear(cells)
	}
	held := w.held["document_cells"] != nil // its rows stand by document
	err := w.each(ctx, "document_cells", []string{"digest", "sheet_no", "sheet", "row_no"}, func(a *answer) error {
		for i := range a.Len() {
			r := row{a, i}
			short := pipeline.Digest(r.text("digest")).Short()
			if cells[short] == nil {
				if held {
					flush()
				}
				shorts = append(shorts, short)
			}
			cells[short] = append(cells[short], cellAt{r.text("sheet_no"), r.text("sheet"), r.whole("row_no")})
		}
		return nil
	})
	flush()
	return err
}

// placeOf is where a figure stands, for the data of choices.
func (w *Base) placeOf(id string) (series.Place, bool) {
	at, ok := w.spots.find(id)
	if !ok {
		return series.Place{}, false
	}
	place := series.Place{Document: w.spots.page(at), ID: id}
	if at.row > 0 {
		place.Sheet, place.Cell = w.spots.sheets[at.sheet], pipeline.ColumnName(int(at.col))+strconv.Itoa(int(at.row))
	}
	return place, true
}
