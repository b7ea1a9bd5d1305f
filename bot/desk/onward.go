package desk

import "vneidbot/bot"

// onward leads from the numbers of a selection to what is done with them. A group that is
// bound to one area is its schools': it leads to where they report. One of more areas
// is of officers, and they have the rest in private.
func (t *deskTurn) onward(s selection, scope bot.Scope) ([][]bot.Choice, error) {
	switch {
	case !t.who.group:
		return [][]bot.Choice{t.deskWork(scope), append(t.workbookOf(scope), t.chartOf(s)...)}, nil
	case single(t.who.reads()) == 0:
		return [][]bot.Choice{append(t.workbookOf(scope), t.chartOf(s)...)}, nil
	}
	var report []bot.Choice
	link, err := t.reportHere(single(scope))
	if link != "" {
		report = append(report, bot.Choice{Label: bot.T("button.report"), URL: link})
	}
	return [][]bot.Choice{append(report, t.chartOf(s)...)}, err
}

// deskWork leads to who is missing, and to the text that chases.
func (t *deskTurn) deskWork(scope bot.Scope) []bot.Choice {
	return []bot.Choice{button("missing", t.scopeData(verbMissing, scope, "0")), button("chase", t.scopeData(verbChase, scope, "0"))}
}

// workbookOf is the button of a scope's workbook, where a file can come.
func (t *deskTurn) workbookOf(scope bot.Scope) []bot.Choice {
	if !t.carries() {
		return nil
	}
	return []bot.Choice{button("excel", t.scopeData(verbExport, scope, "0"))}
}

// chartOf is the button that draws the rows of a table, where a picture can come.
func (t *deskTurn) chartOf(s selection) []bot.Choice {
	if !t.Caps.Picture {
		return nil
	}
	return []bot.Choice{button("chart", t.carried(selection{scope: s.scope, by: s.by, day: s.day}).under(verbChart))}
}

// reportHere is where the schools of an area report: on the platform that they are on,
// by the area's common link if it can open a chat, else the page.
func (t *deskTurn) reportHere(area bot.AreaID) (string, error) {
	gen, err := t.records.AreaGeneration(area)
	payload := t.Tokens.AreaPayload(area, gen)
	if link := t.link(payload); link != "" || err != nil {
		return link, err
	}
	if t.Chat != "" {
		return t.Chat, nil
	}
	return t.page(payload), nil
}
