package dialog

import (
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// besideHour are the words that may stand beside an hour at which somebody wants to be
// asked, where nothing else is said.
const besideHour = " sang trua chieu toi nay mai luc vao den khoang hen nhac lai hoi xin em toi minh nhe nha a "

// namesHour takes words that are an hour alone as the buttons of a reminder that name one:
// "chiều nay 14h30", "sáng mai 8h".
func (t *Talk) namesHour() bool {
	if t.ev.Kind != bot.Said || t.in.Says(read.Asks) {
		return false
	}
	due, problem := read.Dates(t.in.Text, t.f.Day)
	if problem.Kind != "" || due.Units == read.NoHour || due.Areas != read.NoHour || len(due.Days) > 1 {
		return false
	}
	for word := range strings.FieldsSeq(vn.Fold(due.Rest)) {
		if !strings.Contains(besideHour, " "+word+" ") {
			return false
		}
	}
	at := t.f.Began.Add(time.Duration(due.Units) * time.Minute)
	if len(due.Days) == 1 {
		at = at.Add(due.Days[0].Sub(t.f.Day))
	}
	units := t.tellers()
	if len(units) == 0 || at.Before(t.ev.At) {
		return false
	}
	t.waitUntil(at, units)
	return true
}

// tellers are the units of the account that have something to report.
func (t *Talk) tellers() (ids []bot.UnitID) {
	for _, u := range t.f.Units {
		if t.toTell(u) {
			ids = append(ids, u.ID)
		}
	}
	return ids
}
