package desk

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vneidbot/bot"
)

// The acts, as the audit has them.
const (
	actName   = "donvi.ten"
	actCode   = "donvi.ma"
	actLevel  = "donvi.cap"
	actArea   = "donvi.diaban"
	actHead   = "donvi.thutruong"
	actClose  = "donvi.giaithe"
	actExempt = "donvi.mien"
	actReopen = "donvi.tinhlai"
	actAccept = "donvi.nhan"
)

// tapEdit lists what can be changed of the unit.
func (t *deskTurn) tapEdit(c call) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	e = t.answer(bot.T("donvi.which_edit", "unit", unitName(*u)), append(editButtons(*u), backToCard(*u))...)
	e.Say[0].Kind = bot.Question
	return e, nil
}

// editButtons are what can be changed of a unit.
func editButtons(u bot.Unit) [][]bot.Choice {
	id := num(u.ID)
	choices := [][]bot.Choice{
		{button("unit_name", data(verbName, id)), button("unit_code", data(verbCode, id))},
		{button("unit_level", data(verbLevel, id)), button("unit_area", data(verbMove, id))},
		{button("unit_head", data(verbHead, id))},
	}
	if u.Standing != bot.Closed {
		choices = append(choices, []bot.Choice{button("unit_merge", data(verbMerge, id))})
	}
	return append(choices, standingButtons(u)...)
}

// maxUnitName is more letters than a unit's name has.
const maxUnitName = 200

// editName asks for a name, and whether it is to be the unit's.
func (t *deskTurn) editName(c call) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	if !c.answer {
		return t.askFree("donvi", c, bot.T("donvi.which_name", "unit", unitName(*u))), nil
	}
	name := strings.Join(strings.Fields(c.args), " ")
	switch letters := utf8.RuneCountInString(name); {
	case t.Event.Masked:
		return t.askFree("donvi", c, bot.T("donvi.citizen")), nil
	case letters > maxUnitName:
		return t.askFree("donvi", c, bot.T("donvi.name_long", "n", letters, "most", maxUnitName)), nil
	case !strings.ContainsFunc(name, unicode.IsLetter):
		return t.askFree("donvi", c, bot.T("donvi.name_bad")), nil
	}
	now := u.Card()
	now.Name = name
	return t.propose(*u, change{Act: actName, Now: now})
}
