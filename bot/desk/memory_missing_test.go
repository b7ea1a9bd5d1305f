package desk

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
)

// memory's piles, by the rules that the contract gives them.

// pileOf is the pile of those that are not up to date, "" for none.
func (m *memory) pileOf(u bot.Unit, q bot.MissingOf) bot.Pile {
	reached := slices.ContainsFunc(m.reporters[u.ID], func(a bot.AccountID) bool { return a != "" })
	switch r := u.Current; {
	case r != nil && bot.Behind(r.Status, r.At, q.Since.Of(u.Area)):
		return bot.ToUpdate
	case r != nil:
		return ""
	case m.drafts[u.ID] != bot.WantsNothing:
		return bot.HalfDone
	case reached:
		return bot.Reachable
	}
	return bot.ToPhone
}

func (m *memory) isIn(u bot.Unit, q bot.MissingOf, pile bot.Pile) bool {
	switch {
	case u.Standing != bot.Counted || !q.Scope.Contains(u.Area, u.Level):
		return false
	case pile == bot.Rejected:
		return u.Current != nil && u.Current.Status == bot.Refused
	case pile == bot.Unpictured:
		return u.Current != nil && m.bare[u.ID]
	}
	return m.pileOf(u, q) == pile
}

func (m *memory) Piles(q bot.MissingOf) (list []bot.AreaPiles, err error) {
	for _, a := range m.areas {
		n := bot.Piles{}
		for _, u := range m.units {
			for _, pile := range append(overviewPiles, bot.Rejected) {
				if u.Area == a.ID && m.isIn(u, q, pile) {
					n[pile]++
				}
			}
		}
		if len(n) > 0 {
			list = append(list, bot.AreaPiles{Area: a.ID, Piles: n})
		}
	}
	return list, m.fail
}

func (m *memory) Missing(q bot.MissingOf, area bot.AreaID, pile bot.Pile) (list []bot.MissingUnit, err error) {
	for _, u := range slices.Backward(m.units) { // in no order
		if u.Area != area || !m.isIn(u, q, pile) {
			continue
		}
		one := bot.MissingUnit{ID: u.ID, Name: u.Name, Level: u.Level, Area: u.Area, Head: u.Head, Phone: u.Phone, Wants: m.drafts[u.ID], Call: m.calls[u.ID], Returned: m.returned[u.ID]}
		if r := u.Current; r != nil {
			one.Status, one.At, one.Reason, one.ReasonText, one.Tries = r.Status, r.At, r.Reason, r.ReasonText, r.Attempt
		}
		list = append(list, one)
	}
	return list, m.fail
}

func (m *memory) CallOf(unit bot.UnitID) (*bot.Call, error) { return m.calls[unit], m.fail }

// noteCall notes a call if the last one is what its officer saw.
func (m *memory) noteCall(w bot.NoteCall) error {
	was := ""
	if last := m.calls[w.Unit]; last != nil {
		was = last.Event
	}
	if was != w.Was {
		return errConflict
	}
	m.calls[w.Unit] = &w.Call
	return nil
}

// lacking gives Dương Kinh units of every pile, and rounds.
func (m *memory) lacking() {
	may := func(day, hour, minute int) time.Time { return time.Date(2025, 5, day, hour-7, minute, 0, 0, time.UTC) }
	for i, day := range []int{19, 21} {
		m.rounds = append(m.rounds, bot.Round{ID: bot.RoundID(i + 1), Day: time.Date(2025, 5, day, 0, 0, 0, 0, time.UTC), Units: may(day, 15, 30), Areas: may(day, 16, 0), Version: 1})
	}
	id := bot.UnitID(400)
	add := func(name string, level bot.Level, change func(*bot.Unit)) {
		id++
		u := unit(id, name, level, duongKinh, bot.NoStatus, "")
		u.AreaName = "Quận Dương Kinh"
		change(&u)
		m.units = append(m.units, u)
	}
	phone := func(u *bot.Unit) { u.Head, u.Phone = "cô Lan", "0999000101" }
	add("THCS 10", bot.Lower, phone)
	add("THCS 2", bot.Lower, phone)
	add("Mầm non Đồ Sơn", bot.Nursery, func(u *bot.Unit) { u.Phone = "0999000102" })
	add("Mầm non Dương Hoa", bot.Nursery, func(u *bot.Unit) { u.Head = "thầy Nam" })
	for _, name := range []string{"Tiểu học An", "Tiểu học Bình", "Tiểu học Ân", "Tiểu học Yên", "Tiểu học Ý", "Tiểu học Đa"} {
		add(name, bot.Primary, phone)
	}
	add("Mầm non Sơn Ca", bot.Nursery, func(u *bot.Unit) { m.reporters[u.ID] = []bot.AccountID{people["hiệu trưởng"]} })
	add("Mầm non Sao Mai", bot.Nursery, func(u *bot.Unit) { m.drafts[u.ID] = bot.WantsPicture })
	add("Mầm non Ban Mai", bot.Nursery, func(u *bot.Unit) { m.drafts[u.ID] = bot.WantsSending })
	add("Mầm non Hướng Dương", bot.Nursery, func(u *bot.Unit) {
		u.Current, m.bare[u.ID] = &bot.Report{Status: bot.Accepted, At: may(21, 9, 0)}, true
	})
	for i := range m.units {
		if r := m.units[i].Current; r != nil && r.At.IsZero() {
			r.At, r.Reason, r.Attempt = may(19, 9, 0), bot.ReasonTax, 2
		}
	}
}

