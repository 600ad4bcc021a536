package meaning

import (
	"slices"

	"github.com/tonghop/tonghop/pipeline/catalog"
)

// meets scores a need: 0 when the slots do not meet it, else how specific it
// is. What a near text says beyond the need refuses it.
func (x *Lexicon) meets(s *Slots, r *recipe, n *need, asked []Said) (score int, programme bool) {
	status := s.Status
	if len(status) == 0 {
		status = s.Implied
	}
	for i, said := range [...][]Said{s.Noun, status, s.Purse} {
		switch wants := &n.sole[i]; {
		case wants.needed && (len(said) != 1 || !slices.Contains(wants.ids, said[0].ID)):
			return 0, false
		case wants.needed:
			score += 2
		case len(said) > 0 && said[0].From.Near() && !said[0].Implied:
			return 0, false // a near word that this need does not explain
		}
	}
	for i, said := range [...][]Said{s.Level, s.Kind, s.Cues} {
		wanted := n.among[i]
		if len(wanted) == 0 {
			continue
		}
		if !slices.ContainsFunc(said, func(one Said) bool { return slices.Contains(wanted, one.ID) }) {
			return 0, false
		}
		score += 2
	}
	for _, d := range n.dims {
		if _, ok := s.Dimensions[d]; !ok {
			return 0, false
		}
		score += 2
	}
	if n.Unit != "" && s.Unit != "" && s.Unit != n.Unit || !r.takes(s) || !r.fitsUnit(s.Unit) {
		return 0, false
	}
	if n.Stated && s.Unit != n.Unit {
		return 0, false
	}
	if n.Unit != "" && s.Unit == n.Unit {
		score++ // a unit says what is counted too
	}
	if score == 0 {
		return 0, false
	}
	if len(n.programmes) == 0 {
		return score, len(asked) == 0 || among(asked, r.programme)
	}
	return score + 1, slices.ContainsFunc(n.programmes, func(p string) bool { return among(asked, p) })
}

// fitsUnit tells whether a stated unit is one of the indicator's.
func (r *recipe) fitsUnit(unit string) bool { return unit == "" || slices.Contains(r.units, unit) }

// ofRate tells whether what is stated may be of the time in which the indicator is
// earned or made.
func (r *recipe) ofRate(s *Slots) bool { return r.per == "" || s.Per == "" || r.per == s.Per }

// evident tells whether the nearest text that names a programme names this one.
func (x *Lexicon) evident(s *Slots, programme string) bool {
	return programme == "" || among(x.asked(s), programme)
}

// among tells whether a programme is among those that are asked for; none always is.
func among(asked []Said, programme string) bool {
	return programme == "" || slices.ContainsFunc(asked, func(said Said) bool { return said.ID == programme })
}

// asked are the programmes of the nearest text that names one for which some
// indicator asks, or one that is another for certain.
func (x *Lexicon) asked(s *Slots) []Said {
	var list []Said
	for _, said := range s.Programmes {
		wider := said.Word.Other && said.From <= Section // of it nobody counts, and of no other here
		if !x.programmes[said.ID] && !wider || x.yieldsTo(said.ID, s) || len(list) > 0 && said.From.rank() > list[0].From.rank() {
			continue
		}
		list = append(list, said)
	}
	return list
}

// yieldsTo tells whether a programme gives way to another one that the texts
// name: projects of investment in a cluster are the cluster's.
func (x *Lexicon) yieldsTo(programme string, s *Slots) bool {
	return slices.ContainsFunc(s.Programmes, func(said Said) bool { return said.From <= Title && slices.Contains(x.yields[programme], said.ID) })
}

// takes tells whether the indicator has the dimensions that near texts state. "Lũy kế" says
// nothing of what is there at a moment anyway.
func (r *recipe) takes(s *Slots) bool {
	for d, said := range s.Dimensions {
		if said.From.Near() && !slices.Contains(r.dims, d) && !(said.Word.Time && r.lasting) {
			return false
		}
	}
	return true
}

// agrees tells whether what other near texts say leaves a name its meaning: a
// name that stands farther away yields to any of them.
func (r *recipe) agrees(s *Slots, name Said) bool {
	for _, slot := range [][]Said{s.Noun, s.Status, s.Purse} {
		for _, said := range slot {
			switch {
			case said.Slot == catalog.StatusSlot && said.From < name.From && !said.From.Near() && !r.takesStatus(said.ID):
				return false // "Số HTX đang hoạt động" above, "HTX" in the name of the file
			case said.cuts(name):
				return false // "số cơ sở" in "số cơ sở công nghiệp nông thôn"
			case said.covers(name) && (said.Slot == catalog.PurseSlot || said.Slot == catalog.NounSlot && said.Unit == ""):
				return false // "nghệ nhân, thợ giỏi" are no artisans, "đơn vị thụ hưởng đối ứng" no facilities
			case !said.From.Near() || said.Text == name.Text:
			case name.From == Section && slices.Contains(r.units, said.Unit) && said.Text.onlyCounts(said.ID): // "Số hộ" under "Hộ nghèo"
			case !name.From.Near(), said.Slot != catalog.NounSlot, !slices.Contains(r.units, said.Unit):
				return false
			}
		}
	}
	return true
}

// onlyCounts tells whether a text says nothing but that it is a number of something.
func (t *Text) onlyCounts(noun string) bool {
	return len(t.Items)+len(t.Unexplained)+len(t.Periods) == 0 && !slices.ContainsFunc(t.Mentions, func(m Mention) bool {
		return m.Slot != catalog.NeutralSlot && m.Slot != catalog.CueSlot && !(m.Slot == catalog.NounSlot && m.ID == noun)
	})
}

// covers tells whether a name is a part of what was said near, and not all of it.
func (said Said) covers(name Said) bool {
	return said.Text == name.Text && said.From.Near() && said.Start <= name.Start && said.End >= name.End && said.End-said.Start > name.End-name.Start
}

// cuts tells whether a near noun begins inside a name and goes on behind it: the text
// counts something narrower than the name does.
func (said Said) cuts(name Said) bool {
	return said.Slot == catalog.NounSlot && said.Text == name.Text && said.From.Near() && said.Start > name.Start && said.Start < name.End && said.End > name.End
}

// takesStatus tells whether one of the ways to recognise the indicator in a table asks for a
// status.
func (r *recipe) takesStatus(id string) bool {
	return slices.ContainsFunc(r.needs, func(n need) bool {
		return n.In != catalog.InProse && slices.Contains(n.Slots[catalog.StatusSlot], id)
	})
}

func (x *Lexicon) recipe(id string) *recipe {
	i, ok := x.byID[id]
	if !ok {
		return &recipe{}
	}
	return &x.indicators[i]
}

// nearest are at most three indicators that count what the slots count.
func (x *Lexicon) nearest(s *Slots) []string {
	if len(s.Noun) == 0 {
		return nil
	}
	var list []string
	for _, i := range x.counting[s.Noun[0].ID] {
		if r := &x.indicators[i]; x.evident(s, r.programme) {
			if list = append(list, r.id); len(list) == 3 {
				break
			}
		}
	}
	return list
}

func ids(said []Said) []string {
	list := make([]string, len(said))
	for i, one := range said {
		list[i] = one.ID
	}
	return list
}
