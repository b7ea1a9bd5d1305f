package bot

// Scope is a set of areas and a set of levels; an empty set with its All flag
// off contains nothing. Every officer and every bound group has one, and
// nothing outside it is ever shown or changed.
type Scope struct {
	AllAreas  bool     `json:"all_areas,omitempty"`
	Areas     []AreaID `json:"areas,omitempty"`
	AllLevels bool     `json:"all_levels,omitempty"`
	Levels    []Level  `json:"levels,omitempty"`
}

// Everything is the scope of the city and of the administrator.
var Everything = Scope{AllAreas: true, AllLevels: true}
