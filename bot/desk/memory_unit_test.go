package desk

import (
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// memory's reads and writes of one unit.

func (m *memory) ClosedUnits(query string, scope bot.Scope, limit int) ([]bot.Unit, error) {
	var out []bot.Unit
	for _, u := range m.units {
		hit := u.Standing == bot.Closed && strings.Contains(vn.Fold(u.Name), vn.Fold(query))
		if hit && scope.Contains(u.Area, u.Level) && len(out) < limit {
			out = append(out, u)
		}
	}
	return out, m.fail
}

func (m *memory) ReportOfReceipt(code bot.Receipt) (*bot.Report, error) {
	for _, list := range m.reports {
		for _, r := range list {
			if r.Receipt == code {
				return &r, m.fail
			}
		}
	}
	return nil, m.fail
}

func (m *memory) ReportsOf(unit bot.UnitID) ([]bot.Report, error) { return m.reports[unit], m.fail }

func (m *memory) EntriesOf(unit bot.UnitID) ([]bot.UnitEntry, error) { return m.entries[unit], m.fail }

func (m *memory) PeopleOf(unit bot.UnitID) ([]bot.UnitPerson, error) { return m.people[unit], m.fail }

func (m *memory) PicturesOf(unit bot.UnitID, most int) ([]bot.UnitPicture, error) {
	all := m.pictures[unit]
	return all[:min(most, len(all))], m.fail
}
