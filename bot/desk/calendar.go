package desk

import (
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/summary"
)

// calendar is /lich: the rounds that are to come, as a file for calendars.
func calendar() command {
	return command{name: "lich", asked: "lịch|lịch báo cáo|calendar", aliases: []string{"lichbaocao", "calendar"}, brings: true, action: action{readTotals, (*deskTurn).calendar}}
}

func (t *deskTurn) calendar(call) (bot.Effects, error) {
	all, err := t.records.Rounds()
	if err != nil {
		return bot.Effects{}, err
	}
	coming := slices.DeleteFunc(all.Of(t.whose()), func(r bot.Round) bool { return !r.InTime(t.now) })
	if len(coming) == 0 {
		return t.answer(bot.T("lich.none", "typed", t.typed("kybaocao"))), nil
	}
	place, err := t.describe(t.who.reads())
	if err != nil {
		return bot.Effects{}, err
	}
	if !t.carries() {
		return t.answer(bot.T("lich.nowhere", "typed", t.typed("kybaocao"))), nil
	}
	office, err := t.records.Campaign()
	if err != nil {
		return bot.Effects{}, err
	}
	file := summary.ICS(t.Words, t.Lang, summary.Calendar{Place: place, Office: t.Place, Rounds: coming, UID: t.Tokens.RoundUID, At: t.now, Ahead: office.Tact.Ahead})
	s := t.say(bot.T("lich.text", "typed", t.typed("lich"), "n", len(coming), "place", place, "hours", int(office.Tact.Ahead.Hours())))
	s.Made = &bot.Made{Name: "ky-bao-cao.ics", Mime: "text/calendar", Data: file}
	return bot.Effects{Say: []bot.Say{s}}, nil
}
