package against

import (
	"slices"

	"vneidbot/bot"
)

// all are the units that the lines mean; a line without one has its reason. A list of which
// every line that is sure means a unit of the scope is the scope's list: a name that stands
// once in it means that unit, however many others have it elsewhere. How many lines were
// taken so is told.
func (c *comparison) all(list []bot.AuthorityLine) (found []*bot.UnitRow, meant int) {
	inside, outside := 0, 0
	alike := make([][]*bot.UnitRow, len(list))
	for i := range list {
		l := &list[i]
		u, why := c.unit(l)
		found = append(found, u)
		switch {
		case u == nil:
			if l.Why = why; why.Key == whySeveral {
				alike[i] = c.alike
			}
		case c.scope.Contains(u.Area, u.Level):
			inside++
		default:
			outside++
		}
	}
	if inside == 0 || outside > 0 {
		return found, 0
	}
	for i, several := range alike {
		if own := c.own(list[i].Name, several); len(own) == 1 {
			if u, _ := c.agreed(&list[i], own[0]); u != nil {
				found[i], list[i].Why = u, bot.Text{}
				meant++
			}
		}
	}
	return found, meant
}

// own are those of the scope among units of one name, also such as no search offered.
func (c *comparison) own(name string, several []*bot.UnitRow) (own []*bot.UnitRow) {
	if len(several) == 0 {
		return nil
	}
	for _, u := range append(slices.Clone(several), c.keys[bot.NameKey(name)]...) {
		if c.scope.Contains(u.Area, u.Level) && !slices.Contains(own, u) {
			own = append(own, u)
		}
	}
	return own
}
