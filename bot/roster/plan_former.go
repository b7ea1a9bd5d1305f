package roster

import (
	"slices"

	"vneidbot/bot"
)

// matchFormer joins rows that are still without a unit with the one of the area that
// was called so before somebody renamed it: an old list would make it anew. What the
// list calls by its name of today is taken by then. Anywhere: with the only one of those
// that the list leaves over.
func (p *plan) matchFormer(anywhere bool) {
	key := func(name string, area bot.AreaID) spot {
		if anywhere {
			area = 0
		}
		return spot{name, area}
	}
	once, rows := p.once(anywhere, key), map[spot]int{}
	for _, it := range p.items {
		if it.unit == nil && !it.out() {
			rows[key(it.key, it.area)]++
		}
	}
	for _, it := range p.items {
		at := key(it.key, it.area)
		if it.unit != nil || it.out() || len(once[at]) == 0 {
			continue
		}
		fit := slices.DeleteFunc(slices.Clone(once[at]), func(u *known) bool { return u.taken != nil || !it.mayBe(u) })
		switch {
		case len(fit) == 1 && rows[at] == 1:
			it.take(fit[0])
			it.once = true
		case len(fit) > 0 && it.Code == "" && it.School == "":
			it.unclear = len(fit)
			for _, u := range fit {
				u.named = true
			}
		}
	}
}

// once are the units that are still without a row, by the names that they had before.
func (p *plan) once(anywhere bool, key func(string, bot.AreaID) spot) map[spot][]*known {
	once := map[spot][]*known{}
	for i := range p.units {
		u := &p.units[i]
		if u.taken != nil || u.Standing == bot.Closed || anywhere && !p.leftOver(u) {
			continue
		}
		for _, name := range p.former[u.ID] {
			if at := key(bot.NameKey(name), u.Area); !slices.Contains(once[at], u) {
				once[at] = append(once[at], u)
			}
		}
	}
	return once
}

// takeRenamed takes the unit of the row's code that was called so before somebody gave
// it the name of today, which it keeps; what a list called it, the next one may change.
func (p *plan) takeRenamed(it *item, units []*known) {
	it.takeOne(units, func(u *known) bool {
		return p.byHand[u.ID] && slices.ContainsFunc(p.former[u.ID], func(name string) bool { return bot.NameKey(name) == it.key })
	})
	it.once = it.unit != nil
}

// findMoved finds rows that are still without a unit, and have the name, or one of
// before, of one that was in their area and has gone to another: an old list would make
// it twice. Only a code says that another unit is meant.
func (p *plan) findMoved() {
	was := map[spot]*known{}
	for i := range p.units {
		u := &p.units[i]
		if u.taken != nil || u.Standing == bot.Closed {
			continue
		}
		for _, area := range p.left[u.ID] {
			was[spot{u.key, area}] = u
			for _, name := range p.former[u.ID] {
				was[spot{bot.NameKey(name), area}] = u
			}
		}
	}
	for _, it := range p.items {
		if u := was[it.spot()]; it.unit == nil && !it.out() && u != nil && u.Area != it.area && it.Code == "" && it.School == "" {
			it.moved, u.named = u, true
		}
	}
}
