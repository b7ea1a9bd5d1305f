package dialog

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// askCode asks for the tax code of a unit that was found by name, once.
func (t *Talk) askCode() question {
	name := t.st.Draft.Unit.Name
	if n := t.st.Draft.New; n != nil {
		name = n.Name
	}
	return question{bot.T("unit.code_missing", "unit", name), [][]bot.Choice{row(t.pick("button.no_code", "none"))}}
}

func (t *Talk) tapCode(choice string) bool {
	if choice != "none" || !t.codeless() {
		return false
	}
	if n := t.describing(); n != nil {
		n.NoCode = true
	} else {
		t.st.Draft.Unit.NoCode = true
	}
	t.changed()
	t.note("unit.no_code")
	t.next()
	return true
}

// textCode reads "trường chưa có mã số thuế", but not "chưa có ảnh".
func (t *Talk) textCode() bool {
	said := " " + folded(t.in.text) + " "
	has := func(w string) bool { return strings.Contains(said, " "+w+" ") }
	code := has("ma") || has("mst") || has("code")
	picture := strings.Contains(strings.ToLower(t.in.text), "ảnh") || has("co anh") || has("co hinh")
	unit := has("truong") || has("don vi") || means(t.in.text, noCode)
	return slices.ContainsFunc(noCode, has) && (code || unit && !picture) && t.tapCode("none")
}

// codeless tells whether a unit is chosen, or described, whose code is unknown.
func (t *Talk) codeless() bool {
	d := t.st.Draft
	if d.New != nil {
		return d.New.Name != "" && d.New.Code == "" && !d.New.NoCode
	}
	return d.Unit.known() && d.Unit.Code == "" && !d.Unit.NoCode
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
