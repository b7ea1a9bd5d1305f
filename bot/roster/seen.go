package roster

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// seen finds rows that mean a unit an earlier row has given: the same code and
// name, the same mã trường, or the same name in the same area unless their
// codes tell them apart. Rows are kept by their number in the list.
type seen struct {
	codes   map[coded]int
	schools map[string]int
	places  map[place]int // the last row of the place
	alike   []int         // of each row the one before it of the same place, -1 for none
	areas   memo[string]  // keys of the areas' names
}

// coded is a code with a name, place a name in an area; names and areas as keys.
type (
	coded struct {
		code bot.TaxCode
		name string
	}
	place struct{ name, area string }
)

func newSeen() *seen { return &seen{areas: memo[string]{}} }

// grow makes room for about as many rows more; most files are one table.
func (s *seen) grow(rows int) {
	if len(s.alike) == 0 {
		s.codes, s.schools, s.places = make(map[coded]int, rows), make(map[string]int, rows), make(map[place]int, rows)
	}
	s.alike = slices.Grow(s.alike, rows)
}

func (s *seen) keys(row *Row) place {
	return place{bot.FoldName(row.Name), s.areas.of(row.Area, areaKey)}
}

// add takes in the row that is the next of the list.
func (s *seen) add(row *Row, keys place) {
	n := len(s.alike)
	if row.Code != "" {
		s.codes[coded{row.Code, keys.name}] = n
	}
	if row.School != "" {
		s.schools[row.School] = n
	}
	s.alike = append(s.alike, s.last(keys))
	s.places[keys] = n
}

// last is the last row of the place, -1 for none.
func (s *seen) last(keys place) int {
	if n, ok := s.places[keys]; ok {
		return n
	}
	return -1
}

// find is the row of the list that has given the unit, nil when it is new.
func (s *seen) find(list []Row, r *Row, keys place) (first *Row) {
	if r.Code != "" {
		if n, ok := s.codes[coded{r.Code, keys.name}]; ok {
			return &list[n]
		}
	}
	if r.School != "" {
		if n, ok := s.schools[r.School]; ok {
			return &list[n]
		}
	}
	for n := s.last(keys); n >= 0; n = s.alike[n] {
		if other := &list[n]; !distinct(string(r.Code), string(other.Code)) && !distinct(r.School, other.School) {
			first = other
		}
	}
	return first
}

// areaKey keeps the accents of an area's name: Cẩm Giang and Cẩm Giàng are two
// communes.
func areaKey(area string) string { return strings.ToLower(vn.NormalTone(area)) }

// distinct tells whether both are known and differ.
func distinct(a, b string) bool { return a != "" && b != "" && a != b }
