package desk

import "vneidbot/bot"

// actClassify is the classification of a status in other words, as the audit has it.
const actClassify = "donvi.phanloai"

// classify asks which status the words of the current report stand for.
func (t *deskTurn) classify(c call) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	if !worded(*u) {
		return t.changedBefore(*u, actClassify)
	}
	var choices []bot.Choice
	for i, s := range bot.Statuses() {
		choices = append(choices, bot.Choice{Label: bot.T("status." + string(s)), Data: data(verbDoClassify, num(u.ID), num(i), reportMark(*u.Current))})
	}
	text := bot.T("donvi.which_status", "unit", unitName(*u), "words", bot.Raw(u.Current.Words))
	return t.answer(text, append(rows(choices...), backToCard(*u))...), nil
}

// worded tells whether the unit's current report came with words of its own.
func worded(u bot.Unit) bool { return u.Current != nil && u.Current.Words != "" }

// reportMark is what was seen of a report: which it was, and as what it counted.
func reportMark(r bot.Report) string { return mark(string(r.ID), string(r.Status)) }

// doClassify takes the words for a status, if the report is as it was seen.
func (t *deskTurn) doClassify(c call) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	i, ok := 0, len(c.fields) == 3
	if ok {
		i, ok = unnum[int](c.fields[1])
	}
	switch {
	case !ok || i >= len(bot.Statuses()):
		return t.stale()
	case !worded(*u) || c.fields[2] != reportMark(*u.Current):
		return t.changedBefore(*u, actClassify)
	}
	now, was := *u, *u.Current
	report := was
	report.Status = bot.Statuses()[i]
	now.Current = &report
	e, err = t.cardUnder(bot.T("donvi.done"), now)
	e.Writes = append(e.Writes,
		bot.ClassifyReport{Event: t.Event.ID, Act: actClassify, Report: was.ID, Was: was.Status, Status: report.Status, By: t.Event.From, At: t.Event.At},
		t.audit(actClassify, unitObject(u.ID)))
	return e, err
}
