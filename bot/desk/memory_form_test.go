package desk

import (
	"slices"
	"time"

	"vneidbot/bot"
)

// memory's forms, by the rules of the store.

// form is a frozen form with its units.
type form struct {
	bot.Form
	key   string
	units []bot.FormUnit
}

func (m *memory) formWrite(w bot.FreezeForm) error {
	for _, f := range m.forms {
		if f.key == w.Key {
			return nil
		}
		if f.Area == w.Area && f.Day.Equal(w.Day) && f.Number >= w.Number && w.Number > 0 {
			return errConflict
		}
	}
	made := form{Form: w.Form, key: w.Key}
	made.ID = bot.FormID(len(m.forms) + 1)
	for _, u := range m.units {
		if _, own := m.rounds.Own(u.Area).On(w.Day); u.Area != w.Area && (w.Area != 0 || own) {
			continue
		}
		f := bot.FormUnit{Unit: u.ID, Name: u.Name, Level: u.Level, Area: u.Area, Standing: u.Standing, In: bot.NotYet, Reached: len(m.reporters[u.ID]) > 0}
		if r := u.Current; r != nil {
			now := bot.Present{ID: "r", Status: r.Status, Review: r.Review, At: r.At}
			f.Report, f.Status, f.Review, f.At, f.In = now.ID, now.Status, now.Review, now.At, w.Window.Of(now, now)
		}
		made.units = append(made.units, f)
	}
	m.forms = append(m.forms, made)
	rows, _ := m.TallyForms([]bot.Form{made.Form}, bot.Everything, bot.ByArea)
	if sum := bot.Sum(rows); w.Seen != nil && sum != *w.Seen {
		m.forms = m.forms[:len(m.forms)-1]
		return errConflict
	}
	return nil
}

func (m *memory) Form(id bot.FormID) (*bot.Form, error) {
	for _, f := range m.forms {
		if f.ID == id {
			return &f.Form, m.fail
		}
	}
	return nil, m.fail
}

func (m *memory) FormsOf(area bot.AreaID, day time.Time) (list []bot.Form, err error) {
	for _, f := range m.forms {
		if f.Area == area && f.Day.Equal(day) && f.Kind != bot.CutOff {
			list = append(list, f.Form)
		}
	}
	return list, m.fail
}

func (m *memory) OwnForms(day time.Time, kind bot.FormKind) (list []bot.Form, err error) {
	for _, f := range m.forms {
		if f.Day.Equal(day) && f.Kind == kind {
			list = append(list, f.Form)
		}
	}
	return list, m.fail
}

func (m *memory) FormUnits(id bot.FormID) ([]bot.FormUnit, error) {
	for _, f := range m.forms {
		if f.ID == id {
			return f.units, m.fail
		}
	}
	return nil, m.fail
}

// TallyForms counts the units as they were.
func (m *memory) TallyForms(forms []bot.Form, scope bot.Scope, by bot.By) (rows []bot.Row, err error) {
	areas, levels := map[bot.AreaID]bot.Tally{}, map[bot.Level]bot.Tally{}
	for _, f := range forms {
		units, _ := m.FormUnits(f.ID)
		for _, u := range units {
			if scope.Contains(u.Area, u.Level) {
				areas[u.Area], levels[u.Level] = areas[u.Area].Count(u, 1), levels[u.Level].Count(u, 1)
			}
		}
	}
	for _, l := range bot.Levels() {
		if t, ok := levels[l]; ok && by == bot.ByLevel {
			rows = append(rows, bot.Row{Level: l, Tally: t})
		}
	}
	for _, a := range m.areas {
		if t, ok := areas[a.ID]; ok && by == bot.ByArea {
			rows = append(rows, bot.Row{Area: a, Tally: t})
		}
	}
	return rows, m.fail
}

func (m *memory) InRound(forms []bot.Form, scope bot.Scope) (map[bot.InRound]int, error) {
	of, sums := map[bot.UnitID]bot.InRound{}, map[bot.InRound]int{}
	for _, f := range forms {
		units, _ := m.FormUnits(f.ID)
		for _, u := range units {
			if u.Standing == bot.Counted && scope.Contains(u.Area, u.Level) {
				of[u.Unit] = u.In
			}
		}
	}
	for _, in := range of {
		sums[in]++
	}
	return sums, m.fail
}

