package bot

// Scope is a list of pairs. Every officer and every bound group has one, and
// nothing outside all of its pairs is ever shown or changed.
type Scope []Pair

// Pair is a set of areas and a set of levels: whatever lies in one of the areas
// and touches one of the levels. An empty set with its All flag off contains nothing.
type Pair struct {
	AllAreas  bool     `json:"all_areas,omitempty"`
	Areas     []AreaID `json:"areas,omitempty"`
	AllLevels bool     `json:"all_levels,omitempty"`
	Levels    []Level  `json:"levels,omitempty"`
}

// Everything is the scope of the city and of the administrator.
var Everything = Scope{{AllAreas: true, AllLevels: true}}

// WholeArea is the scope of every level of an area.
func WholeArea(id AreaID) Scope { return Scope{{Areas: []AreaID{id}, AllLevels: true}} }

// OfLevels is the scope of these levels in all areas.
func OfLevels(levels ...Level) Scope { return Scope{{AllAreas: true, Levels: levels}} }
