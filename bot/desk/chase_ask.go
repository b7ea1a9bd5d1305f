package desk

import (
	"slices"

	"vneidbot/bot"
)

// askChase asks whether those who can be written to are to be reminded: how many, in
// which words, and who is left to be phoned.
func (t *deskTurn) askChase(q bot.MissingOf, sum bot.Piles, areas []bot.AreaPiles, rounds bot.Rounds) (bot.Say, error) {
	list, paused, err := t.toChase(q, rounds, "")
	if err != nil {
		return bot.Say{}, err
	}
	parts, messages, err := t.chaseQuestion(q, list, rounds)
	if err != nil {
		return bot.Say{}, err
	}
	if n := sum[bot.ToPhone]; n > 0 {
		parts = append(parts, bot.Part{Text: bot.T("dondoc.to_phone", "n", n)})
	}
	if len(paused) > 0 {
		note, err := t.pausedNote(paused)
		if err != nil {
			return bot.Say{}, err
		}
		parts = append(parts, bot.Part{Text: note})
	}
	choices, err := t.chaseButtons(q.Scope, messages, sum, areas, paused)
	say := t.sayParts(parts, choices...)
	say.Kind = bot.Question
	return say, err
}

// chaseQuestion is what is asked, and how many messages there would be; none where the
// same waits for the morning.
func (t *deskTurn) chaseQuestion(q bot.MissingOf, list []bot.Chased, rounds bot.Rounds) (parts []bot.Part, messages int, err error) {
	where, err := t.describe(q.Scope)
	if err != nil {
		return nil, 0, err
	}
	waits, err := t.records.JobWaiting("chase:" + morningKey(q.Scope))
	switch {
	case err != nil:
		return nil, 0, err
	case waits != "":
		at, err := t.morning()
		return []bot.Part{{Text: bot.T("dondoc.planned", "place", where, "at", at)}}, 0, err
	case len(list) == 0:
		nobody, err := t.nobodyLeft(q)
		return []bot.Part{{Text: bot.T(nobody, "place", where)}}, 0, err
	}
	never, old := 0, 0
	for _, u := range unitsOf(list) {
		if u.Status == bot.NoStatus && u.Returned == nil {
			never++
		} else {
			old++
		}
	}
	key := "dondoc.ask"
	switch {
	case old == 0:
		key = "dondoc.ask_never"
	case never == 0:
		key = "dondoc.ask_old"
	}
	return []bot.Part{{Text: bot.T(key, "place", where, "never", never, "old", old)}, {Text: bot.T("dondoc.text", "text", t.reminder(list[0], rounds))}}, len(list), nil
}

// nobodyLeft is why nobody is to be reminded: whoever can be written to was, or there is
// nobody.
func (t *deskTurn) nobodyLeft(q bot.MissingOf) (key string, err error) {
	reached, err := t.records.Chased(q, "", "")
	if len(reached) == 0 {
		return "dondoc.unreached", err
	}
	return "dondoc.nobody", err
}

// chaseButtons send, lead to those who are to be phoned and to the areas, and pause.
func (t *deskTurn) chaseButtons(scope bot.Scope, messages int, sum bot.Piles, areas []bot.AreaPiles, paused []bot.Pause) ([][]bot.Choice, error) {
	var first, more []bot.Choice
	if messages > 0 {
		first = append(first, bot.Choice{Label: bot.T("button.send_reminders", "n", messages), Data: t.scopeData(verbDoChase, scope, num(messages), mark(t.Event.ID))})
	}
	if sum[bot.ToPhone] > 0 {
		more = append(more, button("phone_list", t.placeData(verbPile, place{scope: scope, pile: bot.ToPhone})))
	}
	if own := t.endable(paused); len(own) > 0 {
		more = append(more, button("end_pause", data(verbEndPause, t.keepView(pauseView, own[0].Event))))
	} else {
		more = append(more, button("pause", t.scopeData(verbPause, scope)))
	}
	out := filled(first, more)
	if single(scope) == 0 {
		offered, err := t.areaChoices(scope, behindFirst(areas), verbChase)
		if err != nil {
			return nil, err
		}
		out = append(out, offered...)
		out = append(out, []bot.Choice{button("chase_areas", t.scopeData(verbAreasChase, scope, "0"))})
	}
	return append(out, []bot.Choice{button("leave", verbNo)}), nil
}

