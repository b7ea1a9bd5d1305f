package dialog

import "vneidbot/bot"

// showHistory tells what was reported: for the button's unit, the account's
// only one, or the state of each of them.
func (t *Talk) showHistory(object string) {
	u, ok := t.unitOf(object)
	switch {
	case object != "" && !ok:
		t.stale()
	case ok:
		t.history(u)
	case len(t.f.Units) == 0:
		t.tell(bot.T("history.none"), t.begins()...)
	case len(t.f.Units) == 1:
		t.history(t.f.Units[0])
	default:
		t.overview()
	}
}

// overview is a line and a button for each unit.
func (t *Talk) overview() {
	var rows [][]bot.Choice
	for _, u := range t.own() {
		label := standingOf(u)
		rows = append(rows, row(bot.Choice{Label: label, Data: "s:hist:" + unitObject(u.ID)}))
	}
	t.tell(bot.T("history.which", "n", len(t.f.Units)), rows...)
}

// history is the unit's reports, newest first. Whoever is not a verified
// reporter sees the own ones.
func (t *Talk) history(u bot.Unit) {
	it := t.unit(u)
	reports := t.visible(u)
	if len(reports) == 0 {
		t.tell(bot.T("history.empty", "unit", named(it)), t.begins()...)
		return
	}
	parts := []bot.Part{{Text: bot.T("history.head", "unit", named(it), "lines", t.historyLines(reports))}}
	if n := t.f.Attempts; n > 0 && t.f.Verified[u.ID] {
		parts = append(parts, bot.Part{Text: bot.T("history.attempts", "n", n)})
	}
	rows := [][]bot.Choice{row(standing("button.not_mine", "quit", unitObject(u.ID)))}
	if t.mayTakeBack(reports[0]) {
		rows = append([][]bot.Choice{row(standing("button.withdraw", "take", unitObject(u.ID)))}, rows...)
	}
	t.aside(parts, rows...)
}

// begins is the button that begins a report, where none is under way.
func (t *Talk) begins() [][]bot.Choice {
	if t.asking() {
		return nil
	}
	return [][]bot.Choice{row(standing("button.report", "cmd", "baocao"))}
}

func (t *Talk) visible(u bot.Unit) (all []bot.Report) {
	reports := t.f.History
	if len(reports) == 0 && u.Current != nil {
		reports = []bot.Report{*u.Current}
	}
	for _, r := range reports {
		if len(all) < maxHistory && r.Unit == u.ID && (t.f.Verified[u.ID] || r.Account == t.ev.From || r.OnBehalf) {
			all = append(all, r)
		}
	}
	return all
}

// maxHistory is how many reports fit one message of any platform.
const maxHistory = 12

// inShort is statusText where many stand together.
func inShort(s bot.Status, words string, r bot.Reason, reasonText string) bot.Text {
	const most = 40
	return statusText(s, shorten(words, most), r, shorten(reasonText, most))
}

// historyLines is a line for each report, nested so that the words can be put
// one under the other: each line carries the rest.
func (t *Talk) historyLines(reports []bot.Report) bot.Text {
	r := reports[0]
	line := bot.T("history.line", "at", r.At, "status", inShort(r.Status, r.Words, r.Reason, r.ReasonText),
		"receipt", r.Receipt, "review", t.reviewOf(r))
	if len(reports) == 1 {
		return line
	}
	return bot.T("history.lines", "line", line, "rest", t.historyLines(reports[1:]))
}

// reviewOf is how an officer sees the report, or that it was another account's
// and the unit's reporters do not know of it.
func (t *Talk) reviewOf(r bot.Report) any {
	if r.OnBehalf {
		r.OnBehalf = false
		return bot.T("history.behalf", "review", t.reviewOf(r))
	}
	switch {
	case r.Earlier:
		return bot.T("history.earlier")
	case r.Withdrawn:
		return bot.T("history.withdrawn")
	case r.Review == bot.Confirmed || r.Review == bot.Returned:
		return r.Review
	case r.Denied && r.Account != t.ev.From:
		return bot.T("history.denied")
	default:
		return bot.Unreviewed
	}
}
