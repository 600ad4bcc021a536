package pipeline

import (
	"math"
	"slices"
)

// wholes are whole numbers in as few bytes each as they need, counted from the least.
type wholes struct {
	least int64
	one   []uint8 // or one of these
	two   []uint16
	four  []uint32
	all   []int64 // of what needs more, and while it grows
}

func (w *wholes) at(row int) int64 {
	switch {
	case w.one != nil:
		return w.least + int64(w.one[row])
	case w.two != nil:
		return w.least + int64(w.two[row])
	case w.four != nil:
		return w.least + int64(w.four[row])
	}
	return w.all[row]
}

// pack takes the room that is needed, once all are there.
func (w *wholes) pack() {
	if len(w.all) == 0 {
		return
	}
	least, most := slices.Min(w.all), slices.Max(w.all)
	span := uint64(most) - uint64(least) // right even where their difference is no int64
	w.least = least
	switch {
	case span <= math.MaxUint8:
		w.one = packed[uint8](w.all, least)
	case span <= math.MaxUint16:
		w.two = packed[uint16](w.all, least)
	case span <= math.MaxUint32:
		w.four = packed[uint32](w.all, least)
	default:
		w.all = slices.Clone(w.all)
		return
	}
	w.all = nil
}

func packed[T uint8 | uint16 | uint32](list []int64, least int64) []T {
	small := make([]T, len(list))
	for i, n := range list {
		small[i] = T(n - least)
	}
	return small
}

// codes are places in a list of texts. A column with few texts counts its own.
type codes struct {
	own  []uint32 // the places, by what one and two hold
	one  []uint8  // or one of these
	two  []uint16
	four []uint32 // the places themselves, and while they grow
}

func (c *codes) at(row int) uint32 {
	switch {
	case c.one != nil:
		return c.own[c.one[row]]
	case c.two != nil:
		return c.own[c.two[row]]
	}
	return c.four[row]
}

// packCodes are codes below most in the room that they need.
func packCodes(list []uint32, most int) codes {
	c := codes{four: slices.Clone(list)}
	if len(list) == 0 {
		return c
	}
	places := make([]uint32, most) // in own, from 1
	for _, code := range list {
		if places[code] == 0 {
			if len(c.own) > math.MaxUint16 {
				return codes{four: slices.Clone(list)}
			}
			c.own = append(c.own, code)
			places[code] = uint32(len(c.own))
		}
	}
	if len(c.own) <= math.MaxUint8+1 {
		c.one = make([]uint8, len(list))
		for i, code := range list {
			c.one[i] = uint8(places[code] - 1)
		}
	} else {
		c.two = make([]uint16, len(list))
		for i, code := range list {
			c.two[i] = uint16(places[code] - 1)
		}
	}
	c.four = nil
	return c
}
