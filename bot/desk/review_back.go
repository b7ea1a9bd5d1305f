package desk

import "vneidbot/bot"

// leaving has the question's last button lead back to the sheet that it is about.
func leaving(e bot.Effects, sheet string) bot.Effects {
	rows := e.Say[0].Choices
	last := rows[len(rows)-1]
	last[len(last)-1].Data = data(verbBackToSheet, sheet)
	return e
}

// backToSheet waits for the numbers of a sheet again: nothing of it was decided.
func (t *deskTurn) backToSheet(c call) (bot.Effects, error) {
	s, e, err := t.tappedSheet(c)
	if s == nil {
		return e, err
	}
	id := c.fields[0]
	t.awaitWords("xacnhan", data(verbReturn, id))
	if s.single() {
		return t.answer(bot.T("xacnhan.kept_one", "unit", s.Items[0].unit()), singleChoices(id, s.Items[0])...), nil
	}
	if !t.Caps.Buttons {
		return t.answer(bot.T("xacnhan.kept_typed", "n", s.pictures(), "reports", len(s.Items))), nil
	}
	return t.answer(bot.T("xacnhan.kept", "n", s.pictures(), "reports", len(s.Items)), sheetChoices(id, *s)...), nil
}

// singleChoices are the buttons below a report that is looked at by itself.
func singleChoices(id string, item shownItem) [][]bot.Choice {
	return [][]bot.Choice{
		{button("review_confirm", data(verbConfirm, id)), button("review_return", data(verbReturn, id))},
		{button("review_later", data(verbLater, id)), button("unit_back", data(verbCard, num(item.Unit)))},
	}
}

// sheetChoices are the buttons below a sheet. No number picks one of them: numbers are
// those of its pictures.
func sheetChoices(id string, s sheetShown) [][]bot.Choice {
	all := bot.Choice{Label: bot.T("button.review_all", "n", len(s.Items)), Data: data(verbConfirm, id), Unnumbered: true}
	later := button("review_later", data(verbLater, id))
	later.Unnumbered = true
	return [][]bot.Choice{{all, later}}
}
