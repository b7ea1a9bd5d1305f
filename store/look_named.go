package store

import "vneidbot/bot"

// namedMost is how many units a search by name returns: one more than is shown.
const namedMost = 6

// named finds the units that the words name; of several schools the best of each.
func (l *look) named(n bot.Needs) error {
	found, _, err := l.s.findUnits(l.c, n.Name, n.NameArea, namedMost)
	if err == nil && len(found) == 0 && n.NameArea != 0 { // whoever came by an area's link may report for another one
		found, _, err = l.s.findUnits(l.c, n.Name, 0, namedMost)
	}
	l.f.Schools = 0
	for _, f := range found {
		l.f.Schools = max(l.f.Schools, f.Mention+1)
	}
	last := -1
	for _, f := range found {
		if l.f.Schools == 1 || f.Mention != last {
			l.f.Named = append(l.f.Named, f.Unit)
		}
		last = f.Mention
	}
	l.f.More = len(l.f.Named) >= namedMost
	return err
}
