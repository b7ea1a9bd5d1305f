package desk

import "vneidbot/bot"

// shownMost is how many reports, and how many facts, a page of history shows.
const shownMost = 12

// tapHistory shows the unit's reports, and what changed of the unit itself.
func (t *deskTurn) tapHistory(c call) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	reports, err := t.records.ReportsOf(u.ID)
	if err != nil {
		return bot.Effects{}, err
	}
	entries, err := t.entryLines(u.ID)
	if err != nil {
		return bot.Effects{}, err
	}
	past, err := t.reportLines(*u, reports)
	if err != nil {
		return bot.Effects{}, err
	}
	parts := []bot.Part{{Text: past}, {Text: bot.T("donvi.entries", "lines", entries)}}
	gone, err := t.erasedLines(u.ID)
	if err != nil {
		return bot.Effects{}, err
	}
	if len(gone) > 0 {
		parts = append(parts, bot.Part{Text: bot.T("donvi.erased_list", "lines", gone)})
	}
	e = bot.Effects{Say: []bot.Say{t.sayParts(parts, backToCard(*u))}}
	e.Writes = []bot.Write{t.audit("donvi.lichsu", unitObject(u.ID))}
	return e, nil
}

func (t *deskTurn) reportLines(u bot.Unit, reports []bot.Report) (bot.Text, error) {
	if len(reports) == 0 {
		return bot.T("donvi.reports_none", "unit", unitName(u)), nil
	}
	var lines bot.Lines
	for _, r := range reports[:min(len(reports), shownMost)] {
		key := "donvi.report_row"
		if r.Current {
			key = "donvi.report_row_current"
		}
		review := reviewOf(r)
		if r.Review == bot.Returned && !r.Withdrawn {
			var err error
			if review, err = t.returnedWhy(r); err != nil {
				return bot.Text{}, err
			}
		}
		lines = append(lines, bot.T(key, "at", r.At, "status", statusOf(r), "review", review, "receipt", r.Receipt))
	}
	return bot.T("donvi.reports", "unit", unitName(u), "lines", lines), nil
}

// entryLines are what was recorded of the unit, the newest date first: what became
// different, from which day on, and by whom.
func (t *deskTurn) entryLines(id bot.UnitID) (lines bot.Lines, err error) {
	entries, err := t.records.EntriesOf(id)
	if err != nil {
		return nil, err
	}
	areas, err := t.loadAreas()
	for i := len(entries) - 1; i >= 0 && len(lines) < shownMost && err == nil; i-- {
		var by bot.Text
		if by, err = t.byWhom(entries[i].By); err != nil {
			break
		}
		what := entryWhat(entries[i], areas)
		if what, err = t.withMerge(id, entries[i], what); err == nil {
			lines = append(lines, entryLine(entries[i], i == 0, what, by))
		}
	}
	return lines, err
}

// withMerge says in which other unit this one ended, where that is why it closed.
func (t *deskTurn) withMerge(id bot.UnitID, e bot.UnitEntry, what bot.List) (bot.List, error) {
	if e.Standing == nil || *e.Standing != bot.Closed {
		return what, nil
	}
	m, err := t.records.MergeOf(id)
	if err != nil || m == nil || !m.At.Equal(e.Recorded) {
		return what, err
	}
	into, err := t.records.Unit(m.Into)
	if err != nil || into == nil {
		return what, err
	}
	return append(what[:len(what)-1], bot.T("donvi.fact_merged", "into", unitName(*into))), nil
}

func entryLine(e bot.UnitEntry, first bool, what bot.List, by bot.Text) bot.Text {
	day := bot.Day(e.Since)
	switch {
	case first:
		return bot.T("donvi.entry_first", "day", day, "what", what, "by", by)
	case e.Reason != "":
		return bot.T("donvi.entry_reason", "day", day, "what", what, "by", by, "reason", bot.Raw(e.Reason))
	}
	return bot.T("donvi.entry", "day", day, "what", what, "by", by)
}

// entryWhat lists what a fact says.
func entryWhat(e bot.UnitEntry, areas []bot.Area) (what bot.List) {
	if e.Name != nil {
		what = append(what, bot.T("donvi.fact_name", "name", bot.Raw(*e.Name)))
	}
	if e.Level != nil {
		what = append(what, bot.T("donvi.fact_level", "level", *e.Level))
	}
	for _, a := range areas {
		if e.Area != nil && a.ID == *e.Area {
			what = append(what, bot.T("donvi.fact_area", "area", bot.Raw(bot.InSentence(a.Name))))
		}
	}
	if e.Standing != nil {
		what = append(what, bot.T("donvi.fact_standing"+map[bot.Standing]string{
			bot.Counted: "", bot.Pending: "_pending", bot.Closed: "_closed", bot.Exempt: "_exempt", bot.Void: "_void"}[*e.Standing]))
	}
	return what
}

// byWhom names who recorded something: an officer, a list, or somebody who reports.
func (t *deskTurn) byWhom(id bot.AccountID) (bot.Text, error) {
	switch id {
	case bot.ByList:
		return bot.T("donvi.by_list"), nil
	case bot.ByUndo:
		return bot.T("donvi.by_undo"), nil
	case bot.ByCommand:
		return bot.T("donvi.by_command"), nil
	case bot.Itself, "":
		return bot.T("donvi.by_nobody"), nil
	}
	a, err := t.account(id)
	switch {
	case err != nil:
		return bot.Text{}, err
	case a.Role == bot.Principal:
		return bot.T("donvi.by_reporter"), nil
	}
	name, err := t.officerName(id)
	return bot.T("donvi.by_officer", "name", name), err
}

// erasedLines are what stays of pictures that were removed.
func (t *deskTurn) erasedLines(id bot.UnitID) (lines bot.Lines, err error) {
	gone, err := t.records.ErasedOf(id, shownMost)
	for _, e := range gone {
		var by bot.Text
		if err == nil {
			by, err = t.byWhom(e.By)
		}
		lines = append(lines, bot.T("donvi.erased_row", "at", e.At, "by", by, "receipt", e.Receipt, "hash", bot.Raw(e.SHA256[:min(len(e.SHA256), 12)])))
	}
	return lines, err
}
