package desk

import "vneidbot/bot"

// standsLine is how a unit stands: its report, or that the last one was given back, when
// and why, which is not the same as none.
func (t *deskTurn) standsLine(u bot.Unit) (bot.Text, error) {
	if u.Current != nil {
		return reportLine(u.Current), nil
	}
	reports, err := t.records.ReportsOf(u.ID)
	if err != nil {
		return bot.Text{}, err
	}
	for _, r := range reports {
		if r.Review != bot.Returned || r.Withdrawn {
			continue
		}
		d, err := t.records.DecisionOf(r.ID)
		if err != nil || d == nil {
			return reportLine(nil), err
		}
		name, err := t.officerName(d.By)
		return bot.T("donvi.given_back", "status", statusOf(r), "said", r.At, "at", d.At, "name", name, "reason", bot.ReasonText(d.Reason, d.Words), "receipt", r.Receipt), err
	}
	return reportLine(nil), nil
}

// returnedWhy is who gave a report of the history back, when and why.
func (t *deskTurn) returnedWhy(r bot.Report) (bot.Text, error) {
	d, err := t.records.DecisionOf(r.ID)
	if err != nil || d == nil || d.Review != bot.Returned {
		return reviewOf(r), err
	}
	name, err := t.officerName(d.By)
	return bot.T("donvi.given_back_by", "name", name, "at", d.At, "reason", bot.ReasonText(d.Reason, d.Words)), err
}
