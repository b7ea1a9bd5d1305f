package desk

import (
	"time"

	"vneidbot/bot"
)

// memory as a place reads it that shows all at once.

func (m *memory) UnitRows(q bot.MissingOf) (list []bot.UnitRow, err error) {
	for _, u := range m.units {
		if u.Standing != bot.Counted || !q.Scope.Contains(u.Area, u.Level) {
			continue
		}
		row := bot.UnitRow{ID: u.ID, Name: u.Name, Code: u.Code, Level: u.Level, Area: u.Area, Head: u.Head, Phone: u.Phone, Pile: m.pileOf(u, q)}
		if r := u.Current; r != nil {
			row.Status, row.Words, row.Reason, row.At, row.Review = r.Status, r.Words, r.Reason, r.At, r.Review
		}
		list = append(list, row)
	}
	return list, m.fail
}

func (m *memory) Calls(scope bot.Scope, since time.Time) (list []bot.Call, err error) {
	for _, u := range m.units {
		if k, ok := m.calls[u.ID]; ok && scope.Contains(u.Area, u.Level) && !k.At.Before(since) {
			list = append(list, *k)
		}
	}
	return list, m.fail
}

func (m *memory) ReturnedOf(units []bot.UnitID) (map[bot.UnitID]bot.Return, error) {
	found := map[bot.UnitID]bot.Return{}
	for _, id := range units {
		if r := m.returned[id]; r != nil {
			found[id] = *r
		}
	}
	return found, m.fail
}

// Shots has a picture of a megabyte of each counted unit that has reported.
func (m *memory) Shots(q bot.ShotsOf) (n int, bytes int64, err error) {
	for _, u := range m.units {
		if u.Standing == bot.Counted && q.Scope.Contains(u.Area, u.Level) && u.Current != nil {
			n++
		}
	}
	return n, int64(n) * max(m.shotSize, 1<<20), m.fail
}

func (m *memory) Phoned(scope bot.Scope) (map[bot.UnitID]bot.Phoned, error) {
	found := map[bot.UnitID]bot.Phoned{}
	for _, u := range m.units {
		people, err := m.PeopleOf(u.ID)
		if err != nil {
			return nil, err
		}
		for _, p := range people {
			if u.Phone == "" && p.Phone != "" && scope.Contains(u.Area, u.Level) {
				found[u.ID] = bot.Phoned{Name: p.Name, Phone: p.Phone}
			}
		}
	}
	return found, m.fail
}
