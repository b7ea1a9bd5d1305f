package desk

import (
	"strconv"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// changeSince asks from which day on a change holds, and asks about it again.
func (t *deskTurn) changeSince(c call) (bot.Effects, error) {
	u, ch, e, err := t.tappedChange(c)
	if u == nil {
		return e, err
	}
	if !c.answer {
		return t.askFree("donvi", c, bot.T("donvi.which_day", "today", bot.Day(t.day))), nil
	}
	day, ok := readDay(c.args, t.day)
	if !ok {
		return t.askFree("donvi", c, bot.T("donvi.no_day", "today", bot.Day(t.day))), nil
	}
	ch.Since = day
	_, refused, err := t.from(*u, ch)
	if err != nil {
		return bot.Effects{}, err
	}
	if refused != nil {
		t.awaitWords("donvi", data(c.name, c.fields...))
		return *refused, nil
	}
	return t.propose(*u, ch)
}

// from is the moment from which the change holds; a day that cannot be is refused:
// one to come, and one before what is recorded of the same kind already.
func (t *deskTurn) from(u bot.Unit, ch change) (time.Time, *bot.Effects, error) {
	entries, err := t.records.EntriesOf(u.ID)
	if err != nil {
		return time.Time{}, nil, err
	}
	fact, _ := ch.Was.Changed(ch.Now.UnitState)
	last := bot.LastSaid(entries, fact)
	since := t.Event.At
	if ch.Since.IsZero() {
		return latest(since, last), nil, nil
	}
	if ch.Since.Before(t.day) {
		since = t.Place.At(ch.Since, 0, 0)
	}
	var no bot.Text
	switch {
	case ch.Since.After(t.day):
		no = bot.T("donvi.day_ahead", "day", bot.Day(ch.Since))
	case t.Place.Day(last).After(t.Place.Day(since)):
		no = bot.T("donvi.day_early", "day", bot.Day(last))
	default:
		return latest(since, last), nil, nil
	}
	e := t.answer(no, backToCard(u))
	return time.Time{}, &e, nil
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// readDay reads a day in any common form, also in a few words ("đến 15/12", "thứ sáu
// tuần sau"); without a year it is the one of today.
func readDay(text string, today time.Time) (time.Time, bool) {
	switch vn.Fold(text) {
	case "hom nay", "nay", "today":
		return today, true
	case "hom qua", "qua", "yesterday":
		return today.AddDate(0, 0, -1), true
	}
	if day, ok := vn.Day(text); ok {
		return day, true
	}
	if day, ok := vn.Day(text + "/" + strconv.Itoa(today.Year())); ok {
		return day, true
	}
	due, problem := read.Dates(text, today)
	if problem.Kind != "" || len(due.Days) != 1 {
		return time.Time{}, false
	}
	day := due.Days[0]
	if due.Next {
		day = day.AddDate(today.Year()-day.Year(), 0, 0)
	}
	return day, true
}
