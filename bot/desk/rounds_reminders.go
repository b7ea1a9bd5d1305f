package desk

import "vneidbot/bot"

// roundReminders are what the program has written of a round by itself to those of the
// chat's scope, and why it has not.
func (t *deskTurn) roundReminders(r bot.Round) ([]bot.Part, error) {
	if t.who.group {
		return nil, nil
	}
	list, err := t.records.Occasions(r, t.who.reads())
	if err != nil || len(list) == 0 {
		return nil, err
	}
	var lines bot.Lines
	for _, o := range list {
		what := bot.T("kybaocao.reminding_" + string(o.Note.Key.Reminding()))
		if o.Note.Why != "" {
			lines = append(lines, bot.T("kybaocao.reminded_not", "what", what, "why", bot.T("kybaocao.unreminded_"+notDone(o))))
			continue
		}
		key, whom, rest := "kybaocao.reminded", toldWhom(o.Note.Key.Reminding()), unreminded(o)
		switch {
		case len(rest) > 0:
			key = "kybaocao.reminded_rest"
		case o.Told == 0:
			key = "kybaocao.reminded_none"
		}
		lines = append(lines, bot.T(key, "what", what, "at", o.Note.At, "n", bot.T(whom, "n", o.Told), "rest", rest))
	}
	return []bot.Part{{Text: bot.T("kybaocao.reminders", "lines", lines)}}, nil
}

// notDone is why a reminder was not done at all: of one whose hour had passed, whether the
// round came after it, or nobody could be written to then.
func notDone(o bot.Occasion) string {
	if o.Note.Why == bot.NotLate && !o.Made.Before(o.Note.Due) {
		return "made_late"
	}
	return string(o.Note.Why)
}

// toldWhom names what is counted of a reminder.
func toldWhom(why bot.Reminding) string {
	switch {
	case why == bot.TellGroups:
		return "kybaocao.groups"
	case why.ToOfficers():
		return "kybaocao.officers"
	}
	return "kybaocao.units"
}

// unreminded are how many were not told, by why.
func unreminded(o bot.Occasion) (rest bot.Series) {
	whom := toldWhom(o.Note.Key.Reminding())
	if o.Waiting > 0 {
		rest = append(rest, bot.T("kybaocao.unreminded_waiting", "n", bot.T(whom, "n", o.Waiting)))
	}
	for _, why := range bot.AllUnreminded() {
		if n := o.Skipped[why]; n > 0 {
			rest = append(rest, bot.T("kybaocao.unreminded_n", "n", bot.T(whom, "n", n), "why", bot.T("kybaocao.unreminded_"+string(why))))
		}
	}
	return rest
}
