package desk

import (
	"slices"

	"vneidbot/bot"
)

// undoReview takes back what one decision decided, but for what was decided anew since
// and for returned reports that were answered.
func (t *deskTurn) undoReview(c call) (bot.Effects, error) {
	m, e, err := t.tappedDecision(c)
	if m == nil {
		return e, err
	}
	return t.undo(*m, button("review_again", t.scopeData(verbSheet, m.Scope)))
}

// undo does it, and offers what may come next.
func (t *deskTurn) undo(m decisionMade, next ...bot.Choice) (bot.Effects, error) {
	var back, told []shownItem
	var left []passed
	for i, item := range append(append([]shownItem{}, m.Confirmed...), m.Returned...) {
		why, err := t.notUndone(m, item)
		switch {
		case err != nil:
			return bot.Effects{}, err
		case why != nil:
			left = append(left, *why)
			continue
		}
		if back = append(back, item); i >= len(m.Confirmed) {
			told = append(told, item)
		}
	}
	r := &decided{}
	if len(back) > 0 {
		r.say(counted(back, "xacnhan.undone_one", "xacnhan.undone"))
	}
	if err := t.sayStillVerified(r, back[:len(back)-len(told)]); err != nil {
		return bot.Effects{}, err
	}
	if slices.ContainsFunc(told, m.gone) {
		r.say(bot.T("xacnhan.papers_stay"))
	}
	if len(left) > 0 {
		r.parts = append(r.parts, bot.Part{Text: bot.T("xacnhan.not_undone", "n", len(left), "which", t.passedLines(left))})
	}
	if err := t.tellUndone(r, m, told); err != nil {
		return bot.Effects{}, err
	}
	r.sayQuiet()
	r.choices = filled(next)
	e := bot.Effects{Say: []bot.Say{t.sayParts(r.parts, r.choices...)}, Tell: r.tell}
	if len(back) > 0 {
		e.Writes = t.undoWrites(m, back)
	}
	return e, nil
}

// gone tells whether the decision removed the report's pictures.
func (m decisionMade) gone(item shownItem) bool { return slices.Contains(m.Gone, item.Report) }

// sayStillVerified says who stays a reporter of the unit although the report that made
// them one waits again.
func (t *deskTurn) sayStillVerified(r *decided, confirmed []shownItem) error {
	var names bot.Series
	for _, item := range confirmed {
		if item.Verified {
			continue
		}
		people, err := t.records.PeopleOf(item.Unit)
		if err != nil {
			return err
		}
		for _, p := range people {
			if p.Account == item.Account && p.Verified {
				names = append(names, bot.T("xacnhan.verified_one", "name", reporterName(p.Name), "unit", item.unit()))
			}
		}
	}
	if len(names) > 0 {
		r.say(bot.T("xacnhan.verified_stay", "who", names))
	}
	return nil
}

func (t *deskTurn) undoWrites(m decisionMade, back []shownItem) []bot.Write {
	w := bot.UndoDecision{Event: t.Event.ID, Of: m.Event, By: t.Event.From, At: t.Event.At}
	writes := []bot.Write{nil}
	for _, item := range back {
		w.Reports = append(w.Reports, item.Report)
		writes = append(writes, t.auditOf(actUndo, item.Unit))
	}
	writes[0] = w
	return writes
}

