package dialog

import (
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// twoCodes asks with which of several codes in one message to begin.
func (t *Talk) twoCodes(codes []read.Typed) {
	t.begin()
	if t.in.over {
		t.note("mst.most", "n", maxCodes)
	}
	a := ask{Slot: slotTwo}
	said := saidOf(t.in.Text, codes)
	if len(said) > 1 { // each line has its own
		t.st.Draft.Status, t.st.Draft.Reason, t.st.Draft.ReasonText = "", "", ""
	}
	for _, c := range codes {
		one := said[c.Code]
		one.Unit = unit{Code: c.Code}
		if exact := t.f.Codes[c.Code].Exact; len(exact) == 1 {
			one.Unit = t.unit(exact[0])
		}
		a.Units, a.Said = append(a.Units, one.Unit), append(a.Said, one)
	}
	t.ask(a)
}

// twoNamed asks with which of several units that were named to begin. What stands beside
// each name alone is said of that unit.
func (t *Talk) twoNamed(found []bot.Unit) {
	a := ask{Slot: slotTwo, Units: t.units(found), Name: t.in.name}
	for i, u := range a.Units {
		a.Units[i].OneOf = t.f.Namesakes[u.ID]
	}
	said := saidBeside(t.in.Text, found)
	for _, u := range a.Units {
		one := said[u.ID]
		one.Unit = u
		a.Said = append(a.Said, one)
	}
	if len(said) == 0 {
		a.Said = nil
	} else {
		t.st.Draft.Status, t.st.Draft.Reason, t.st.Draft.ReasonText = "", "", ""
	}
	t.st.Ask = a
	t.ofAll()
	t.ask(t.st.Ask)
}

// ofAll keeps for each of the units asked about what is said of all of them: "cả ba trường
// đều chưa đăng ký".
func (t *Talk) ofAll() {
	if t.st.Ask.Slot != slotTwo || !t.in.Says(read.OfAll) || t.in.Status == bot.NoStatus {
		return
	}
	one := saidBy(t.in.Words)
	t.st.Ask.Said = nil
	for _, u := range t.st.Ask.Units {
		one.Unit = u
		t.st.Ask.Said = append(t.st.Ask.Said, one)
	}
}

func (t *Talk) askTwo() question {
	q := question{text: bot.T("mst.two_codes", "n", len(t.st.Ask.Units))}
	if t.st.Ask.Name != "" {
		q.text = bot.T("unit.two_named", "n", len(t.st.Ask.Units))
	}
	for i, u := range t.st.Ask.Units {
		label := named(u)
		if u.Name == "" {
			label = bot.T("unit.only_code", "code", u.Code)
		}
		q.rows = append(q.rows, row(t.choice(label, place10(i))))
	}
	return q
}

// textTwo takes the name of one of the units for its button.
func (t *Talk) textTwo() bool {
	for i, u := range t.st.Ask.Units {
		if t.in.name != "" && slices.ContainsFunc(t.f.Named, func(n bot.Unit) bool { return n.ID == u.ID || u.OneOf && n.Name == u.Name }) {
			return t.tapTwo(place10(i))
		}
	}
	if level, only := read.Level(t.in.text); only { // "tiểu học"
		return t.onlyOfLevel(level)
	}
	return false
}

// onlyOfLevel takes a level for the one unit of it.
func (t *Talk) onlyOfLevel(level bot.Level) bool {
	of := func(u unit) bool { return u.Level == level }
	i := slices.IndexFunc(t.st.Ask.Units, of)
	if i < 0 || slices.ContainsFunc(t.st.Ask.Units[i+1:], of) {
		return false
	}
	return t.tapTwo(place10(i))
}

// codeOfTwo takes the code of one of the units for its button. What is said beside it now
// takes the place of what was said of it before.
func (t *Talk) codeOfTwo(c read.Typed) bool {
	a := &t.st.Ask
	i := slices.IndexFunc(a.Units, func(u unit) bool { return u.Code != "" && u.Code == c.Code })
	if a.Slot != slotTwo || i < 0 {
		return false
	}
	if t.in.Status != bot.NoStatus && i < len(a.Said) {
		a.Said = slices.Clone(a.Said)
		a.Said[i] = saidBy(t.in.Words)
		a.Said[i].Unit = a.Units[i]
	}
	return t.tapTwo(place10(i))
}

// oneOf goes on with a unit of whose name there are others: the one that the words name
// besides, or the one that is to be told.
func (t *Talk) oneOf(u unit) {
	found := slices.DeleteFunc(alive(t.f.Named), func(n bot.Unit) bool { return n.Name != u.Name })
	switch {
	case len(found) == 1:
		t.settle(t.unit(found[0]))
	case len(found) > 1 && len(found) <= maxUnits:
		t.ask(ask{Slot: slotChoose, Units: t.units(numbered(found)), Name: u.Name})
	default:
		t.ask(ask{Slot: slotFind, Name: u.Name})
	}
}

func (t *Talk) tapTwo(choice string) bool {
	i, ok := index(choice, len(t.st.Ask.Units))
	if !ok {
		return false
	}
	a := t.st.Ask
	if len(a.Said) == 0 {
		for j, u := range a.Units {
			if j != i {
				t.later(also{Unit: u})
			}
		}
	}
	if i < len(a.Said) {
		t.later(slices.Delete(slices.Clone(a.Said), i, i+1)...)
		if one := a.Said[i]; one.Status != "" {
			d := &t.st.Draft
			d.Status, d.Reason, d.ReasonText = one.Status, one.Reason, one.ReasonText
		}
	}
	t.picked = true
	t.goOnWithUnit(t.candidate(i))
	return true
}

// goOnWithUnit goes on with one of several units that somebody named: it may be known by its
// code alone, or stand for others of its name.
func (t *Talk) goOnWithUnit(u unit) {
	switch {
	case u.OneOf:
		t.oneOf(u)
	case u.ID != 0:
		t.settle(t.present(u))
	default:
		t.rightCode(u.Code)
	}
}

// rightCode goes on with a code that is no slip.
func (t *Talk) rightCode(code bot.TaxCode) {
	if t.code(read.Typed{Look: read.LooksRight, Code: code}) == codeSame {
		t.next()
	}
}

// askMany asks for which of the account's units the report is.
func (t *Talk) askMany() question {
	q := question{text: bot.T("start.many_units", "n", len(t.st.Ask.Units))}
	for i, u := range t.st.Ask.Units {
		q.rows = append(q.rows, row(t.choice(standingOf(u), place10(i))))
	}
	q.rows = append(q.rows, row(t.pick("button.add_unit", "other")))
	return q
}

// standingOf is a unit with what was reported for it, on a button.
func standingOf(u unit) bot.Text {
	if u.Was == "" {
		return bot.T("start.unit_none", "name", u.Name)
	}
	return bot.T("start.unit_was", "name", u.Name, "status", u.Was, "date", bot.Day(u.WasAt))
}

func (t *Talk) tapMany(choice string) bool {
	if choice == "other" {
		t.retype()
		return true
	}
	i, ok := index(choice, len(t.st.Ask.Units))
	if !ok {
		return false
	}
	u := t.present(t.candidate(i))
	if t.st.Ask.Look == lookSame && t.sameFor(u) {
		return true
	}
	if t.finished(u) && t.st.Draft.Status == "" && len(t.st.Draft.Pictures) == 0 {
		t.drop()
		t.sayFinished(u)
		return true
	}
	t.picked = true
	t.settle(u)
	return true
}

// askRepair proposes the code that was probably meant.
func (t *Talk) askRepair() question {
	a := t.st.Ask
	q := question{rows: t.yesNo("button.yes", "button.retype")}
	u := t.candidate(0)
	switch found := len(a.Units) > 0; {
	case a.Look == lookNear:
		q.text = bot.T("mst.near", "typed", a.Code, "code", u.Code, "unit", named(u))
	case a.Look == read.LooksExtraZero && found:
		q.text = bot.T("mst.d11_unit", "code", a.Code, "unit", named(u))
	case a.Look == read.LooksExtraZero:
		q.text = bot.T("mst.d11", "code", a.Code)
	case a.Look == read.LooksDashShort && found:
		q.text = bot.T("mst.dash_short_unit", "code", a.Code, "unit", named(u))
	case a.Look == read.LooksDashShort:
		q.text = bot.T("mst.dash_short", "code", a.Code)
	case found:
		q.text = bot.T("mst.d9_unit", "code", a.Code, "unit", named(u))
	default:
		q.text = bot.T("mst.d9", "code", a.Code)
	}
	return q
}

func (t *Talk) tapRepair(choice string) bool {
	a := t.st.Ask
	switch {
	case choice == "yes" && len(a.Units) > 0:
		t.settle(t.present(a.Units[0]))
	case choice == "yes":
		t.rightCode(a.Code)
	case choice == "no" && t.codeless():
		t.ask(ask{Slot: slotCode})
	case choice == "no":
		t.st.Draft.Elsewhere = true
		t.ask(ask{Slot: slotUnit, Code: a.Code}) // the same code again is not asked about twice
	default:
		return false
	}
	return true
}

// askCheck asks to compare a code whose check digit is wrong.
func (t *Talk) askCheck() question {
	return question{bot.T("mst.check", "code", t.st.Ask.Code),
		[][]bot.Choice{row(t.pick("button.retype", "no")), row(t.pick("button.compared", "yes"))}}
}

func (t *Talk) tapCheck(choice string) bool {
	code := t.st.Ask.Code
	switch {
	case choice == "yes":
		t.note("mst.insisted", "code", code)
		if t.codeless() {
			t.giveCode(code, true)
			return true
		}
		t.notListed(code, true)
	case choice == "no" && t.codeless():
		t.ask(ask{Slot: slotCode})
	case choice == "no":
		t.retype()
	default:
		return false
	}
	return true
}
