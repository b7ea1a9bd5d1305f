package desk

import (
	"slices"
	"time"

	"vneidbot/bot"
)

// The units that only the list has are written to as a reminder writes to those that are
// missing (chase_send.go): each once a day, not in the quiet hours, not where it is paused.

// lookAgainKey is within what a unit's people are written to once.
func (t *deskTurn) lookAgainKey() bot.RoundKey {
	return bot.RoundKey("doichieu:" + t.day.Format(time.DateOnly))
}

// toLookAgain lists who can be written to about the units of a comparison that have not
// reported since that their registration was received.
func (t *deskTurn) toLookAgain(view string, q bot.MissingOf, behind bot.AccountID) (list []bot.Chased, err error) {
	var sum bot.AgainstSum
	if ok, err := t.readView(againstView, view, &sum); !ok || err != nil {
		return nil, err
	}
	q.Since = bot.Since{All: t.now} // of whatever round the report is
	all, _, err := t.unpaused(q, t.lookAgainKey(), behind)
	for _, c := range all {
		c.Units = slices.DeleteFunc(c.Units, func(u bot.MissingUnit) bool { return !slices.Contains(sum.Theirs, u.ID) })
		if len(c.Units) > 0 {
			list = append(list, c)
		}
	}
	return list, err
}

// askLookAgain asks whether those who can be written to are to be asked to look again.
func (t *deskTurn) askLookAgain(c call) (bot.Effects, error) {
	id, sum, e, err := t.tappedAgainst(c)
	if sum == nil {
		return e, err
	}
	q, _, err := t.missingOf(sum.Scope)
	if err != nil {
		return bot.Effects{}, err
	}
	if _, err := t.loadAreas(); err != nil {
		return bot.Effects{}, err
	}
	list, err := t.toLookAgain(id, q, "")
	if err != nil {
		return bot.Effects{}, err
	}
	units := len(unitsOf(list))
	if units == 0 {
		return t.answer(bot.T("doichieu.nobody", "n", len(sum.Theirs))), nil
	}
	parts := []bot.Part{{Text: bot.T("doichieu.ask_again", "n", units)}, {Text: bot.T("dondoc.text", "text", t.lookAgain(list[0]))}}
	if left := len(sum.Theirs) - units; left > 0 {
		parts = append(parts, bot.Part{Text: bot.T("doichieu.left", "n", left)})
	}
	send := bot.Choice{Label: bot.T("button.send_reminders", "n", len(list)), Data: data(verbDoAgain, id, num(len(list)))}
	say := bot.Say{Kind: bot.Question, Parts: parts, Choices: [][]bot.Choice{{send}, {button("leave", verbNo)}}}
	return bot.Effects{Say: []bot.Say{say}}, nil
}

// doLookAgain begins to write to them. When there are more than it said, it asks again.
func (t *deskTurn) doLookAgain(c call) (bot.Effects, error) {
	id, sum, e, err := t.tappedAgainst(c)
	if sum == nil {
		return e, err
	}
	q, _, err := t.missingOf(sum.Scope)
	if err != nil {
		return bot.Effects{}, err
	}
	list, err := t.toLookAgain(id, q, "")
	if err != nil {
		return bot.Effects{}, err
	}
	if asked, ok := unnum[int](c.fields[min(1, len(c.fields)-1)]); !ok || len(list) == 0 || len(list) > asked {
		return t.askLookAgain(c)
	}
	s := sending{ID: bot.ChaseID(t.Event.ID), Scope: sum.Scope, Units: len(unitsOf(list)), Tapped: t.Event.Message, List: id}
	s.Phone = max(0, len(sum.Theirs)-s.Units)
	return t.beginSending(s, t.audit("doichieu.nhan", placeObject(sum.Scope)))
}

// lookAgain is what a person is written: about one unit, or about all of them at once.
func (t *deskTurn) lookAgain(c bot.Chased) bot.Text {
	if len(c.Units) == 1 {
		u := c.Units[0]
		if u.Status == bot.NoStatus {
			return bot.T("doichieu.tell_never", "unit", t.withArea(u))
		}
		return bot.T("doichieu.tell", "unit", t.withArea(u), "status", u.Status)
	}
	var lines bot.Lines
	for _, u := range t.lookAgainLines(c) {
		lines = append(lines, u.Line)
	}
	return bot.T("doichieu.tell_many", "lines", lines)
}

// lookAgainLines are what is said of each of several units.
func (t *deskTurn) lookAgainLines(c bot.Chased) (lines []bot.UnitText) {
	if len(c.Units) == 1 {
		return nil
	}
	for _, u := range c.Units {
		line := bot.T("doichieu.tell_line", "unit", t.withArea(u), "status", u.Status)
		if u.Status == bot.NoStatus {
			line = bot.T("doichieu.tell_line_never", "unit", t.withArea(u))
		}
		lines = append(lines, bot.UnitText{Unit: u.ID, Line: line})
	}
	return lines
}
