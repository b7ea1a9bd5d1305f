package desk

import "vneidbot/bot"

// live counts the area as it stands now, for the period.
func (t *deskTurn) live(area bot.AreaID, p bot.Period) (bot.Tally, error) {
	rows, err := t.records.Tally(bot.TotalsOf{Scope: bot.WholeArea(area), By: bot.ByArea, AsOf: bot.AsOfMoment(t.now), Since: bot.Since{All: p.Since}, Reach: true, Silent: t.Silent})
	return bot.Sum(rows), err
}

// sinceFreeze says what the area's numbers are now, where they are others than those of a
// form that was frozen before: whoever confirmed meanwhile sends that too.
func (t *deskTurn) sinceFreeze(d drawnUp) ([]bot.Part, error) {
	if d.write != nil {
		return nil, nil
	}
	_, p, err := t.forming(d.Area)
	if err != nil {
		return nil, err
	}
	now, err := t.live(d.Area, p)
	was := d.sum
	was.Reached, was.Outside, was.Excluded = now.Reached, now.Outside, now.Excluded // of which a form says nothing
	if err != nil || now == was {
		return nil, err
	}
	d.sum = now
	return []bot.Part{{Text: bot.T("guilenso.moved", "first", d.first(), "good", now.Good(), "total", now.Total, "confirmed", now.Confirmed)}}, nil
}

// tapFresh freezes the area anew, and asks about that form.
func (t *deskTurn) tapFresh(c call) (bot.Effects, error) {
	scope, _, e, err := t.tappedPiles(c)
	if err != nil || e != nil {
		return deref(e), err
	}
	if e, err := t.oneArea(scope, "guilenso", verbSendArea); e != nil || err != nil {
		return deref(e), err
	}
	d, said, err := t.drawUp(single(scope))
	if d == nil || err != nil {
		return said, err
	}
	sent, err := t.sentOf(d.Area, d.Day)
	if err != nil {
		return bot.Effects{}, err
	}
	return t.askSending(*d, sent)
}

// ofRound names the round of a form in a sentence, where it has one.
func (t *deskTurn) ofRound(f bot.Form) bot.Text {
	if f.Round == 0 {
		return bot.Raw("")
	}
	return bot.T("guilenso.round", "day", bot.Day(t.Place.At(f.Day, 0, 0)))
}
