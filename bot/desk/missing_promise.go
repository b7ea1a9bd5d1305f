package desk

import (
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// promiseWithin is how far ahead a promise is noted.
const promiseWithin = 14 * 24 * time.Hour

// promise asks for an hour that no button offers, and notes it.
func (t *deskTurn) promise(c call) (bot.Effects, error) {
	p, u, e, err := t.phoned(c)
	if u == nil {
		return e, err
	}
	if len(c.fields) < 5 {
		return t.stale()
	}
	if !c.answer {
		return t.askFree("chuabaocao", c, bot.T("chuabaocao.which_hour", "unit", unitName(*u))), nil
	}
	at, wrong := t.promised(c.args)
	if wrong.Key != "" {
		return t.askHour(p, *u, c.fields[4], wrong, t.hoursMeant(c.args)...), nil
	}
	k := bot.Call{Unit: u.ID, Event: t.Event.ID, By: t.Event.From, State: bot.Promised, Promised: at, At: t.Event.At}
	return t.noteCall(p, *u, k, c.fields[4])
}

// askHour asks for another hour of the unit's call, or which one of these.
func (t *deskTurn) askHour(p place, u bot.Unit, seen string, wrong bot.Text, hours ...time.Time) bot.Effects {
	var choices []bot.Choice
	for _, at := range hours {
		choices = append(choices, bot.Choice{Label: bot.Text{Args: bot.Args{"": t.clockOrDay(at)}}, Data: t.placeData(verbCall, p, num(u.ID), promiseNote(at), seen)})
	}
	if len(hours) > 0 {
		wrong = bot.T("chuabaocao.which_of_hours", "unit", unitName(u))
	}
	verb, fields := splitData(t.placeData(verbPromise, p, num(u.ID), seen))
	return t.askFree("chuabaocao", call{name: verb, fields: fields}, wrong, paired(choices)...)
}

// dayParts are the hours that are meant by a part of the day.
var dayParts = []struct {
	word  string
	hours []int
}{{"sang", []int{8, 9, 10, 11}}, {"trua", []int{11, 12, 13}}, {"chieu", []int{14, 15, 16, 17}}, {"toi", []int{18, 19, 20}}, {"", []int{8, 10, 14, 16}}}

// hoursMeant are those to choose from where a part of a day was said, or another day,
// and no hour.
func (t *deskTurn) hoursMeant(words string) (hours []time.Time) {
	due, problem := read.Dates(words, t.day)
	if problem.Kind != "" || due.Units != read.NoHour || len(due.Days) > 1 {
		return nil
	}
	day, said := t.day, " "+vn.Fold(words)+" "
	if len(due.Days) == 1 {
		day = due.Days[0]
	}
	for _, part := range dayParts {
		if !strings.Contains(said, " "+part.word+" ") && (part.word != "" || len(due.Days) == 0) {
			continue
		}
		for _, hour := range part.hours {
			if at := t.Place.At(day, hour, 0); at.After(t.now) && at.Before(t.now.Add(promiseWithin)) {
				hours = append(hours, at)
			}
		}
		return hours
	}
	return nil
}

// promised reads an hour as it is said on the phone, of today or of a day that is named;
// else it tells what is wrong.
func (t *deskTurn) promised(words string) (at time.Time, wrong bot.Text) {
	said, _, ok := read.MomentIn(words, t.day)
	day, hour := t.day, int(said.Hour)
	switch {
	case said.In > 0:
		return t.now.Add(said.In).Truncate(time.Minute), wrong
	case !ok || said.Hour == read.NoHour:
		return at, bot.T("chuabaocao.no_hour")
	case !said.Day.IsZero():
		day = said.Day
	}
	at = t.Place.At(day, hour/60, hour%60)
	if said.Day.IsZero() && at.Before(t.now) && at.Add(12*time.Hour).After(t.now) && hour < 8*60 {
		at = at.Add(12 * time.Hour) // "hẹn 2 giờ" is said of the afternoon
	}
	switch {
	case at.Before(t.now):
		return at, bot.T("chuabaocao.past_hour", "clock", t.clockOrDay(at))
	case at.After(t.now.Add(promiseWithin)):
		return at, bot.T("chuabaocao.far_hour", "at", at)
	}
	return at, wrong
}
