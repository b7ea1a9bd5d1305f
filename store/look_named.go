package store

import "vneidbot/bot"

// namedMost is how many units a search by name returns: one more than is shown.
const namedMost = 6

func (l *look) named(n bot.Needs) (err error) {
	l.f.Named, _, err = l.s.findUnits(l.c, n.Name, n.NameArea, namedMost)
	if err == nil && len(l.f.Named) == 0 && n.NameArea != 0 { // whoever came by an area's link may report for another one
		l.f.Named, _, err = l.s.findUnits(l.c, n.Name, 0, namedMost)
	}
	l.f.More = len(l.f.Named) >= namedMost
	return err
}
