package dialog

import "vneidbot/bot"

// guide tells how to register, in the office's words or in those that come with
// the program, and whom to ask.
func (t *Talk) guide() {
	steps := bot.T("guide.steps")
	if own := t.f.Campaign.Guide.In(t.st.Language(t.f)); own != "" {
		steps = bot.Raw(own)
	}
	parts := []bot.Part{{Text: bot.T("guide.head")}, {Text: steps}, {Text: t.contacts()}}
	var rows [][]bot.Choice
	if url := t.f.Campaign.TaxURL; url != "" {
		rows = append(rows, row(bot.Choice{Label: bot.T("button.tax"), URL: url}))
	}
	t.aside(parts, rows...)
}

// contacts is whom to ask, with the office unless it is said already.
func (t *Talk) contacts() bot.Text {
	if office := t.whom().beside(); office != "" {
		return bot.T("guide.contact_of", "contact", t.reach(), "office", office)
	}
	return bot.T("guide.contact", "contact", t.reach())
}
