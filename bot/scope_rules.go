package bot

import "slices"

// Contains tells whether a unit of that area and level is inside. A
// multi-level school is inside for every level that it touches; a unit without
// an area only where all areas are.
func (s Scope) Contains(area AreaID, level Level) bool {
	return slices.ContainsFunc(s, func(p Pair) bool { return p.hasArea(area) && p.hasLevel(level) })
}

func (p Pair) hasArea(area AreaID) bool {
	return p.AllAreas || area != 0 && slices.Contains(p.Areas, area)
}

func (p Pair) hasLevel(level Level) bool {
	return p.AllLevels || slices.ContainsFunc(level.Touches(), func(l Level) bool { return slices.Contains(p.Levels, l) })
}

// WithUnknownLevels has besides, in each area that is named, the units whose level
// nobody has said yet: whoever has a part of the area sees to them.
func (s Scope) WithUnknownLevels() (wider Scope) {
	for _, p := range s {
		if !p.AllAreas && !p.empty() && !p.AllLevels {
			p.Levels = union(p.Levels, []Level{""})
		}
		wider = append(wider, p)
	}
	return wider
}

func (p Pair) empty() bool {
	return !p.AllAreas && len(p.Areas) == 0 || !p.AllLevels && len(p.Levels) == 0
}

// Empty tells whether nothing can be inside.
func (s Scope) Empty() bool { return !slices.ContainsFunc(s, func(p Pair) bool { return !p.empty() }) }

// Everywhere tells whether some level of all areas is inside.
func (s Scope) Everywhere() bool {
	return slices.ContainsFunc(s, func(p Pair) bool { return p.AllAreas && !p.empty() })
}

// HasArea tells whether some level of the area is inside.
func (s Scope) HasArea(area AreaID) bool {
	return slices.ContainsFunc(s, func(p Pair) bool { return p.hasArea(area) && !p.empty() })
}

// Areas lists the areas that are named, each once.
func (s Scope) Areas() (areas []AreaID) {
	for _, p := range s {
		for _, a := range p.places() {
			if a != 0 && !p.empty() && !slices.Contains(areas, a) {
				areas = append(areas, a)
			}
		}
	}
	return areas
}

// places are the areas in which the pair is to be looked at: 0 stands for those
// that nobody names, where less is inside than in any other.
func (p Pair) places() []AreaID {
	if p.AllAreas {
		return []AreaID{0}
	}
	return p.Areas
}

// LevelsIn lists the levels whose units are inside in an area, spelled out with
// the schools that touch them, and "" for a level that is none of these, which
// only all levels include. Area 0 stands for an area that is not named.
func (s Scope) LevelsIn(area AreaID) []Level {
	return slices.DeleteFunc(append(Levels(), ""), func(l Level) bool { return !s.Contains(area, l) })
}

// Covers tells whether everything inside other is inside s too. Scopes are
// compared by the units that they show: a scope of THCS shows the TH&THCS
// schools as well.
func (s Scope) Covers(other Scope) bool {
	for _, p := range other {
		for _, a := range p.places() {
			shown := s.LevelsIn(a)
			if slices.ContainsFunc(Scope{p}.LevelsIn(a), func(l Level) bool { return !slices.Contains(shown, l) }) {
				return false
			}
		}
	}
	return true
}

// Same tells whether both have the same inside.
func (s Scope) Same(other Scope) bool { return s.Covers(other) && other.Covers(s) }
