package desk

import (
	"slices"

	"vneidbot/bot"
)

// freezeOn answers who types a day with /chotso: a form is of this moment, for the round
// that is formed now. Of another one it shows what there is.
func (t *deskTurn) freezeOn(scope bot.Scope, asked askedDay) (bot.Effects, error) {
	if e, err := t.oneArea(scope, "chotso", verbFreeze); e != nil || err != nil {
		return deref(e), err
	}
	area := single(scope)
	now := []bot.Choice{button("freeze", t.scopeData(verbFreeze, bot.WholeArea(area), "0"))}
	if asked.hour {
		return t.answer(bot.T("chotso.this_moment"), now), nil
	}
	p, ok, err := t.askedPeriod(area, asked)
	if err != nil || !ok {
		return t.noRoundOn(asked, err)
	}
	_, forming, err := t.forming(area)
	switch day := bot.Day(p.Round.Units); {
	case err != nil:
		return bot.Effects{}, err
	case p.Round.ID == forming.Round.ID:
		return t.freeze(area)
	case p.Round.Day.After(t.day):
		return t.answer(bot.T("chotso.not_yet", "day", day), []bot.Choice{button("rounds", data(verbRounds))}), nil
	default:
		return t.aboveReceived(bot.T("chotso.over", "day", day), area, p)
	}
}

// aboveReceived is what the area sent for a round, below a sentence.
func (t *deskTurn) aboveReceived(text bot.Text, area bot.AreaID, p bot.Period) (bot.Effects, error) {
	e, err := t.showReceived(area, p)
	if err == nil && len(e.Say) > 0 {
		e.Say[0].Parts = slices.Concat([]bot.Part{{Text: text}}, e.Say[0].Parts)
	}
	return e, err
}

// toBeSent tells whether the round that was typed is the one of which a form is sent now, so
// that it need not have been typed: today's, or an earlier one whose form was not sent.
func (t *deskTurn) toBeSent(area bot.AreaID, asked askedDay) (bool, error) {
	if asked.today(t.day) {
		return true, nil
	}
	p, ok, err := t.askedPeriod(area, asked)
	if err != nil || !ok || asked.hour {
		return false, err
	}
	day, _, err := t.forming(area)
	if err != nil || !p.Round.Day.Equal(day) {
		return false, err
	}
	sent, err := t.sentOf(area, day)
	return sent.Times == 0, err
}
