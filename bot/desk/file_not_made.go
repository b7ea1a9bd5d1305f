package desk

import (
	"time"

	"vneidbot/bot"
)

// tapNotMade has the button tapped that says that a file was not made; full tells that the
// disk was the reason.
func tapNotMade(tell bot.Event, verb string, full bool, at time.Time) []bot.Write {
	d := data(verb)
	if full {
		d = data(verb, "1")
	}
	return []bot.Write{tapBy(tell, at, d)}
}

// notMade says so. Whoever asked can do nothing against a full disk by asking again.
func (t *deskTurn) notMade(c call, why bot.Text) (bot.Effects, error) {
	if len(c.fields) > 0 {
		why = bot.T("file.no_room")
	}
	return t.answer(why), nil
}
