package desk

import (
	"encoding/json"
	"strings"
	"time"

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

func (m *memory) BeginnersOf(unit bot.UnitID, since time.Time) (list []bot.UnitPerson, err error) {
	for _, p := range m.beginners[unit] {
		if p.Since.After(since) {
			list = append(list, p)
		}
	}
	return list, m.fail
}

func (m *memory) PicturesOf(unit bot.UnitID, most int) ([]bot.UnitPicture, error) {
	all := m.pictures[unit]
	return all[:min(most, len(all))], m.fail
}

func (m *memory) LastAct(object, act string) (*bot.Audit, error) {
	for i := len(m.audit) - 1; i >= 0; i-- {
		if a := m.audit[i]; a.Object == object && a.Act == act {
			return &a, m.fail
		}
	}
	return nil, m.fail
}

// asked keeps a view that asks about another name of the unit, and returns its id.
func (m *memory) asked(id bot.UnitID) string {
	for _, u := range m.units {
		if u.ID == id {
			ch := change{Act: actName, Unit: id, Was: u.Card(), Now: u.Card()}
			ch.Now.Name = "Tên mới"
			said, _ := json.Marshal(ch)
			m.views["asked"] = bot.View{ID: "asked", Kind: changeView, JSON: string(said)}
		}
	}
	return "asked"
}

// change makes an officer's change of a unit, if it is as it was.
func (m *memory) change(w bot.ChangeUnit) error {
	for i, u := range m.units {
		if u.ID != w.Unit {
			continue
		}
		if u.Card() != w.Was {
			return errConflict
		}
		m.units[i] = u.WithCard(w.Now)
		f, _ := w.Was.Changed(w.Now.UnitState)
		f.Since, f.Recorded = w.Since, w.At
		m.entries[u.ID] = append(m.entries[u.ID], bot.UnitEntry{UnitFact: f, By: w.By, Reason: w.Reason})
	}
	return nil
}

// writing keeps a view with an officer's words to somebody, and returns its id.
func (m *memory) writing(unit bot.UnitID, to string) string {
	m.people[unit] = []bot.UnitPerson{{AccountChat: bot.AccountChat{Account: people["hiệu trưởng"], Chat: bot.Chat{Channel: "telegram", ID: "6"}}}}
	said, _ := json.Marshal(words{Unit: unit, To: to, Text: "Xin gửi lại ảnh."})
	m.views["words"] = bot.View{ID: "words", Kind: replyView, JSON: string(said)}
	return "words"
}

func (m *memory) ErasedOf(bot.UnitID, int) ([]bot.Erased, error) { return nil, m.fail }

func (m *memory) MergeOf(unit bot.UnitID) (*bot.Merge, error) {
	if merge, ok := m.merges[unit]; ok {
		return &merge, m.fail
	}
	return nil, m.fail
}

// beside is another unit of the same area and level.
func (m *memory) beside(id bot.UnitID) bot.UnitID {
	u, _ := m.Unit(id)
	other := *u
	other.ID += 1000
	m.units = append(m.units, other)
	return other.ID
}

// worded gives the unit a report in other words, and returns its mark.
func (m *memory) worded(id bot.UnitID) string {
	r := bot.Report{ID: "r1", Status: bot.OtherStatus, Words: "Đang xử lý", At: noon}
	for i := range m.units {
		if m.units[i].ID == id {
			m.units[i].Current = &r
		}
	}
	return reportMark(r)
}
