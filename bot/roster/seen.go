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
	codes   map[[2]string]*Row
	schools map[string]*Row
	places  map[[2]string][]*Row
}

func newSeen() *seen {
	return &seen{map[[2]string]*Row{}, map[string]*Row{}, map[[2]string][]*Row{}}
}

func (s *seen) add(row Row) {
	r := &Row{Sheet: row.Sheet, Line: row.Line, Code: row.Code, School: row.School}
	name, area := bot.FoldName(row.Name), areaKey(row.Area)
	if r.Code != "" {
		s.codes[[2]string{string(r.Code), name}] = r
	}
	if r.School != "" {
		s.schools[r.School] = r
	}
	place := [2]string{name, area}
	s.places[place] = append(s.places[place], r)
}

// find is the row that has given the unit, nil when it is new.
func (s *seen) find(r Row) *Row {
	name, area := bot.FoldName(r.Name), areaKey(r.Area)
	if at := s.codes[[2]string{string(r.Code), name}]; at != nil && r.Code != "" {
		return at
	}
	if at := s.schools[r.School]; at != nil && r.School != "" {
		return at
	}
	for _, other := range s.places[[2]string{name, area}] {
		if !distinct(string(r.Code), string(other.Code)) && !distinct(r.School, other.School) {
			return other
		}
	}
	return nil
}

// areaKey keeps the accents of an area's name: Cẩm Giang and Cẩm Giàng are two
// communes.
func areaKey(area string) string { return strings.ToLower(vn.NormalTone(area)) }

// distinct tells whether both are known and differ.
func distinct(a, b string) bool { return a != "" && b != "" && a != b }
