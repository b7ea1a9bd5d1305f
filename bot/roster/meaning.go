package roster

import (
	"slices"

	"vneidbot/bot"
)

// Meaning is the list with the areas' names that somebody has said the meaning of;
// what means nothing stays as it is.
func (s Sheet) Meaning(areas map[string]bot.AreaID, there []bot.Area) Sheet {
	names := map[string]string{}
	for written, id := range areas {
		if i := slices.IndexFunc(there, func(a bot.Area) bool { return a.ID == id }); i >= 0 {
			names[written] = there[i].Name
		}
	}
	if len(names) == 0 {
		return s
	}
	s.Rows = slices.Clone(s.Rows)
	for i := range s.Rows {
		r := &s.Rows[i]
		if name := names[r.Area]; name != "" {
			r.Area = name
		}
		if name := names[r.Other]; name != "" {
			r.Other = name
		}
	}
	return s
}
