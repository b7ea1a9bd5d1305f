package desk

import (
	"vneidbot/bot"
	"vneidbot/bot/summary"
)

// overMost is how many rounds a picture goes back.
const overMost = 12

// showChartOver draws how the scope stood at each cut-off that was frozen, and now.
func (t *deskTurn) showChartOver(s selection) (bot.Effects, error) {
	scope, place, e, err := t.chartable(s)
	if err != nil || e != nil {
		return deref(e), err
	}
	over, err := t.over(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	s = t.suited(s)
	now := button("chart_now", t.carried(selection{scope: s.scope, by: s.by}).under(verbChart))
	if over == nil {
		return t.passing(bot.T("bieudo.no_rounds"), []bot.Choice{now}), nil
	}
	over.Place = place
	png, err := summary.ChartOver(t.Words, t.Lang, *over)
	return t.picture(png, []bot.Part{{Text: bot.T("bieudo.over_caption", "place", place, "at", t.now)}}, []bot.Choice{now}), err
}

// over are the moments of a scope; nil before the first cut-off, or without units.
func (t *deskTurn) over(scope bot.Scope) (*summary.Over, error) {
	days, err := t.records.CutDays(overMost)
	if err != nil {
		return nil, err
	}
	o := &summary.Over{}
	for i := len(days) - 1; i >= 0; i-- {
		forms, err := t.cutsOf(days[i], scope)
		if err != nil {
			return nil, err
		}
		if len(forms) == 0 {
			continue
		}
		rows, err := t.tallyCut(forms, scope, bot.ByArea)
		if err != nil {
			return nil, err
		}
		if sum := bot.Sum(rows); sum.Total > 0 {
			o.Moments = append(o.Moments, summary.Moment{At: cutFor(forms, scope).Units.In(t.now.Location()), Sum: sum, Round: true})
		}
	}
	rounds, err := t.records.Rounds()
	if err != nil {
		return nil, err
	}
	rows, err := t.tally(scope, bot.ByArea, rounds.Since(t.now))
	sum := bot.Sum(rows)
	if err != nil || sum.Total == 0 || len(o.Moments) == 0 {
		return nil, err
	}
	o.Moments = append(o.Moments, summary.Moment{At: t.now, Sum: sum})
	for _, r := range rounds.Of(single(scope)) {
		if r.Units.After(t.now) {
			o.Ahead = append(o.Ahead, r.Units.In(t.now.Location()))
		}
	}
	return o, nil
}
