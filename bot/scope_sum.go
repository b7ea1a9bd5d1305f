package bot

import "slices"

// Plus is both together, in as few pairs as read well: what is covered goes,
// areas with the same levels become one pair, and levels of the same areas too.
func (s Scope) Plus(other Scope) (sum Scope) {
	for _, p := range slices.Concat(s, other) {
		sum = sum.with(p)
	}
	return sum
}

func (s Scope) with(p Pair) Scope {
	one := Scope{p}
	if s.Covers(one) {
		return s
	}
	rest := slices.DeleteFunc(slices.Clone(s), func(q Pair) bool { return one.Covers(Scope{q}) })
	for i, q := range rest {
		if both, ok := q.joined(p); ok {
			return slices.Delete(rest, i, i+1).with(both)
		}
	}
	return append(rest, p)
}

// joined is one pair for both, where no other does: neither covers the other.
func (p Pair) joined(q Pair) (Pair, bool) {
	switch {
	case Scope{{AllAreas: true, AllLevels: p.AllLevels, Levels: p.Levels}}.Same(Scope{{AllAreas: true, AllLevels: q.AllLevels, Levels: q.Levels}}):
		p.Areas = union(p.Areas, q.Areas)
		return p, true
	case p.AllAreas && q.AllAreas, !p.AllAreas && !q.AllAreas && sameAreas(p.Areas, q.Areas):
		p.Levels = union(p.Levels, q.Levels)
		return p, true
	}
	return Pair{}, false
}

func sameAreas(a, b []AreaID) bool {
	return len(union(a, b)) == len(union(a, nil)) && len(union(a, b)) == len(union(b, nil))
}

// union is what stands in either, each once, in the order of its first place.
func union[T comparable](a, b []T) (all []T) {
	for _, v := range slices.Concat(a, b) {
		if !slices.Contains(all, v) {
			all = append(all, v)
		}
	}
	return all
}

// Narrow is s restricted to what is wanted; what a wanted pair leaves open stays
// as s has it. False when something is wanted that s has not, even partly.
func (s Scope) Narrow(wanted Scope) (out Scope, ok bool) {
	for _, w := range wanted {
		inside, ok := s.open(w)
		if !ok {
			return nil, false
		}
		out = out.Plus(inside)
	}
	return out, !out.Empty()
}

// open is the pair with its open sides as s has them.
func (s Scope) open(w Pair) (out Scope, ok bool) {
	switch {
	case w.empty():
		return nil, true
	case w.AllAreas && w.AllLevels:
		return s, true
	case w.AllAreas:
		return s.ofLevels(w.Levels)
	case w.AllLevels:
		return s.ofAreas(w.Areas)
	}
	return Scope{w}, s.Covers(Scope{w})
}

// ofLevels are the levels wherever s has them; each must be somewhere.
func (s Scope) ofLevels(levels []Level) (out Scope, ok bool) {
	for _, l := range levels {
		before := len(out)
		for _, p := range s {
			if p.hasLevel(l) && !p.empty() {
				out = append(out, Pair{AllAreas: p.AllAreas, Areas: p.Areas, Levels: []Level{l}})
			}
		}
		if len(out) == before {
			return nil, false
		}
	}
	return out, true
}

// ofAreas are the areas with the levels that s has there; each must have some.
func (s Scope) ofAreas(areas []AreaID) (out Scope, ok bool) {
	for _, a := range areas {
		if !s.HasArea(a) {
			return nil, false
		}
		for _, p := range s {
			if p.hasArea(a) && !p.empty() {
				out = append(out, Pair{Areas: []AreaID{a}, AllLevels: p.AllLevels, Levels: p.Levels})
			}
		}
	}
	return out, true
}
