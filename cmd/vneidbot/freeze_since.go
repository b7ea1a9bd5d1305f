package main

import (
	"slices"

	"vneidbot/bot"
	"vneidbot/store"
)

// sinceForms says how many more have done it than in the forms of the round before, "" where
// there is none of this campaign. Form stands beside form: what came between the units' hour
// and the areas' one is in both. An area whose form is not due yet is in neither.
func (c *closed) sinceForms(n *store.Snapshot, r bot.Round) (bot.Text, error) {
	none := bot.Raw("")
	before, ok, err := roundBefore(n, r)
	if err != nil || !ok {
		return none, err
	}
	rows, err := countedOn(n, before)
	if err != nil || len(rows) == 0 {
		return none, err
	}
	was := 0
	for _, row := range rows {
		if !slices.ContainsFunc(c.after, func(a areaHour) bool { return a.ID == row.Area.ID }) {
			was += row.Good()
		}
	}
	day := bot.Day(before.Units)
	switch more := c.sum.Good() - was; {
	case more > 0:
		return bot.T("guilenso.deadline_up", "n", more, "day", day), nil
	case more < 0:
		return bot.T("guilenso.deadline_down", "n", -more, "day", day), nil
	}
	return bot.T("guilenso.deadline_same", "day", day), nil
}

// roundBefore is everybody's round before that of the day, if both are of one campaign.
func roundBefore(n *store.Snapshot, r bot.Round) (before bot.Round, ok bool, err error) {
	all, err := n.Rounds()
	if err != nil {
		return before, false, err
	}
	began, err := n.LastAct(bot.CampaignObject, bot.ActNextCampaign)
	for _, o := range all.Of(0) {
		if o.Day.Before(r.Day) && (began == nil || !o.Units.Before(began.At) || r.Units.Before(began.At)) {
			before, ok = o, true
		}
	}
	return before, ok, err
}

// countedOn counts the forms of a round that is over, as its own message has counted them.
func countedOn(n *store.Snapshot, r bot.Round) ([]bot.Row, error) {
	itself, err := n.OwnForms(r.Day, bot.Automatic)
	if err != nil {
		return nil, err
	}
	sent, err := n.Sent(r.Day)
	if err != nil {
		return nil, err
	}
	return n.TallyForms(bot.ThatCount(nil, itself, sent), bot.Everything, bot.ByArea)
}
