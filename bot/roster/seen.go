package roster

import (
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// seen finds rows that mean a unit an earlier row has given: the same code and
// name, the same mã trường, or the same name in the same area unless their
// codes tell them apart.
type seen struct {
	codes   map[[2]string]int
	schools map[string]int
	places  map[[2]string][]Row
}

func newSeen() *seen {
	return &seen{map[[2]string]int{}, map[string]int{}, map[[2]string][]Row{}}
}

func (s *seen) add(r Row) {
	name, area := bot.FoldName(r.Name), areaKey(r.Area)
	if r.Code != "" {
		s.codes[[2]string{string(r.Code), name}] = r.Line
	}
	if r.School != "" {
		s.schools[r.School] = r.Line
	}
	place := [2]string{name, area}
	s.places[place] = append(s.places[place], Row{Line: r.Line, Code: r.Code, School: r.School})
}

// line is the row that has given the unit, 0 when it is new.
func (s *seen) line(r Row) int {
	name, area := bot.FoldName(r.Name), areaKey(r.Area)
	if at := s.codes[[2]string{string(r.Code), name}]; at > 0 {
		return at
	}
	if at := s.schools[r.School]; at > 0 {
		return at
	}
	for _, other := range s.places[[2]string{name, area}] {
		if !distinct(string(r.Code), string(other.Code)) && !distinct(r.School, other.School) {
			return other.Line
		}
	}
	return 0
}

// areaKey keeps the accents of an area's name: Cẩm Giang and Cẩm Giàng are two
// communes.
func areaKey(area string) string { return strings.ToLower(vn.NormalTone(area)) }

// distinct tells whether both are known and differ.
func distinct(a, b string) bool { return a != "" && b != "" && a != b }
