//go:build duckdb_arrow

package warehouse

import (
	"crypto/sha256"
	"encoding/binary"

	"github.com/tonghop/tonghop/pipeline"
)

// seriesKeys name the series of a figure, and what it shares with other series, in
// 64 bits, the same in every program that keeps this file: rows are joined by them
// many times faster than by texts and dimensions. Two series have by chance one in
// 2^64. The migration that brought them reckons the same in SQL.
type seriesKeys struct {
	series  uint64
	peers   uint64 // the same for the series of all areas
	measure uint64 // and of all kinds: indicator, level, unit and dimensions
}

// A keyer makes the keys of the figures of one reading.
type keyer struct {
	parts map[string]uint64 // of kinds and areas, of which there are few
	space []byte
}

func (k *keyer) keys(o *pipeline.Observation) seriesKeys {
	b := k.space[:0]
	for _, text := range [...]string{o.Indicator, string(o.Level), o.Quantity.Unit} {
		b = append(append(b, clean(text)...), '|')
	}
	var names [8]string
	for _, name := range sortedNames(names[:0], o.Dimensions) {
		b = append(append(append(append(b, clean(name)...), '='), clean(o.Dimensions[name])...), ';')
	}
	k.space = b
	measure := key(b)
	peers := measure ^ k.part("kind|", string(o.Kind))
	return seriesKeys{peers ^ k.part("area|", o.AreaKey()), peers, measure}
}

func (k *keyer) part(what, name string) uint64 {
	k.space = append(append(k.space[:0], what...), clean(name)...)
	known, ok := k.parts[string(k.space)]
	if !ok {
		if k.parts == nil {
			k.parts = map[string]uint64{}
		}
		known = key(k.space)
		k.parts[string(k.space)] = known
	}
	return known
}

func key(text []byte) uint64 {
	sum := sha256.Sum256(text)
	return binary.BigEndian.Uint64(sum[:])
}
