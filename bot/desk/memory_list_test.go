package desk

import (
	"time"

	"vneidbot/bot"
)

// listed is the preview of a list that touches the unit alone, and is in the records.
func (m *memory) listed(unit bot.UnitID) string {
	u, _ := m.Unit(unit)
	m.imports["i"] = bot.Import{ID: "i", State: bot.ImportDone, At: noon}
	m.spots["i"] = []bot.ListSpot{{Area: u.Area, Level: u.Level}}
	return m.view(listView, bot.ListPreview{Import: "i", New: 1, Full: &bot.Attachment{Name: "a.xlsx"}, NoArea: 1, Levels: 1, Closings: 1,
		Spots: []bot.ListSpot{{Area: u.Area, Level: u.Level}}})
}

func (m *memory) ImportsSince(at time.Time) (list []bot.Import, err error) {
	for _, i := range m.imports {
		if i.State == bot.ImportDone && !i.At.Before(at) {
			list = append(list, i)
		}
	}
	return list, m.fail
}

func (m *memory) ImportSpots(id bot.ImportID) ([]bot.ListSpot, error) { return m.spots[id], m.fail }
