package desk

import (
	"slices"

	"vneidbot/bot"
)

// roundStanding counts the units of the chat's scope by how they stand in a round that is
// frozen; not ok before.
func (t *deskTurn) roundStanding(r bot.Round) (text bot.Text, ok bool, err error) {
	scope, ok := t.who.reads().Narrow(roundScope(r.Area))
	if !ok {
		return text, false, nil
	}
	cuts, err := t.cutsOf(r.Day, scope)
	if err != nil || len(cuts) == 0 {
		return text, false, err
	}
	itself, err := t.records.OwnForms(r.Day, bot.Automatic)
	if err != nil {
		return text, false, err
	}
	sent, err := t.records.Sent(r.Day)
	if err != nil {
		return text, false, err
	}
	forms := slices.DeleteFunc(bot.ThatCount(cuts, itself, sent), func(f bot.Form) bool { return f.Area != 0 && !scope.HasArea(f.Area) })
	in, err := t.records.InRound(forms, scope)
	if err != nil {
		return text, false, err
	}
	excused, err := t.records.Excused(forms, scope)
	onTime := bot.T("kybaocao.on_time", "n", in[bot.OnTime])
	if excused > 0 {
		onTime = bot.T("kybaocao.on_time_excused", "n", in[bot.OnTime], "excused", excused)
	}
	total := in[bot.OnTime] + in[bot.Unmoved] + in[bot.Late] + in[bot.NotYet]
	return bot.T("kybaocao.standing", "on_time", onTime, "kept", in[bot.Unmoved], "late", in[bot.Late], "not", in[bot.NotYet]), total > 0, err
}

// passedLine is a round that is over, with how the units stood.
func (t *deskTurn) passedLine(r bot.Round, all bot.Rounds) (bot.Text, error) {
	standing, ok, err := t.roundStanding(r)
	if !ok {
		return bot.T("kybaocao.passed", "round", t.roundLine(r, all)), err
	}
	return bot.T("kybaocao.passed_standing", "round", t.roundLine(r, all), "standing", standing), err
}
