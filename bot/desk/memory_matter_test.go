package desk

import (
	"encoding/json"
	"slices"
	"time"

	"vneidbot/bot"
)

// memory's matters: their unit is read anew, so that a scope sees it where it is.

func (m *memory) Matters(scope bot.Scope) (list []bot.Matter, err error) {
	for _, x := range m.matters {
		x = m.withUnit(x)
		if x.Kind == bot.MatterCode && x.Unit.Code != "" || x.Kind == bot.MatterUnit && x.Unit.Standing != bot.Pending {
			continue // the unit's row says so no more
		}
		if x.Done.IsZero() && m.matterIn(x, scope) {
			list = append(list, x)
		}
	}
	kinds := bot.MatterKinds()
	slices.SortStableFunc(list, func(a, b bot.Matter) int { return slices.Index(kinds, a.Kind) - slices.Index(kinds, b.Kind) })
	return list, m.fail
}

func (m *memory) Matter(kind bot.MatterKind, id string, scope bot.Scope) (*bot.Matter, error) {
	for _, x := range m.matters {
		if x = m.withUnit(x); x.Kind == kind && x.ID == id && m.matterIn(x, scope) {
			return &x, m.fail
		}
	}
	return nil, m.fail
}

func (m *memory) withUnit(x bot.Matter) bot.Matter {
	if u, _ := m.Unit(x.Unit.ID); u != nil {
		x.Unit = *u
	}
	x.Name = m.accounts[x.Account].Name
	return x
}

func (m *memory) matterIn(x bot.Matter, scope bot.Scope) bool {
	return scope.Covers(bot.Everything) || x.Unit.ID != 0 && scope.Contains(x.Unit.Area, x.Unit.Level)
}

// settle keeps the rules of the store.
func (m *memory) settle(w bot.SettleMatter) error {
	for i, x := range m.matters {
		if x.Kind != w.Kind || x.ID != w.ID {
			continue
		}
		if !x.Done.IsZero() {
			return errConflict
		}
		if w.Done {
			m.matters[i].Done, m.matters[i].DoneBy = w.At, w.By
		} else if x.Answered.IsZero() {
			m.matters[i].Answered = w.At
		}
		return nil
	}
	return errConflict
}

// matter keeps a wish of somebody of the unit and the views of a button about it, and
// returns the id for the button.
func (m *memory) matter(verb string, unit bot.UnitID) string {
	kind := map[string]bot.MatterKind{verbForget: bot.MatterDelete, verbDoForget: bot.MatterDelete}[verb]
	if kind == "" {
		kind = bot.MatterCorrect
	}
	m.matters = []bot.Matter{{Kind: kind, ID: "w1", At: noon, Account: people["hiệu trưởng"], Unit: bot.Unit{ID: unit}, Text: "Sai số điện thoại"}}
	m.chats[people["hiệu trưởng"]] = bot.Chat{Channel: "telegram", ID: "6"}
	keep := func(id, kind string, what any) string {
		said, _ := json.Marshal(what)
		m.views[id] = bot.View{ID: id, Kind: kind, JSON: string(said)}
		return id
	}
	id := keep("0123456789abcdef", matterView, matterKey{kind, "w1"})
	switch verb {
	case verbDoAnswer:
		return keep("0123456789abcdea", answerView, matterAnswer{Matter: id, Text: "Đã ghi", Event: "1"})
	case verbDoCorrect:
		return keep("0123456789abcdec", correctView, correction{Matter: id, Phone: "0999 000 001"})
	}
	return id
}

// wait is what waits in the transcripts: a matter of each kind.
func (m *memory) wait(now time.Time) {
	ngoc, ago := people["hiệu trưởng"], now.Add(-26*time.Hour)
	m.chats[ngoc], m.chats[people["hiệu phó"]] = bot.Chat{Channel: "telegram", ID: "6"}, bot.Chat{Channel: "telegram", ID: "9"}
	m.units = append(m.units, bot.Unit{ID: 106, Name: "Mầm non Tư thục Ánh Dương", Level: bot.Nursery, Area: duongKinh, AreaName: "Quận Dương Kinh", Standing: bot.Pending},
		bot.Unit{ID: 107, Name: "Tiểu học Anh Dũng", Level: bot.Primary, Area: duongKinh, AreaName: "Quận Dương Kinh", Proposed: "0299900131"})
	m.matters = []bot.Matter{
		{Kind: bot.MatterDelete, ID: "w1", At: ago, Account: people["hiệu phó"], Unit: bot.Unit{ID: 104}},
		{Kind: bot.MatterCorrect, ID: "w2", At: ago.AddDate(0, 0, -6), Account: ngoc, Unit: bot.Unit{ID: 101}, Text: "Số điện thoại đã đổi thành 0999 000 002"},
		{Kind: bot.MatterQuestion, ID: "q1", At: ago, Account: ngoc, Unit: bot.Unit{ID: 101}, Text: "Trường mới sáp nhập thì báo cáo tên nào ạ?"},
		{Kind: bot.MatterLeaves, ID: "q2", At: ago, Account: ngoc, Unit: bot.Unit{ID: 103}},
		{Kind: bot.MatterDenied, ID: "r1", At: ago, Receipt: "BC-4821-0937", Unit: bot.Unit{ID: 101}},
		{Kind: bot.MatterUnit, ID: "106", At: ago, Unit: bot.Unit{ID: 106}},
		{Kind: bot.MatterCode, ID: "107", At: ago, Unit: bot.Unit{ID: 107}, Text: "0299900131"},
		{Kind: bot.MatterQuestion, ID: "q3", At: ago, Account: people["người lạ"], Text: "Ai phụ trách ạ?"},
	}
}