// MovedInRound looks at the units' reports as they are.
func (m *memory) MovedInRound(forms []bot.Form, scope bot.Scope, window func(bot.AreaID) bot.Window, until time.Time) (map[bot.InRound]int, error) {
	stood, moved := map[bot.UnitID]bot.FormUnit{}, map[bot.InRound]int{}
	for _, f := range forms {
		units, _ := m.FormUnits(f.ID)
		for _, u := range units {
			stood[u.Unit] = u
		}
	}
	for _, u := range m.units {
		was, r := stood[u.ID], u.Current
		if r == nil || was.In != bot.NotYet || was.Standing != bot.Counted || !scope.Contains(was.Area, was.Level) || !r.At.Before(until) {
			continue
		}
		w, now := window(was.Area), bot.Present{ID: "r", Status: r.Status, Review: r.Review, At: r.At}
		inTime := now
		if !w.InTime(bot.DatedReport{At: r.At}) {
			inTime = bot.Present{}
		}
		moved[was.In]--
		moved[w.Of(inTime, now)]++
	}
	return moved, m.fail
}

func (m *memory) Excused(forms []bot.Form, scope bot.Scope) (n int, err error) {
	for _, f := range forms {
		units, _ := m.FormUnits(f.ID)
		for _, u := range units {
			if u.Excused && scope.Contains(u.Area, u.Level) {
				n++
			}
		}
	}
	return n, m.fail
}

func (m *memory) FellBetween(then, now []bot.Form, area bot.AreaID, scope bot.Scope) (names []string, err error) {
	good := func(u bot.FormUnit) bool { return u.Status == bot.Accepted || u.Status == bot.Succeeded }
	was := map[bot.UnitID]bool{}
	for _, f := range then {
		units, _ := m.FormUnits(f.ID)
		for _, u := range units {
			was[u.Unit] = good(u)
		}
	}
	for _, f := range now {
		units, _ := m.FormUnits(f.ID)
		for _, u := range units {
			if was[u.Unit] && !good(u) && u.Area == area && scope.Contains(u.Area, u.Level) {
				names = append(names, u.Name)
			}
		}
	}
	return names, m.fail
}

func (m *memory) Fallen(forms []bot.Form, area bot.AreaID, scope bot.Scope) (names []string, err error) {
	good := func(s bot.Status) bool { return s == bot.Accepted || s == bot.Succeeded }
	for _, f := range forms {
		units, _ := m.FormUnits(f.ID)
		for _, was := range units {
			for _, u := range m.units {
				if u.ID == was.Unit && u.Area == area && scope.Contains(u.Area, u.Level) && good(was.Status) && (u.Current == nil || !good(u.Current.Status)) {
					names = append(names, u.Name)
				}
			}
		}
	}
	return names, m.fail
}

// FormRows lists the counted units as they were.
func (m *memory) FormRows(forms []bot.Form, scope bot.Scope) (list []bot.UnitRow, err error) {
	for _, f := range forms {
		units, _ := m.FormUnits(f.ID)
		for _, u := range units {
			if u.Standing == bot.Counted && scope.Contains(u.Area, u.Level) {
				list = append(list, bot.UnitRow{ID: u.Unit, Name: u.Name, Level: u.Level, Area: u.Area, Status: u.Status, Review: u.Review, At: u.At})
			}
		}
	}
	return list, m.fail
}

func (m *memory) Cuts(day time.Time) (list []bot.Form, err error) {
	for _, f := range m.forms {
		if f.Kind == bot.CutOff && f.Day.Equal(day) {
			list = append(list, f.Form)
		}
	}
	return list, m.fail
}

func (m *memory) CutDays(most int) (days []time.Time, err error) {
	for _, f := range slices.Backward(m.forms) {
		if f.Kind == bot.CutOff && !slices.ContainsFunc(days, f.Day.Equal) && len(days) < most {
			days = append(days, f.Day)
		}
	}
	return days, m.fail
}

// cut freezes the round of that day for everybody.
func (m *memory) cut(day string) {
	r, _ := m.rounds.Own(0).On(dayOf(day))
	p, _ := m.rounds.Of(0).Forming(r.Day)
	_ = m.formWrite(bot.FreezeForm{Key: "cut:" + day, Window: p.Window(), Form: bot.Form{Kind: bot.CutOff, Day: r.Day, Units: r.Units, Areas: r.Areas, At: r.Ends()}})
}

func (m *memory) sendForm(w bot.SendForm) error {
	f := m.forms[w.Form-1].Form
	if bot.LastSent(m.sentOn(f.Day))[f.Area].Times >= w.Times {
		return errConflict
	}
	m.sent = append(m.sent, bot.SentForm{Form: f, Send: int64(len(m.sent) + 1), Times: w.Times, Sender: w.By, Sent: w.At})
	return nil
}

func (m *memory) sentOn(day time.Time) (list []bot.SentForm) {
	for _, s := range m.sent {
		if s.Day.Equal(day) {
			list = append(list, s)
		}
	}
	return list
}

func (m *memory) Sent(day time.Time) ([]bot.SentForm, error) { return m.sentOn(day), m.fail }
