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
	if asked, err := t.headAsked(c); err != nil {
		return bot.Effects{}, err
	} else if asked.Unit == u.ID {
		now.Head, now.Phone = asked.Now.Head, asked.Now.Phone
	}
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
	ch := change{Act: actHead, Now: now}
	e, err = t.propose(*u, ch)
	ch.Unit, ch.Was = u.ID, u.Card()
	t.askedBy(c.name, num(u.ID), viewOf(t.Event.Chat, changeView, ch).ID)
	return e, err
}

// headAsked is what was asked about before these words, which may say the rest of it: a name,
// and then its phone.
func (t *deskTurn) headAsked(c call) (ch change, err error) {
	if len(c.fields) > 1 {
		_, err = t.ownView(changeView, c.fields[1], &ch)
	}
	return ch, err
}
