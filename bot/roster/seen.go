package roster

import (
	"bytes"
	"hash/maphash"
	"math/bits"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// seen finds rows that mean a unit an earlier row has given: the same code and
// name, the same mã trường, or the same name in the same area unless their
// codes tell them apart. Nearly no row does, so that rows are found by hashes of
// these, and looked at only where one comes again.
type seen struct {
	rows  map[uint64]int32 // the last row of a hash, by its number in the list
	alike map[int32]int32  // the row before it of the same name and area, of rows that have one
	seed  maphash.Seed
	areas memo[uint64] // hashes of the areas' names
	name  []byte       // room for a name
}

// traces are the hashes by which a row is found; 0 for what it does not have.
type traces struct{ code, school, place uint64 }

func newSeen() *seen {
	return &seen{alike: map[int32]int32{}, seed: maphash.MakeSeed()}
}

// grow makes room for about as many rows more; most files are one table.
func (s *seen) grow(rows int) {
	const tracesOfOne = 3
	if len(s.rows) == 0 {
		s.rows = make(map[uint64]int32, tracesOfOne*rows)
	}
}

// Of the three hashes each has another turn, so that a code is no name.
const (
	turnCode   = 13
	turnSchool = 29
	turnPlace  = 47
)

func (s *seen) traces(row *Row) (t traces) {
	s.name = bot.AppendFoldName(s.name[:0], row.Name)
	name := maphash.Bytes(s.seed, s.name)
	t.place = bits.RotateLeft64(name, turnPlace) ^ s.areas.of(row.Area, s.areaHash)
	if row.Code != "" {
		t.code = bits.RotateLeft64(name, turnCode) ^ maphash.String(s.seed, string(row.Code))
	}
	if row.School != "" {
		t.school = bits.RotateLeft64(maphash.String(s.seed, row.School), turnSchool)
	}
	return t
}

func (s *seen) areaHash(area string) uint64 { return maphash.String(s.seed, areaKey(area)) }

// add takes in the row that is the next of the list.
func (s *seen) add(list []Row, t traces) {
	n := int32(len(list)) //nolint:gosec // MaxRows
	if t.code != 0 {
		s.rows[t.code] = n
	}
	if t.school != 0 {
		s.rows[t.school] = n
	}
	if before, ok := s.rows[t.place]; ok {
		s.alike[n] = before
	}
	s.rows[t.place] = n
}

// find is the row of the list that has given the unit, nil when it is new.
func (s *seen) find(list []Row, r *Row, t traces) (first *Row) {
	if n, ok := s.rows[t.code]; ok && t.code != 0 && list[n].Code == r.Code && s.sameName(list[n].Name) {
		return &list[n]
	}
	if n, ok := s.rows[t.school]; ok && t.school != 0 && list[n].School == r.School {
		return &list[n]
	}
	for n, ok := s.rows[t.place]; ok; n, ok = s.alike[n] {
		other := &list[n]
		if !distinct(string(r.Code), string(other.Code)) && !distinct(r.School, other.School) && s.sameName(other.Name) && areaKey(other.Area) == areaKey(r.Area) {
			first = other
		}
	}
	return first
}

// sameName tells whether the name is that of the row whose traces were made last.
func (s *seen) sameName(name string) bool {
	return bytes.Equal(bot.AppendFoldName(nil, name), s.name)
}

// areaKey keeps the accents of an area's name: Cẩm Giang and Cẩm Giàng are two
// communes.
func areaKey(area string) string { return strings.ToLower(vn.NormalTone(area)) }

// distinct tells whether both are known and differ.
func distinct(a, b string) bool { return a != "" && b != "" && a != b }
