package desk

import "vneidbot/bot"

// onward leads from the numbers of a scope to what is done with them. A group that is
// bound to one area is its schools': it leads to where they report. One of more areas
// is of officers, and they have the rest in private.
func (t *deskTurn) onward(scope bot.Scope) ([]bot.Choice, error) {
	switch {
	case !t.who.group:
		return t.deskWork(scope), nil
	case single(t.who.reads()) == 0:
		return t.workbookOf(scope), nil
	}
	link, err := t.reportHere(single(scope))
	if err != nil || link == "" {
		return nil, err
	}
	return []bot.Choice{{Label: bot.T("button.report"), URL: link}}, nil
}

// deskWork leads to who is missing, to the workbook and to the text that chases.
func (t *deskTurn) deskWork(scope bot.Scope) (work []bot.Choice) {
	work = append(work, button("missing", t.scopeData(verbMissing, scope, "0")))
	work = append(work, t.workbookOf(scope)...)
	return append(work, button("chase", t.scopeData(verbChase, scope, "0")))
}

// workbookOf is the button of a scope's workbook, where a file can come.
func (t *deskTurn) workbookOf(scope bot.Scope) []bot.Choice {
	if !t.carries() {
		return nil
	}
	return []bot.Choice{button("excel", t.scopeData(verbExport, scope, "0"))}
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
