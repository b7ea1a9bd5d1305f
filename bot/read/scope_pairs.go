package read

import (
	"slices"

	"vneidbot/bot"
)

// pairing makes pairs out of items as people string them together. Places that
// follow each other share the levels beside them, and levels the places:
// "Dương Kinh, Hải An, mầm non" is one pair, "Dương Kinh mầm non, tiểu học; Hải
// An" is two. A place without levels has all of them. Levels without a place
// mean all areas only where no place is named at all: who writes "mầm non Dương
// Kinh, tiểu học" hardly means the whole city.
type pairing struct {
	done    bot.Scope
	open    bot.Pair
	levels  bool        // what was added to it last
	unbound []bot.Level // without a place of their own
}

func (r *pairing) add(i scopeItem) {
	both := i.place() && len(i.levels) > 0
	if both && (r.whole() || r.begun() && r.levels != i.levelsFirst) {
		r.close()
	}
	if !i.levelsFirst {
		r.addPlace(i)
	}
	r.addLevels(i)
	if i.levelsFirst {
		r.addPlace(i)
	}
}

func (r *pairing) begun() bool { return r.placed() || len(r.open.Levels) > 0 }

func (r *pairing) placed() bool { return r.open.AllAreas || len(r.open.Areas) > 0 }

// whole tells whether the open pair has both its sides.
func (r *pairing) whole() bool { return r.placed() && len(r.open.Levels) > 0 }

func (r *pairing) addPlace(i scopeItem) {
	if !i.place() {
		return
	}
	if r.whole() && r.levels {
		r.close()
	}
	r.levels = false
	r.open.AllAreas = r.open.AllAreas || i.all
	r.open.Areas = united(r.open.Areas, i.areas)
}

func (r *pairing) addLevels(i scopeItem) {
	if len(i.levels) == 0 {
		return
	}
	if r.whole() && !r.levels {
		r.close()
	}
	r.levels = true
	r.open.Levels = united(r.open.Levels, i.levels)
}

// close ends the open pair.
func (r *pairing) close() {
	p := r.open
	r.open = bot.Pair{}
	switch {
	case len(p.Levels) > 0 && !p.AllAreas && len(p.Areas) == 0:
		r.unbound = united(r.unbound, p.Levels)
		return
	case p.AllAreas:
		p.Areas = nil
	}
	p.AllLevels = len(p.Levels) == 0
	if !p.AllLevels {
		p.Levels, r.unbound = united(p.Levels, r.unbound), nil
	}
	r.done = append(r.done, p)
}

func (r *pairing) scope() bot.Scope {
	if r.begun() {
		r.close()
	}
	switch last := len(r.done) - 1; {
	case len(r.unbound) == 0:
	case last < 0:
		return bot.OfLevels(r.unbound...)
	case !r.done[last].AllLevels:
		r.done[last].Levels = united(r.done[last].Levels, r.unbound)
	}
	return bot.Scope(nil).Plus(r.done)
}

// united is what stands in either, each once.
func united[T comparable](a, b []T) (all []T) {
	for _, v := range slices.Concat(a, b) {
		if !slices.Contains(all, v) {
			all = append(all, v)
		}
	}
	return all
}
