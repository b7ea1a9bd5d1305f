package desk

import "vneidbot/bot"

// passed is a report that is not decided, or whose decision stays, and why.
type passed struct {
	unit *bot.Text // nil for one that is not named
	why  bot.Text
}

// passed is the report for a reason.
func (i shownItem) passed(why string, pairs ...any) *passed {
	unit := i.unit()
	return &passed{&unit, bot.T("xacnhan."+why, pairs...)}
}

// passedLines name reports for each reason in one line.
func (t *deskTurn) passedLines(all []passed) (lines bot.Lines) {
	units, whys, nameless := map[string]bot.Series{}, []bot.Text(nil), 0
	for _, p := range all {
		if p.unit == nil {
			nameless++
			continue
		}
		key := t.Words.Words(t.Lang, p.why)
		if units[key] == nil {
			whys = append(whys, p.why)
		}
		units[key] = append(units[key], *p.unit)
	}
	for _, why := range whys {
		lines = append(lines, bot.T("xacnhan.passed", "units", units[t.Words.Words(t.Lang, why)], "why", why))
	}
	switch nameless {
	case 0:
	case 1:
		lines = append(lines, bot.T("xacnhan.passed_outside_one"))
	default:
		lines = append(lines, bot.T("xacnhan.passed_outside", "n", nameless))
	}
	return lines
}

// counted says of how many reports something is said, and of which where it is one.
func counted(items []shownItem, one, more string, pairs ...any) bot.Text {
	if len(items) == 1 {
		return bot.T(one, append(pairs, "unit", items[0].unit())...)
	}
	return bot.T(more, append(pairs, "n", len(items))...)
}
