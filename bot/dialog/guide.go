package dialog

import "vneidbot/bot"

// guide tells how to register, and whom to ask.
func (t *Talk) guide() {
	parts := []bot.Part{{Text: bot.T("guide.head")}}
	if g := t.f.Campaign.Guide; g != "" {
		parts = append(parts, bot.Part{Text: bot.Raw(g)})
	} else {
		parts = append(parts, bot.Part{Text: bot.T("guide.steps")})
	}
	parts = append(parts, bot.Part{Text: t.whom()})
	var rows [][]bot.Choice
	if url := t.f.Campaign.TaxURL; url != "" {
		rows = append(rows, row(bot.Choice{Label: bot.T("button.tax"), URL: url}))
	}
	t.aside(parts, rows...)
}

// whom is whom to ask, as far as the records say.
func (t *Talk) whom() bot.Text {
	if name, _ := t.contact(); name == "" {
		return bot.T("guide.office", "office", t.office())
	}
	return bot.T("guide.contact", "contact", t.reach(), "office", t.office())
}
