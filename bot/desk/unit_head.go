package desk

import (
	"unicode/utf8"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// maxHead is more letters than a person's name and post have.
const maxHead = 100

// editHead asks for the name and the phone of the unit's head, in one message;
// what is not said stays.
func (t *deskTurn) editHead(c call) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	if !c.answer {
		return t.askFree("donvi", c, bot.T("donvi.which_head", "unit", unitName(*u))), nil
	}
	words := read.Text(c.args)
	now, p := u.Card(), words.Person
	if p.Name != "" {
		now.Head = p.Name
	}
	if p.Phone != "" {
		now.Phone = p.Phone
	}
	switch {
	case t.Event.Masked || words.Citizen:
		return t.askFree("donvi", c, bot.T("donvi.citizen")), nil
	case utf8.RuneCountInString(now.Head) > maxHead || p.Name == "" && p.Phone == "":
		return t.askFree("donvi", c, bot.T("donvi.head_bad")), nil
	}
	return t.propose(*u, change{Act: actHead, Now: now})
}
