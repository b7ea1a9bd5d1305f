package dialog

import "vneidbot/bot"

// maxUnits is how many units are offered at once.
const maxUnits = 5

// askUnit asks for the tax code, or for the name where the code is not known.
func (t *Talk) askUnit() question {
	q := question{text: bot.T("unit.ask"), rows: [][]bot.Choice{row(t.pick("button.no_memory", "name"))}}
	switch name := t.st.Ask.Name; {
	case name == askByName:
		q = question{text: bot.T("unit.ask_name")}
	case name != "":
		q = question{bot.T("unit.ask_again"), [][]bot.Choice{row(t.pick("button.not_in_list", "none"))}}
	}
	q.rows = append(q.rows, t.wayBack(t.hasUnit())...)
	return q
}

// hasUnit tells whether somebody chose a unit for the draft.
func (t *Talk) hasUnit() bool { return t.st.Draft.Unit.known() && !t.st.Draft.Guessed }

// askByName stands in place of a name when the name is asked for.
const askByName = "?"

func (t *Talk) tapUnit(choice string) bool {
	switch choice {
	case "name":
		t.ask(ask{Slot: slotUnit, Name: askByName})
	case "none":
		t.describe(t.st.Ask.Name)
	case "back":
		if !t.hasUnit() {
			return false
		}
		t.next()
	default:
		return false
	}
	return true
}

// retype asks for the tax code again, whatever unit there was.
func (t *Talk) retype() {
	t.begin()
	was := t.st.Ask
	t.st.Draft.New, t.st.Draft.Elsewhere = nil, true
	again := ask{Slot: slotUnit}
	if was.Slot == slotConfirm && was.Look != lookLike {
		again.Denied = was.Units
	}
	t.ask(again)
}

// unit is a unit of the records as the conversation keeps it. What the records
// know of its code from an earlier report is not asked again.
func (t *Talk) unit(u bot.Unit) unit {
	r := unit{ID: u.ID, Name: u.Name, Level: u.Level, Area: u.Area, AreaName: u.AreaName, Code: u.Code,
		NoCode: u.Code == "" && u.Proposed == "" && u.NoCode, Outside: u.Standing == bot.Pending}
	if r.Code == "" && u.Proposed != "" {
		r.Code, r.Typed = u.Proposed, true
	}
	if c := u.Current; c != nil && (t.f.Verified[u.ID] || c.Account == t.ev.From) {
		r.Was, r.WasAt = c.Status, c.At // a stranger is told nothing of it, nor may guess it
	}
	return r
}

// settle makes u the draft's unit. What was given besides stays.
func (t *Talk) settle(u unit) {
	t.begin()
	d := &t.st.Draft
	if d.Unit.ID != u.ID || u.ID == 0 {
		d.Sure = false
	}
	if n := d.New; n != nil && u.ID != 0 && t.byName() {
		u = n.codeFor(u)
	}
	if d.Codeless && u.codeless() {
		u.NoCode = true
		t.note("unit.code_none")
	}
	d.Unit, d.New, d.Guessed = u, nil, false
	t.changed()
	t.next()
}

// byName tells whether the unit being settled was found by its name alone, so
// that the code typed before is still what was said of it.
func (t *Talk) byName() bool {
	a := t.st.Ask
	return a.Slot == slotChoose || a.Slot == slotConfirm && a.Code == ""
}

// codeFor gives a unit of the roster that was found by its name the code that
// was typed before.
func (o outsider) codeFor(u unit) unit {
	switch {
	case u.Code == "":
		u.Code, u.NoCode, u.Insisted, u.Typed = o.Code, o.NoCode, o.Insisted, o.Code != ""
	case o.Code != u.Code:
		u.Claimed = o.Code
	}
	return u
}

// maxOwn is how many of the account's units are offered at once.
const maxOwn = 8

// own lists the units the account reports for.
func (t *Talk) own() (all []unit) {
	for _, u := range alive(t.f.Units) {
		if len(all) < maxOwn {
			all = append(all, t.unit(u))
		}
	}
	return all
}

func (t *Talk) several() bool { return !t.st.Draft.Elsewhere && len(alive(t.f.Units)) > 1 }

// guess takes the account's only unit for the one that is meant, or the one that was asked
// about last.
func (t *Talk) guess() {
	d := &t.st.Draft
	only, ok := t.only()
	if d.Unit.known() || d.New != nil || d.Elsewhere || !ok {
		return
	}
	d.Unit, d.Guessed = t.unit(only), true
}

// only is the account's only unit; of several the one that the clock has asked about last,
// and that has not reported since.
func (t *Talk) only() (bot.Unit, bool) {
	own, asked := alive(t.f.Units), t.f.Reminded
	if len(own) == 1 {
		return own[0], true
	}
	for _, u := range own {
		if len(asked.Units) == 1 && u.ID == asked.Units[0] && (u.Current == nil || u.Current.At.Before(asked.At)) {
			return u, true
		}
	}
	return bot.Unit{}, false
}

// named is a unit with its area, as it always stands in sentences.
func named(u unit) bot.Text {
	if u.AreaName == "" || u.OneOf {
		return bot.Raw(u.Name)
	}
	return bot.T("word.unit_area", "name", u.Name, "area", areaWords(u.AreaName))
}

// areaWords is an area's name inside a sentence. "Báo cáo trực tiếp Sở" would read
// as an order there.
func areaWords(name string) any {
	if bot.IsDirect(name) {
		return bot.T("word.direct")
	}
	return bot.InSentence(name)
}
