package store

import "vneidbot/bot"

// namedMost is how many units a search by name returns: one more than is shown.
const namedMost = 6

func (l *look) named(n bot.Needs) (err error) {
	l.f.Named, _, err = l.s.findUnits(l.c, n.Name, n.NameArea, namedMost)
	l.f.More = len(l.f.Named) >= namedMost
	return err
}
