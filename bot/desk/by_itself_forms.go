package desk

import "vneidbot/bot"

// AtAreasHour tells an officer that forms of areas that are wholly the own were frozen by
// themselves. Not ok: none was; who has all areas hears of it in the group of the whole.
func (d *Desk) AtAreasHour(records Snapshot, u Unasked, who bot.AccountID, forms []bot.Form) (e bot.Effects, ok bool, err error) {
	t, err := d.openUnasked(records, u, who)
	if err != nil || t.who.own().Covers(bot.Everything) {
		return e, false, err
	}
	var own []bot.Form
	for _, f := range forms {
		if t.mayFreeze(f.Area) {
			own = append(own, f)
		}
	}
	if len(own) == 0 {
		return e, false, nil
	}
	text, err := t.frozenThemselves(own)
	if err != nil {
		return e, false, err
	}
	send := data(verbCommand, "guilenso")
	if len(own) == 1 {
		send = t.scopeData(verbSendArea, bot.WholeArea(own[0].Area), "0")
	}
	say := t.sayParts([]bot.Part{{Text: text}, {Text: bot.T("guilenso.still")}}, []bot.Choice{button("send_up", send)})
	standFor(&say)
	return bot.Effects{Say: []bot.Say{say}, Writes: t.kept}, true, nil
}

// frozenThemselves says of one form its numbers, of several whose they are.
func (t *deskTurn) frozenThemselves(forms []bot.Form) (bot.Text, error) {
	if len(forms) == 1 {
		place, err := t.describe(bot.WholeArea(forms[0].Area))
		if err != nil {
			return bot.Text{}, err
		}
		return t.itselfText(forms[0], place)
	}
	var areas []bot.AreaID
	for _, f := range forms {
		areas = append(areas, f.Area)
	}
	place, err := t.describe(bot.Scope{{Areas: areas, AllLevels: true}})
	return bot.T("guilenso.itself_several", "place", place, "round", t.ofRound(forms[0]), "at", bot.Clock(forms[0].Areas)), err
}
