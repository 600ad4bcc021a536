package table

import (
	"slices"

	"github.com/tonghop/tonghop/ingest/layout"
)

// A rowList keeps the rows of a table in a few bytes each, without a pointer:
// there may be a million. Most rows differ in their labels alone; what else there
// is to know of them is kept once as their shape. The rowState of a row is put
// together when it is asked for.
type rowList struct {
	lines    []packedRow
	labels   []uint32 // of all rows, numbers of speeches
	shapes   []rowShape
	byShape  map[rowShape]uint32
	speeches []*speech
	bySpeech map[*speech]uint32
	recent   [64]*rowState // asked for lately, by their index
}

// A packedRow is one row; its labels begin at from.
type packedRow struct {
	row         int32
	shape, from uint32
}

// A rowShape is what a row shares with others.
type rowShape struct {
	cols        [mostLabels]int16
	labels      int8
	kind        rowKind
	part        bool
	rank, depth layout.Rank
	unit        *speech
	path        *section
	sum         *sumOf
}

// newRowList makes room for a table of so many rows and columns of labels.
func newRowList(rows, labels int) *rowList {
	rows = max(0, min(rows, mostReserved))
	return &rowList{lines: make([]packedRow, 0, rows), labels: make([]uint32, 0, rows*min(labels, mostLabels)),
		byShape: map[rowShape]uint32{}, bySpeech: map[*speech]uint32{}}
}

func (l *rowList) len() int { return len(l.lines) }

// number is the number of the row on its sheet.
func (l *rowList) number(i int) int { return int(l.lines[i].row) }

func (l *rowList) kind(i int) rowKind { return l.shape(i).kind }

func (l *rowList) depth(i int) layout.Rank { return l.shape(i).depth }

func (l *rowList) path(i int) *section { return l.shape(i).path }

func (l *rowList) shape(i int) *rowShape { return &l.shapes[l.lines[i].shape] }

// index is the index of the row with a number on the sheet.
func (l *rowList) index(number int) (int, bool) {
	return slices.BinarySearchFunc(l.lines, number, func(r packedRow, number int) int { return int(r.row) - number })
}

// add keeps a row that stands below all others.
func (l *rowList) add(s *rowState) {
	line := packedRow{row: int32(s.row), from: uint32(len(l.labels))}
	shape := rowShape{cols: s.cols, kind: s.kind, part: s.part, rank: s.rank, depth: s.depth, unit: s.unit, path: s.path, sum: s.sum}
	for _, label := range s.labels {
		if label == nil {
			break
		}
		shape.labels++
		l.labels = append(l.labels, l.speech(label))
	}
	line.shape = l.shaped(shape)
	l.lines = append(l.lines, line)
}

func (l *rowList) shaped(s rowShape) uint32 {
	n, known := l.byShape[s]
	if !known {
		n = uint32(len(l.shapes))
		l.shapes = append(l.shapes, s)
		l.byShape[s] = n
	}
	return n
}

func (l *rowList) speech(s *speech) uint32 {
	n, known := l.bySpeech[s]
	if !known {
		n = uint32(len(l.speeches))
		l.speeches = append(l.speeches, s)
		l.bySpeech[s] = n
	}
	return n
}

// at is a row. It must not be changed.
func (l *rowList) at(i int) *rowState {
	slot := &l.recent[i%len(l.recent)]
	if *slot != nil && (*slot).row == l.number(i) {
		return *slot
	}
	line, shape := l.lines[i], l.shape(i)
	s := &rowState{rowKey: rowKey{cols: shape.cols, unit: shape.unit, path: shape.path, kind: shape.kind, part: shape.part, sum: shape.sum},
		row: int(line.row), rank: shape.rank, depth: shape.depth}
	for k := range int(shape.labels) {
		s.labels[k] = l.speeches[l.labels[int(line.from)+k]]
	}
	*slot = s
	return s
}

// reword gives a row another first label.
func (l *rowList) reword(i int, label *speech) {
	l.labels[l.lines[i].from] = l.speech(label)
	l.recent[i%len(l.recent)] = nil
}

// become gives a row another kind.
func (l *rowList) become(i int, kind rowKind) {
	shape := *l.shape(i)
	shape.kind = kind
	l.reshape(i, shape)
}

// state says that a row states the whole of a sum of indicators.
func (l *rowList) state(i int, whole *sumOf) {
	shape := *l.shape(i)
	shape.sum = whole
	l.reshape(i, shape)
}

func (l *rowList) reshape(i int, shape rowShape) {
	l.lines[i].shape = l.shaped(shape)
	l.recent[i%len(l.recent)] = nil
}
