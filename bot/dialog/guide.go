package dialog

import "vneidbot/bot"

// guide tells how to register, in the office's words or in those that come with
// the program, and whom to ask. The letter goes before it: what is asked stands
// last.
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
	t.letter()
	t.aside(parts, rows...)
}

// letter sends the campaign's letter as a file, if the office has given one.
func (t *Talk) letter() {
	f := t.f.Campaign.Document
	if f == nil {
		return
	}
	text := bot.Raw(f.Name)
	if named := t.f.Campaign.Letter; named != "" {
		text = bot.Raw(named)
	}
	t.fx.Say = append(t.fx.Say, bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: text}}, File: f})
}

// lookUpTax is the button that leads to the tax office's page, in words: typed, a link
// opens nothing.
func (t *Talk) lookUpTax() {
	url := t.f.Campaign.TaxURL
	if url == "" {
		t.guide()
		return
	}
	t.tell(bot.T("guide.tax", "url", url), row(bot.Choice{Label: bot.T("button.tax"), URL: url}))
}

// contacts is whom to ask, with the office unless it is said already.
func (t *Talk) contacts() bot.Text {
	if office := t.whom().beside(); office != "" {
		return bot.T("guide.contact_of", "contact", t.reach(), "office", office)
	}
	return bot.T("guide.contact", "contact", t.reach())
}
