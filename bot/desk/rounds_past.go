package desk

import (
	"slices"
	"time"

	"vneidbot/bot"
)

// roundsPassed is how many of the rounds of an area, the first ones, have passed.
func roundsPassed(of bot.Rounds, now time.Time) int {
	if next := slices.IndexFunc(of, func(r bot.Round) bool { return r.InTime(now) }); next >= 0 {
		return next
	}
	return len(of)
}

// pastRounds is a page of the rounds that have passed, each with its button: 0 is the last
// ones, whatever the list above them shows.
func (t *deskTurn) pastRounds(page int) (bot.Effects, error) {
	all, err := t.records.Rounds()
	if err != nil {
		return bot.Effects{}, err
	}
	of := all.Of(t.whose())
	end := roundsPassed(of, t.now) - page*shownPast
	if page < 0 || end <= 0 { // there are fewer now
		return t.roundsUnder(nil)
	}
	place, err := t.describe(t.who.reads())
	if err != nil {
		return bot.Effects{}, err
	}
	var lines bot.Lines
	var choices [][]bot.Choice
	for _, r := range of[max(end-shownPast, 0):end] {
		line, err := t.passedLine(r, all)
		if err != nil {
			return bot.Effects{}, err
		}
		lines, choices = append(lines, line), append(choices, []bot.Choice{roundButton(r)})
	}
	if end > shownPast {
		choices = append(choices, []bot.Choice{button("rounds_earlier", data(verbRounds, num(page+1), num(t.whose())))})
	}
	choices = append(choices, []bot.Choice{button("rounds", data(verbRounds))})
	parts := []bot.Part{{Text: bot.T("kybaocao.head_past", "place", place, "lines", lines)}}
	return bot.Effects{Say: []bot.Say{t.sayParts(parts, choices...)}}, nil
}