// report gives a unit a report of now.
func (m *memory) report(name string, status bot.Status) {
	for i, u := range m.units {
		if u.Name == name {
			m.units[i].Current = &bot.Report{ID: bot.ReportID("r." + name), Receipt: "BC-1111-2222", Status: status, At: noon, Review: bot.Unreviewed}
		}
	}
}

func (m *memory) Chased(q bot.MissingOf, round bot.RoundKey, behind bot.AccountID) (list []bot.Chased, err error) {
	for _, id := range slices.Sorted(maps.Keys(m.accounts)) {
		c := bot.Chased{AccountChat: bot.AccountChat{Account: id, Chat: bot.Chat{Channel: "telegram", ID: strings.TrimPrefix(string(id), "telegram:")}}}
		for _, u := range m.units {
			pile := bot.Pile("")
			if u.Standing == bot.Counted && q.Scope.Contains(u.Area, u.Level) && slices.Contains(m.reporters[u.ID], id) {
				pile = m.pileOf(u, q)
			}
			if _, told := m.reminded[reminded{round, id, u.ID}]; pile == "" || told {
				continue
			}
			one := bot.MissingUnit{ID: u.ID, Name: u.Name, Level: u.Level, Area: u.Area, Returned: m.returned[u.ID]}
			if u.Current != nil {
				one.Status, one.At = u.Current.Status, u.Current.At
			}
			c.Units = append(c.Units, one)
		}
		if len(c.Units) > 0 && id > behind {
			list = append(list, c)
		}
	}
	return list, m.fail
}

// reminded is what a person is reminded of once.
type reminded struct {
	round   bot.RoundKey
	account bot.AccountID
	unit    bot.UnitID
}

func (m *memory) remind(w bot.Remind) error {
	for _, unit := range w.Units {
		k := reminded{w.Round, w.Account, unit}
		if by, told := m.reminded[k]; told && by != w.Chase {
			return errConflict
		}
		m.reminded[k] = w.Chase
	}
	return nil
}

// ChaseState is as if everything but what the test says had been sent.
func (m *memory) ChaseState(id bot.ChaseID) (c bot.ChaseState, err error) {
	units := map[bot.UnitID]bool{}
	for k, by := range m.reminded {
		if by == id {
			units[k.unit] = true
		}
	}
	c.Units = len(units)
	c.Waiting, c.Failed = min(m.waiting, c.Units), min(m.blocked, c.Units)
	c.Delivered = c.Units - c.Waiting - c.Failed
	return c, m.fail
}

func (m *memory) Pauses() ([]bot.Pause, error) { return m.pauses, m.fail }

// chasing keeps the view of a reminder on its way, and returns its id.
func (m *memory) chasing(scope bot.Scope) string {
	said, _ := json.Marshal(sending{ID: "telegram:0", Scope: scope, Units: 1})
	m.views["chasing"] = bot.View{ID: "chasing", Kind: chaseView, JSON: string(said)}
	return "chasing"
}

// paused pauses the scope, and returns the id of the view that names the pause.
func (m *memory) paused(scope bot.Scope) string {
	m.pauses = append(m.pauses, bot.Pause{Event: "telegram:0", Scope: scope, By: people["thành phố"], At: noon})
	m.views["paused"] = bot.View{ID: "paused", Kind: pauseView, JSON: `"telegram:0"`}
	return "paused"
}

// later has happen what was left for later, in the order of the hours.
func (s *stage) later() {
	todo, done := s.m.jobs, map[string]bool{}
	s.m.jobs = nil
	for _, j := range todo {
		if done[j.Key] {
			continue
		}
		done[j.Key] = true
		if ev, is := j.Args.(bot.Event); is && j.Kind == bot.LaterKind {
			if ev.At.After(s.at) {
				s.at = ev.At
			}
			s.happen(ev)
		}
	}
}
