package desk

import (
	"strings"
	"unicode/utf8"

	"vneidbot/bot"
)

// standings are the ways in and out of the total, by the letter of their buttons.
var standings = map[string]struct {
	act string
	to  bot.Standing
}{
	"c": {actClose, bot.Closed},
	"e": {actExempt, bot.Exempt},
	"o": {actReopen, bot.Counted},
}

// standingButtons are the ways that are open to the unit.
func standingButtons(u bot.Unit) (out [][]bot.Choice) {
	id := num(u.ID)
	switch u.Standing {
	case bot.Counted, bot.Pending:
		return [][]bot.Choice{{button("unit_close", data(verbStanding, id, "c")), button("unit_exempt", data(verbStanding, id, "e"))}}
	case bot.Closed, bot.Exempt, bot.Void:
		return [][]bot.Choice{{button("unit_reopen", data(verbStanding, id, "o"))}}
	}
	return nil
}

// maxReason is how long a reason may be, in letters.
const maxReason = 300

// editStanding asks why, and whether the unit is to be taken out of the total, or in.
func (t *deskTurn) editStanding(c call) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	if len(c.fields) != 2 || standings[c.fields[1]].act == "" {
		return t.stale()
	}
	way := standings[c.fields[1]]
	reason := strings.Join(strings.Fields(c.args), " ")
	switch letters := utf8.RuneCountInString(reason); {
	case u.Area == 0:
		return t.answer(bot.T("donvi.area_first", "unit", unitName(*u)), []bot.Choice{button("unit_area", data(verbMove, num(u.ID)))}, backToCard(*u)), nil
	case u.Standing == way.to:
		return t.changedBefore(*u, way.act)
	case !c.answer || reason == "":
		return t.askFree("donvi", c, bot.T("donvi.why_"+c.fields[1], "unit", unitName(*u))), nil
	case letters > maxReason:
		return t.askFree("donvi", c, bot.T("donvi.reason_long", "n", letters, "most", maxReason)), nil
	}
	now := u.Card()
	now.Standing = way.to
	return t.propose(*u, change{Act: way.act, Now: now, Reason: reason})
}

// accept takes a unit into the roster that somebody reported for. Its area has to
// be known.
func (t *deskTurn) accept(c call) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	switch {
	case u.Standing != bot.Pending:
		return t.changedBefore(*u, actAccept)
	case u.Area == 0:
		return t.answer(bot.T("donvi.area_first", "unit", unitName(*u)), []bot.Choice{button("unit_area", data(verbMove, num(u.ID)))}, backToCard(*u)), nil
	}
	now := u.Card()
	now.Standing = bot.Counted
	return t.propose(*u, change{Act: actAccept, Now: now})
}

// askReopen is the question whether a unit is to count again: what it had stays with the
// one in which it ended.
func (t *deskTurn) askReopen(question bot.Text, u bot.Unit) (bot.Text, error) {
	m, err := t.records.MergeOf(u.ID)
	if err != nil || m == nil || !m.Undone.IsZero() {
		return question, err
	}
	into, err := t.records.Unit(m.Into)
	if err != nil || into == nil {
		return question, err
	}
	return bot.T("donvi.ask_reopen_merged", "question", question, "into", unitName(*into)), nil
}