// toChase lists who is to be reminded, without units whose scope is paused, and the
// pauses that lie in the way.
func (t *deskTurn) toChase(q bot.MissingOf, rounds bot.Rounds, behind bot.AccountID) (list []bot.Chased, paused []bot.Pause, err error) {
	return t.unpaused(q, t.roundKey(rounds), behind)
}

// unpaused lists who can be written to and was not within the key.
func (t *deskTurn) unpaused(q bot.MissingOf, within bot.RoundKey, behind bot.AccountID) (list []bot.Chased, paused []bot.Pause, err error) {
	all, err := t.records.Chased(q, within, behind)
	if err != nil {
		return nil, nil, err
	}
	pauses, err := t.records.Pauses()
	if err != nil {
		return nil, nil, err
	}
	for _, p := range pauses {
		if _, touches := q.Scope.Narrow(p.Scope); touches {
			paused = append(paused, p)
		}
	}
	for _, c := range all {
		c.Units = slices.DeleteFunc(c.Units, func(u bot.MissingUnit) bool {
			return slices.ContainsFunc(paused, func(p bot.Pause) bool { return p.Scope.Contains(u.Area, u.Level) })
		})
		if len(c.Units) > 0 {
			list = append(list, c)
		}
	}
	return list, paused, nil
}

// roundKey is within what everybody is reminded once.
func (t *deskTurn) roundKey(rounds bot.Rounds) bot.RoundKey {
	p, _ := rounds.Of(0).Period(t.now)
	return bot.NewRoundKey(p.Round, t.day)
}

// unitsOf are the units of all, each once.
func unitsOf(list []bot.Chased) (units []bot.MissingUnit) {
	seen := map[bot.UnitID]bool{}
	for _, c := range list {
		for _, u := range c.Units {
			if !seen[u.ID] {
				seen[u.ID] = true
				units = append(units, u)
			}
		}
	}
	return units
}

// reminder is what a person is written: about one unit, or about all of them at once.
func (t *deskTurn) reminder(c bot.Chased, rounds bot.Rounds) bot.Text {
	due := t.pasteDue(rounds.Of(c.Units[0].Area))
	if len(c.Units) == 1 {
		u := c.Units[0]
		if r := u.Returned; r != nil {
			return bot.T("dondoc.remind_returned", "unit", t.withArea(u), "day", bot.Day(r.At), "reason", bot.ReasonText(r.Reason, r.Words), "due", due)
		}
		if u.Status == bot.NoStatus {
			return bot.T("dondoc.remind", "unit", t.withArea(u), "due", due)
		}
		return bot.T("dondoc.remind_old", "unit", t.withArea(u), "status", u.Status, "day", bot.Day(u.At), "due", due)
	}
	var lines bot.Lines
	for _, u := range t.reminderLines(c) {
		lines = append(lines, u.Line)
	}
	return bot.T("dondoc.remind_many", "lines", lines, "due", due)
}

// reminderLines are what is said of each of several units.
func (t *deskTurn) reminderLines(c bot.Chased) (lines []bot.UnitText) {
	if len(c.Units) == 1 {
		return nil
	}
	for _, u := range c.Units {
		line := bot.T("dondoc.remind_line_old", "unit", t.withArea(u), "status", u.Status, "day", bot.Day(u.At))
		switch {
		case u.Returned != nil:
			line = bot.T("dondoc.remind_line_returned", "unit", t.withArea(u), "reason", bot.ReasonText(u.Returned.Reason, u.Returned.Words))
		case u.Status == bot.NoStatus:
			line = bot.T("dondoc.remind_line", "unit", t.withArea(u))
		}
		lines = append(lines, bot.UnitText{Unit: u.ID, Line: line})
	}
	return lines
}
