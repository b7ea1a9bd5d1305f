package desk

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// apart asks whose a picture is: its caption names another unit than the report at hand.
// It is kept for neither before that is answered.
type apart struct {
	Event   string       // of the picture
	Step    string       `json:",omitempty"` // the button whose step waits; "" when the report was sent
	Report  bot.ReportID `json:",omitempty"` // that was sent
	Unit    bot.UnitID   // of the report at hand
	Caption string
}

// apartView is the kind of a view that is such a question, apartNone its button for none.
const (
	apartView = "baocaothay.anh"
	apartNone = "k"
)

// namesAnother tells whether a caption names a unit, by code or by name, that is not the
// report's own.
func (t *deskTurn) namesAnother(caption string, own bot.UnitID) (bool, error) {
	said := read.Text(caption)
	words := read.NameIn(said.Rest)
	if len(said.Codes) > 0 {
		words = unitWords(said)
	}
	if own == 0 || words == "" || len(said.Codes) > 1 {
		return own != 0 && len(said.Codes) > 1, nil
	}
	found, err := t.unitsFor(words)
	at := slices.IndexFunc(found, func(u bot.Unit) bool { return u.ID == own })
	if at < 0 {
		return len(found) > 0 || len(said.Codes) > 0 || read.LikeUnit(words), err
	}
	key := " " + bot.NameKey(words) + " "
	return slices.ContainsFunc(found, func(u bot.Unit) bool {
		name := " " + bot.NameKey(u.Name) + " "
		return strings.Contains(key, name) && !strings.Contains(" "+bot.NameKey(found[at].Name)+" ", name)
	}), err
}

// apartFrom tells whether a picture for a report that was sent names another unit. Below
// the report's own receipt words mean that report.
func (t *deskTurn) apartFrom(r bot.Report) (bool, error) {
	if _, named := pictureReceipt(t.Event); named {
		return false, nil
	}
	return t.namesAnother(t.Event.Text, r.Unit)
}

// askWhose asks whether the picture is of the report at hand, or of whom its caption names.
func (t *deskTurn) askWhose(a apart) (bot.Effects, error) {
	u, err := t.records.Unit(a.Unit)
	if err != nil || u == nil {
		return t.staleAfter(err)
	}
	question, found, err := t.whoseShot(a, *u)
	if err != nil {
		return bot.Effects{}, err
	}
	id := t.keepView(apartView, a)
	choices := []bot.Choice{{Label: bot.T("button.behalf_shot", "unit", unitName(*u)), Data: data(verbBehalfShot, id, num(u.ID))}}
	for _, other := range found[:min(len(found), offered)] {
		if other.ID != u.ID {
			choices = append(choices, bot.Choice{Label: bot.T("button.behalf_other", "unit", unitName(other)), Data: data(verbBehalfShot, id, num(other.ID))})
		}
	}
	choices = append(choices, button("behalf_no_shot", data(verbBehalfShot, id, apartNone)))
	e := t.askFree("baocaothay", call{name: verbBehalfShot, fields: []string{id}}, question, rows(choices...)...)
	last := len(e.Say[0].Choices) - 1
	e.Say[0].Choices = e.Say[0].Choices[:last] // "none of it" is how one leaves
	return e, nil
}

// whoseShot is what is asked about a picture, and the units that its caption names.
func (t *deskTurn) whoseShot(a apart, own bot.Unit) (question bot.Text, found []bot.Unit, err error) {
	words := unitWords(read.Text(a.Caption))
	if read.NameIn(words) == "" {
		return bot.T("baocaothay.picture_more", "unit", unitName(own)), nil, nil
	}
	found, err = t.unitsFor(words)
	return bot.T("baocaothay.picture_whose", "words", bot.Raw(shorten(read.NameIn(words), 100)), "unit", unitName(own)), found, err
}

// holdApart holds the picture of this event and asks.
func (t *deskTurn) holdApart(a apart) (bot.Effects, error) {
	a.Event, a.Caption = t.Event.ID, t.Event.Text
	t.hold(a.Event)
	return t.askWhose(a)
}

// readApart is the question of a button.
func (t *deskTurn) readApart(c call) (a apart, ok bool, err error) {
	if len(c.fields) == 0 {
		return a, false, nil
	}
	ok, err = t.readView(apartView, c.fields[0], &a)
	return a, ok, err
}

// behalfShot takes the answer: the report at hand, another unit, or none.
func (t *deskTurn) behalfShot(c call) (bot.Effects, error) {
	a, ok, err := t.readApart(c)
	if !ok {
		return t.staleAfter(err)
	}
	if own, e, err := t.tappedUnit(call{fields: []string{num(a.Unit)}}); own == nil {
		return e, err
	}
	field := ""
	if len(c.fields) > 1 {
		field = c.fields[1]
	}
	if c.answer {
		found, err := t.unitsFor(unitWords(read.Text(c.args)))
		if err != nil || len(found) != 1 {
			return t.askWhoseAgain(a, err)
		}
		field = num(found[0].ID)
	}
	held := t.state.Shots.release(a.Event)
	if field == apartNone {
		return t.backFrom(a, bot.T("baocaothay.picture_unused"))
	}
	u, e, err := t.tappedUnit(call{fields: []string{field}})
	switch {
	case u == nil:
		return e, err
	case len(held) == 0:
		return t.stale()
	case u.ID != a.Unit:
		return t.beginWith(*u, a, held)
	case a.Step == "":
		return t.addHeld(a, *u, held)
	}
	return t.takeHeld(a, held)
}

func (t *deskTurn) askWhoseAgain(a apart, err error) (bot.Effects, error) {
	if err != nil {
		return bot.Effects{}, err
	}
	return t.askWhose(a)
}

// backFrom shows the step that waits, below a sentence.
func (t *deskTurn) backFrom(a apart, said bot.Text) (bot.Effects, error) {
	if a.Step == "" {
		return t.answer(said), nil
	}
	return t.under(said, readTap(a.Step))
}
