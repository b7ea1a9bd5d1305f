package desk

import (
	"slices"
	"time"

	"vneidbot/bot"
)

// roundStanding counts the units of the chat's scope by how they stand in a round that is
// frozen, but for areas whose own hour is still to come; not ok before.
func (t *deskTurn) roundStanding(r bot.Round, all bot.Rounds) (text bot.Text, ok bool, err error) {
	scope, ok := t.who.reads().Narrow(roundScope(r.Area))
	if !ok {
		return text, false, nil
	}
	cuts, err := t.cutsOf(r.Day, scope)
	whole := func(f bot.Form) bool { return f.Area == r.Area }
	if err != nil || !slices.ContainsFunc(cuts, whole) { // an area's own alone is not the round
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
	in, err := t.standNow(forms, scope, r.Day, all)
	if err != nil {
		return text, false, err
	}
	excused, err := t.records.Excused(forms, scope)
	if err != nil {
		return text, false, err
	}
	onTime := bot.T("kybaocao.on_time", "n", in[bot.OnTime])
	if excused > 0 {
		onTime = bot.T("kybaocao.on_time_excused", "n", in[bot.OnTime], "excused", excused)
	}
	total := in[bot.OnTime] + in[bot.Unmoved] + in[bot.Late] + in[bot.NotYet]
	text = bot.T("kybaocao.standing", "on_time", onTime, "kept", in[bot.Unmoved], "late", in[bot.Late], "not", in[bot.NotYet])
	lacking, err := t.notYetCut(all, cuts, scope, r.Day)
	if len(lacking) > 0 {
		text = bot.T("kybaocao.standing_but", "standing", text, "areas", lacking)
	}
	return text, total > 0, err
}

// standNow counts units by how they stand in a round: as they were frozen, and with what came
// later on its day, as their receipts say it.
func (t *deskTurn) standNow(forms []bot.Form, scope bot.Scope, day time.Time, all bot.Rounds) (map[bot.InRound]int, error) {
	in, err := t.records.InRound(forms, scope)
	if err != nil {
		return nil, err
	}
	window := func(area bot.AreaID) bot.Window {
		p, _ := all.Of(area).Forming(day)
		return p.Window()
	}
	moved, err := t.records.MovedInRound(forms, scope, window, t.Place.At(day.AddDate(0, 0, 1), 0, 0))
	for state, n := range moved {
		in[state] += n
	}
	return in, err
}

// closed tells whether the last hour for forms of the round's day has passed, of the areas
// that the chat sees.
func (t *deskTurn) closed(r bot.Round, all bot.Rounds) bool {
	for _, o := range all {
		if o.Day.Equal(r.Day) && (r.Area == 0 || o.Area == r.Area) && (o.ID == r.ID || t.who.reads().HasArea(o.Area)) && t.now.Before(o.Closes()) {
			return false
		}
	}
	return true
}

// passedLine is a round whose units' hour is over, with how they stood.
func (t *deskTurn) passedLine(r bot.Round, all bot.Rounds) (bot.Text, error) {
	over := bot.T("kybaocao.is_over")
	if !t.closed(r, all) {
		over = bot.T("kybaocao.units_over")
	}
	standing, ok, err := t.roundStanding(r, all)
	if !ok {
		return bot.T("kybaocao.passed", "round", t.roundLine(r, all), "over", over), err
	}
	return bot.T("kybaocao.passed_standing", "round", t.roundLine(r, all), "over", over, "standing", standing), err
}