// notUndone says why the decision about a report stays, nil when it can be taken back.
func (t *deskTurn) notUndone(m decisionMade, item shownItem) (*passed, error) {
	d, err := t.records.DecisionOf(item.Report)
	if err != nil || d == nil {
		return nil, err
	}
	u, err := t.records.Unit(d.Unit)
	switch {
	case err != nil:
		return nil, err
	case u == nil || t.who.sees(u.Area, u.Level) != granted:
		return &passed{}, nil
	case d.Event == t.Event.ID:
		return nil, nil
	case u.Standing == bot.Closed || u.Standing == bot.Void:
		return item.passed("skip_closed"), nil
	case d.Event != m.Event && d.Review == bot.Unreviewed:
		return item.passed("undone_before", "at", t.clockOrDay(d.At)), nil
	case d.Event != m.Event:
		name, err := t.officerName(d.By)
		return item.passed("skip_"+string(d.Review), "name", name, "at", t.clockOrDay(d.At)), err
	case t.Event.At.Sub(d.At) > bot.UndoReviewWithin:
		return item.passed("undo_late"), nil
	case d.Review == bot.Returned && d.Later:
		return item.passed("undo_answered"), nil
	}
	return nil, nil
}

// tellUndone tells who was told to send again that it is not needed.
func (t *deskTurn) tellUndone(r *decided, m decisionMade, items []shownItem) error {
	return t.tellItems(r, items, func(to toTell) {
		key := "xacnhan.tell_undone"
		switch {
		case to.maker:
			key = "xacnhan.tell_maker_undone"
		case m.gone(to.item):
			key = "xacnhan.tell_undone_papers"
		}
		text := bot.T(key, "name", nameOf(t.displayName()), "from", to.from, "receipt", to.item.Receipt, "unit", to.item.unit())
		r.tell = append(r.tell, to.told(actUndo+":"+t.Event.ID, text))
	})
}

// tappedDecision is the decision of a button; nil with what is to be answered instead.
func (t *deskTurn) tappedDecision(c call) (*decisionMade, bot.Effects, error) {
	var m decisionMade
	ok, err := len(c.fields) > 0, error(nil)
	if ok {
		ok, err = t.readView(decisionView, c.fields[0], &m)
	}
	if !ok {
		e, err := t.staleAfter(err)
		return nil, e, err
	}
	if _, inside := t.who.own().Narrow(m.Scope); !inside {
		e, err := t.refuse(outside)
		return nil, e, err
	}
	return &m, bot.Effects{}, nil
}

// verifyAll makes those whose reports were just confirmed reporters of their units.
func (t *deskTurn) verifyAll(c call) (bot.Effects, error) {
	m, e, err := t.tappedDecision(c)
	if m == nil {
		return e, err
	}
	var names bot.Series
	var writes []bot.Write
	for _, item := range m.Confirmed {
		if item.Verified {
			continue
		}
		u, p, err := t.stillUnverified(item)
		switch {
		case err != nil:
			return bot.Effects{}, err
		case p == nil:
			continue
		}
		line := t.auditOf(actVerify, u.ID)
		line.Object = personObject(*u, *p)
		writes = append(writes, bot.VerifyReporter{Event: line.Event, Act: actVerify, Unit: u.ID, Account: p.Account, By: t.Event.From, At: t.Event.At}, line)
		names = append(names, bot.T("xacnhan.verified_one", "name", reporterName(p.Name), "unit", unitName(*u)))
	}
	if len(writes) == 0 {
		return t.passing(bot.T("xacnhan.verified_before")), nil
	}
	e = t.answer(bot.T("xacnhan.verified", "n", len(names), "who", names), []bot.Choice{button("review_undo", data(verbUndoReview, c.fields[0]))})
	e.Writes = writes
	return e, nil
}

// stillUnverified is who sent the report, if it stands confirmed and the account is to be
// verified yet.
func (t *deskTurn) stillUnverified(item shownItem) (*bot.Unit, *bot.UnitPerson, error) {
	d, err := t.records.DecisionOf(item.Report)
	if err != nil || d == nil || d.Review != bot.Confirmed {
		return nil, nil, err
	}
	u, err := t.records.Unit(item.Unit)
	if err != nil || u == nil || t.who.sees(u.Area, u.Level) != granted {
		return nil, nil, err
	}
	people, err := t.records.PeopleOf(item.Unit)
	for _, p := range people {
		if p.Account == item.Account && !p.Verified {
			return u, &p, err
		}
	}
	return nil, nil, err
}
