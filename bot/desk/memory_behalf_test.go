package desk

import (
	"slices"

	"vneidbot/bot"
)

// memory's reports on behalf and their pictures.

func (m *memory) Report(id bot.ReportID) (*bot.Report, error) {
	for _, list := range m.reports {
		if i := slices.IndexFunc(list, func(r bot.Report) bool { return r.ID == id }); i >= 0 {
			r := list[i]
			return &r, m.fail
		}
	}
	return nil, m.fail
}

// file keeps the rules of the store.
func (m *memory) file(w bot.FileReport) error {
	if there, _ := m.Report(w.ID); there != nil {
		return nil
	}
	i := slices.IndexFunc(m.units, func(u bot.Unit) bool { return u.ID == w.Unit })
	if i < 0 || w.Behalf == nil || currentID(m.units[i]) != w.Behalf.Was {
		return errConflict
	}
	r := bot.Report{ID: w.ID, Receipt: w.Behalf.Receipt, Unit: w.Unit, Status: w.Status, Words: w.Words, Reason: w.Reason, ReasonText: w.ReasonText,
		Account: w.Account, OnBehalf: true, At: w.At, Review: bot.Unreviewed, Current: true}
	m.reports[w.Unit] = append([]bot.Report{r}, m.reports[w.Unit]...)
	m.units[i].Current = &r
	return nil
}

// keep joins a picture to the report that its draft has become.
func (m *memory) keep(w bot.KeepPicture) {
	m.shots = append(m.shots, w)
	for unit, list := range m.reports {
		for i := range list {
			if r := &m.reports[unit][i]; w.Report == r.ID || w.Draft != "" && bot.NewReportID(w.Draft, 0) == r.ID {
				r.Pictures++
			}
		}
	}
}

// halfOf keeps a report on behalf of the unit in the making, and returns its view.
func (m *memory) halfOf(unit bot.UnitID) string {
	h := half{Draft: "draft", Unit: unit, Status: bot.Refused}
	if u, _ := m.Unit(unit); u != nil {
		h.Was = currentID(*u)
	}
	return m.view(halfView, h)
}

// reachable lets people of the unit be written to.
func (m *memory) reachable(unit bot.UnitID, who ...string) {
	for _, name := range who {
		id := people[name]
		m.people[unit] = append(m.people[unit], bot.UnitPerson{AccountChat: bot.AccountChat{Account: id, Name: names[name], Chat: bot.Chat{Channel: "telegram", ID: string(id)[len("telegram:"):]}}})
	}
}
