package roster

import (
	"slices"

	"vneidbot/bot"
)

// matchFormer joins rows that are still without a unit with the one of the area that
// was called so before somebody renamed it: an old list would make it anew. What the
// list calls by its name of today is taken by then.
func (p *plan) matchFormer() {
	once := map[spot][]*known{}
	for i := range p.units {
		u := &p.units[i]
		if u.taken != nil || u.Standing == bot.Closed {
			continue
		}
		for _, name := range p.former[u.ID] {
			at := spot{bot.NameKey(name), u.Area}
			if !slices.Contains(once[at], u) {
				once[at] = append(once[at], u)
			}
		}
	}
	for _, it := range p.items {
		if it.unit != nil || it.out() {
			continue
		}
		fit := slices.DeleteFunc(slices.Clone(once[it.spot()]), func(u *known) bool { return u.taken != nil || !it.mayBe(u) })
		switch {
		case len(fit) == 1:
			it.take(fit[0])
			it.once = true
		case len(fit) > 1 && it.Code == "" && it.School == "":
			it.unclear = len(fit)
			for _, u := range fit {
				u.named = true
			}
		}
	}
}

// findMoved finds rows that are still without a unit, and have the name of one that was
// in their area and has gone to another: an old list would make it twice. Only a code
// says that another unit is meant.
func (p *plan) findMoved() {
	was := map[spot]*known{}
	for i := range p.units {
		u := &p.units[i]
		if u.taken != nil || u.Standing == bot.Closed {
			continue
		}
		for _, area := range p.left[u.ID] {
			was[spot{u.key, area}] = u
		}
	}
	for _, it := range p.items {
		if u := was[it.spot()]; it.unit == nil && !it.out() && u != nil && u.Area != it.area && it.Code == "" && it.School == "" {
			it.moved, u.named = u, true
		}
	}
}
