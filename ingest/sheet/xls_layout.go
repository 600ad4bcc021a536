package sheet

import (
	"unicode/utf16"
)

func (s *xlsScan) row(data []byte) {
	row := u16(data, 0) + 1
	hidden := u32(data, 12)&0x20 != 0 || u16(data, 6)&0x7FFF == 0 && u16(data, 6)&0x8000 == 0
	if row <= s.book.bounds.Rows {
		s.into.grid.hiddenRows.put(row, hidden)
	}
}

func (s *xlsScan) columns(data []byte) {
	if u16(data, 8)&1 == 0 && u16(data, 4) != 0 {
		return
	}
	s.into.hideCols(u16(data, 0)+1, min(u16(data, 2)+1, s.book.bounds.Cols))
}

func (s *xlsScan) merged(data []byte) {
	for at := 2; at+8 <= len(data); at += 8 {
		if s.book.merges++; len(s.into.merges) >= s.book.bounds.Merges || s.book.merges > mostMerges {
			s.over++
			continue
		}
		s.into.Merge(Span{Top: u16(data, at) + 1, Bottom: u16(data, at+2) + 1, Left: u16(data, at+4) + 1, Right: u16(data, at+6) + 1})
	}
}

// textObject reads the text of a drawn object: a piece with it stands behind
// the record.
func (s *xlsScan) textObject(n int, p pieces) {
	if n == 0 || len(p.data) < 2 || s.book.comments > mostComments {
		return
	}
	p.i, p.pos = 1, 0
	is16 := p.byte()&1 != 0
	units := p.chars(nil, min(n, 32_767), is16)
	s.texts[s.id] = string(utf16.Decode(units))
	s.book.comments += len(units)
}

// note puts a text on a cell: BIFF8 names its object, BIFF5 has it in place.
func (s *xlsScan) note(data []byte) {
	if len(data) < 8 {
		return
	}
	row, col := u16(data, 0)+1, u16(data, 2)+1
	text := ""
	if s.book.biff8 {
		text = s.texts[u16(data, 6)]
	} else if row <= 0xFFFF {
		text = s.book.narrowText(data[6:min(6+u16(data, 4), len(data))], xlsFont{})
	}
	if s.book.comments += len(text); text != "" && s.book.comments <= mostComments {
		s.into.Comment(row, col, s.book.pool.shower.show(text, Unknown))
	}
}

// finish ends the sheet, once all sheets are read. A program that writes
// workbooks without working them out leaves the empty text in every formula: then
// they are pending. Where others have values, the empty text is one, and says
// nothing.
func (s *xlsScan) finish() *Grid {
	s.forgo()
	if s.book.valued == 0 {
		for _, c := range s.empty {
			s.pending(c)
		}
	}
	b := s.book.book
	if len(s.lost) > 0 {
		b.Notes = append(b.Notes, noteLostText(s.name, s.lost))
	}
	if len(s.harm) > 0 {
		b.Notes = append(b.Notes, noteBroken(s.name, s.harm))
	}
	if s.over > 0 {
		b.Notes = append(b.Notes, noteMerges(s.name, s.book.bounds.Merges))
	}
	return s.into.Grid()
}
