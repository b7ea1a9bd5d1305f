package desk

import (
	"slices"
	"time"

	"vneidbot/bot"
)

// memory's reminders of areas, by the rules of the store.

func (m *memory) AreasReminded(since time.Time) (list []bot.AreaReminder, err error) {
	for _, w := range m.areasTold {
		for _, a := range w.Areas {
			if w.At.After(since) {
				list = append(list, bot.AreaReminder{Chase: w.Chase, Area: a, Recipient: w.Recipient})
			}
		}
	}
	return list, m.fail
}

func (m *memory) remindAreas(w bot.RemindAreas) error {
	for _, told := range m.areasTold {
		switch {
		case told.Recipient != w.Recipient:
		case told.Chase == w.Chase:
			return nil
		case told.At.After(w.At.Add(-bot.AreasAgainAfter)) && slices.ContainsFunc(told.Areas, func(a bot.AreaID) bool { return slices.Contains(w.Areas, a) }):
			return errConflict
		}
	}
	m.areasTold = append(m.areasTold, w)
	return nil
}

// AreasChased is as if everything but what the test says had been sent.
func (m *memory) AreasChased(id bot.ChaseID) (c bot.ChaseState, err error) {
	areas := map[bot.AreaID]bool{}
	for _, w := range m.areasTold {
		for _, a := range w.Areas {
			if w.Chase == id {
				areas[a] = true
			}
		}
	}
	c.Units = len(areas)
	c.Waiting, c.Failed = min(m.waiting, c.Units), min(m.blocked, c.Units)
	c.Delivered = c.Units - c.Waiting - c.Failed
	return c, m.fail
}
