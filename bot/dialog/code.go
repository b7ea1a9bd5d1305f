package dialog

import (
	"vneidbot/bot"
	"vneidbot/bot/read"
)

// askCode asks for the tax code of a unit that was found by name, once.
func (t *Talk) askCode() question {
	name := t.st.Draft.Unit.Name
	if n := t.st.Draft.New; n != nil {
		name = n.Name
	}
	return question{bot.T("unit.code_missing", "unit", name),
		[][]bot.Choice{row(t.pick("button.no_code", "none")), row(t.pick("button.code_later", "later"))}}
}

func (t *Talk) tapCode(choice string) bool {
	if choice != "none" && choice != "later" || !t.codeless() {
		return false
	}
	if n := t.describing(); n != nil {
		n.NoCode, n.CodeLate = choice == "none", choice == "later"
	} else {
		t.st.Draft.Unit.NoCode, t.st.Draft.Unit.CodeLate = choice == "none", choice == "later"
	}
	t.changed()
	t.note("unit.code_" + choice)
	t.next()
	return true
}

// textCode reads that there is no code, or that it is not at hand.
func (t *Talk) textCode() bool {
	switch in := t.in; {
	case in.Says(read.CodeNone), in.Says(read.Skips) && !in.Says(read.NoPicture):
		return t.tapCode("none")
	case in.Says(read.CodeLost | read.Waits | read.NoIdea):
		return t.tapCode("later")
	}
	return t.describes()
}

// describes takes the level or the area of a unit outside the roster, told where its code
// is asked.
func (t *Talk) describes() bool {
	level, ok := read.Level(read.Plainly(t.in.text))
	switch n := t.describing(); {
	case n == nil || t.in.Says(read.Asks):
		return false
	case ok:
		n.Level = finer(level, read.GuessLevel(n.Name))
		t.note("unit.level_got", "level", n.Level)
	case len(t.f.Areas) == 1:
		n.Area = place{t.f.Areas[0].ID, t.f.Areas[0].Name}
		t.note("unit.area_got", "area", bot.InSentence(n.Area.Name))
	default:
		return false
	}
	t.changed()
	t.show()
	return true
}

// codeless tells whether a unit is chosen, or described, whose code is unknown.
func (t *Talk) codeless() bool {
	d := t.st.Draft
	if d.New != nil {
		return d.New.Name != "" && d.New.codeless()
	}
	return d.Unit.known() && d.Unit.codeless()
}

// describing is the unit outside the roster, to be written to; nil when there
// is none.
func (t *Talk) describing() *outsider {
	if t.st.Draft.New == nil {
		return nil
	}
	n := *t.st.Draft.New // the old state stays as it is
	t.st.Draft.New = &n
	return &n
}

// codeFor takes a code that the roster does not have for the unit without one.
func (t *Talk) codeFor(c read.Typed) {
	switch c.Look {
	case read.LooksRight:
		t.giveCode(c.Code, false)
	case read.LooksWrongCheck, read.LooksLostZero, read.LooksExtraZero, read.LooksDashShort:
		t.look(c)
	default:
		t.instead(wrongNumber(c))
		t.ask(ask{Slot: slotCode})
	}
}

// giveCode gives the unit without a code its typed one.
func (t *Talk) giveCode(code bot.TaxCode, insisted bool) {
	if n := t.describing(); n != nil {
		n.Code, n.Insisted = code, insisted
	} else {
		u := &t.st.Draft.Unit
		u.Code, u.Insisted, u.Typed = code, insisted, true
	}
	t.changed()
	t.next()
}
