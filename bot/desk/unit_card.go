package desk

import (
	"slices"

	"vneidbot/bot"
)

func (t *deskTurn) tapCard(c call) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	return t.card(*u)
}

// card is the first page of a unit: how it stands, and what can be done.
func (t *deskTurn) card(u bot.Unit) (bot.Effects, error) {
	if e, is, err := t.mergedCard(u); is || err != nil {
		return e, err
	}
	facts, err := t.cardLines(u)
	if err != nil {
		return bot.Effects{}, err
	}
	lines, err := t.withOfficer(facts, u.Current)
	if err != nil {
		return bot.Effects{}, err
	}
	e := t.answer(bot.T("donvi.card", "unit", unitName(u), "lines", lines), cardButtons(u)...)
	e.Writes = []bot.Write{t.audit("donvi", unitObject(u.ID))}
	return e, nil
}

// withOfficer adds who reported on behalf of the unit.
func (t *deskTurn) withOfficer(lines bot.Lines, r *bot.Report) (bot.Lines, error) {
	if r == nil || !r.OnBehalf {
		return lines, nil
	}
	name, err := t.officerName(r.Account)
	return append(lines, bot.T("donvi.behalf_by", "name", name)), err
}

// cardLines are a line for each thing that is known.
func (t *deskTurn) cardLines(u bot.Unit) (lines bot.Lines, err error) {
	lines = append(lines, codeLine(u), bot.T("donvi.kind", "level", u.Level, "owner", u.Owner))
	if u.Head != "" || u.Phone != "" {
		lines = append(lines, headLine(u))
	}
	if u.Standing != bot.Counted {
		lines = append(lines, bot.T("donvi.standing_"+string(u.Standing)))
	}
	former, err := t.formerNames(u)
	if err != nil {
		return nil, err
	}
	if len(former) > 0 {
		lines = append(lines, bot.T("donvi.former", "names", former))
	}
	stands, err := t.standsLine(u)
	lines = append(lines, stands)
	if u.Reporters > 0 {
		lines = append(lines, bot.T("donvi.verified", "n", u.Reporters))
	}
	return lines, err
}

// formerMost is how many earlier names a card shows.
const formerMost = 3

// formerNames are those that the unit bore before, the newest first: somebody may have
// asked for it by one.
func (t *deskTurn) formerNames(u bot.Unit) (former bot.Series, err error) {
	entries, err := t.records.EntriesOf(u.ID)
	seen := map[string]bool{bot.NameKey(u.Name): true}
	for _, e := range slices.Backward(entries) {
		if e.Name == nil || seen[bot.NameKey(*e.Name)] || len(former) == formerMost {
			continue
		}
		seen[bot.NameKey(*e.Name)] = true
		former = append(former, bot.Raw(*e.Name))
	}
	return former, err
}

// codeLine is the tax code, or what the unit says about one.
func codeLine(u bot.Unit) bot.Text {
	switch {
	case u.Code != "":
		return bot.T("donvi.code", "code", u.Code)
	case u.Proposed != "":
		return bot.T("donvi.code_proposed", "code", u.Proposed)
	case u.NoCode:
		return bot.T("donvi.code_none")
	}
	return bot.T("donvi.code_unknown")
}

func headLine(u bot.Unit) bot.Text {
	switch {
	case u.Phone == "":
		return bot.T("donvi.head", "head", bot.Raw(u.Head))
	case u.Head == "":
		return bot.T("donvi.phone", "phone", bot.Phone(u.Phone))
	}
	return bot.T("donvi.head_phone", "head", bot.Raw(u.Head), "phone", bot.Phone(u.Phone))
}

func reportLine(r *bot.Report) bot.Text {
	if r == nil {
		return bot.T("donvi.no_report")
	}
	return bot.T("donvi.report", "status", statusOf(*r), "at", r.At, "review", reviewOf(*r), "receipt", r.Receipt)
}

// statusOf is a report's status with the words or the reason that came with it.
func statusOf(r bot.Report) bot.Text {
	const most = 200
	switch {
	case r.Words != "":
		return bot.T("donvi.status_words", "status", r.Status, "words", bot.Raw(shorten(r.Words, most)))
	case r.ReasonText != "":
		return bot.T("donvi.status_reason", "status", r.Status, "reason", bot.Raw(shorten(r.ReasonText, most)))
	case r.Reason != bot.NoReason:
		return bot.T("donvi.status_reason", "status", r.Status, "reason", r.Reason)
	}
	return bot.Text{Args: bot.Args{"": r.Status}}
}

// reviewOf is how a report is looked at: by its sender, the unit and the office.
func reviewOf(r bot.Report) bot.Text {
	if r.OnBehalf {
		r.OnBehalf = false
		return bot.T("donvi.on_behalf", "review", reviewOf(r))
	}
	switch {
	case r.Earlier:
		return bot.T("donvi.earlier")
	case r.Withdrawn:
		return bot.T("donvi.withdrawn")
	case r.Denied && r.Review == bot.Unreviewed:
		return bot.T("donvi.denied")
	}
	return bot.Text{Args: bot.Args{"": r.Review}}
}

// shorten cuts a text to so many letters.
func shorten(text string, most int) string {
	if letters := []rune(text); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return text
}

// quoted is what somebody typed, as far as an answer says it again: a whole page that was
// pasted would be longer than a message.
func quoted(typed string) bot.Text { return bot.Raw(shorten(typed, quotedMost)) }

const quotedMost = 100

func cardButtons(u bot.Unit) [][]bot.Choice {
	id := num(u.ID)
	see := []bot.Choice{button("unit_history", data(verbHistory, id))}
	if u.Current != nil && u.Current.Pictures > 0 {
		see = append(see, bot.Choice{Label: bot.T("button.unit_pictures"), Data: data(verbPictures, id)})
	}
	out := [][]bot.Choice{see, {button("unit_people", data(verbPeople, id)), button("unit_edit", data(verbEdit, id))}}
	return append(out, openButtons(u)...)
}

// openButtons are what waits to be said about the unit.
func openButtons(u bot.Unit) (out [][]bot.Choice) {
	id := num(u.ID)
	if worded(u) {
		out = append(out, []bot.Choice{button("unit_classify", data(verbClassify, id))})
	}
	if u.Standing != bot.Closed && u.Standing != bot.Void {
		out = append(out, []bot.Choice{button("behalf", data(verbBehalf, id))})
	}
	if u.Standing == bot.Pending {
		out = append(out, []bot.Choice{button("unit_accept", data(verbAccept, id))})
	}
	return out
}

// backToCard is the button that leads to the first page again.
func backToCard(u bot.Unit) []bot.Choice {
	return []bot.Choice{button("unit_back", data(verbCard, num(u.ID)))}
}
