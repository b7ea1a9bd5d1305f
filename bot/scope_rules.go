package bot

import "slices"

// Contains tells whether a unit of that area and level is inside. A
// multi-level school is inside for every level that it touches.
func (s Scope) Contains(area AreaID, level Level) bool { return s.HasArea(area) && s.HasLevel(level) }

// HasArea tells whether the area is among the scope's areas.
func (s Scope) HasArea(area AreaID) bool { return s.AllAreas || slices.Contains(s.Areas, area) }

// HasLevel tells whether units of the level are among the scope's levels.
func (s Scope) HasLevel(level Level) bool {
	return s.AllLevels || slices.ContainsFunc(level.Touches(), func(l Level) bool { return slices.Contains(s.Levels, l) })
}

// Empty tells whether nothing can be inside.
func (s Scope) Empty() bool {
	return !s.AllAreas && len(s.Areas) == 0 || !s.AllLevels && len(s.Levels) == 0
}

// Covers tells whether everything inside other is inside s too.
func (s Scope) Covers(other Scope) bool {
	return other.Empty() || s.coversAreas(other) && s.coversLevels(other)
}

func (s Scope) coversAreas(other Scope) bool {
	if other.AllAreas {
		return s.AllAreas
	}
	return !slices.ContainsFunc(other.Areas, func(a AreaID) bool { return !s.HasArea(a) })
}

// coversLevels compares by the units each scope would show, because a scope of
// THCS shows the TH&THCS schools as well.
func (s Scope) coversLevels(other Scope) bool {
	return !slices.ContainsFunc(Levels(), func(l Level) bool { return other.HasLevel(l) && !s.HasLevel(l) })
}
