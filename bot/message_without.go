package bot

import (
	"slices"
	"strings"
)

// Without is the message without the line about a unit; not ok when it has no such line,
// or no other one.
func (m Message) Without(unit UnitID) (rest Message, ok bool) {
	i := slices.IndexFunc(m.Units, func(u UnitLine) bool { return u.Unit == unit })
	if i < 0 || len(m.Units) < 2 {
		return m, false
	}
	rest = m
	rest.Parts = slices.Clone(m.Parts)
	for k, p := range rest.Parts {
		lines := strings.Split(p.Text, "\n")
		if at := slices.Index(lines, m.Units[i].Line); at >= 0 && !ok {
			rest.Parts[k].Text, ok = strings.Join(slices.Delete(lines, at, at+1), "\n"), true
		}
	}
	rest.Units = slices.Delete(slices.Clone(m.Units), i, i+1)
	return rest, ok
}
