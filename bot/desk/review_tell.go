package desk

import (
	"slices"

	"vneidbot/bot"
)

// sentAgain are the buttons below a returned report, which the conversation answers.
func sentAgain(unit bot.UnitID, r bot.Receipt, why bot.ReturnReason) []bot.Choice {
	var row []bot.Choice
	for _, verb := range []string{"resend", "restate"} {
		again := "s:" + verb + ":" + num10(unit) + "." + string(r)
		row = append(row, bot.Choice{Label: bot.T("button." + verb), Data: again, Standing: true})
	}
	if why == bot.ReturnPapers { // the picture alone was wrong
		return row[:1]
	}
	return row
}

// tellReturned tells each who sent a report that it comes back and why, verified or
// not.
func (t *deskTurn) tellReturned(r *decided, items []shownItem, v verdictOn) error {
	key := "xacnhan.tell_returned"
	if v.reason == bot.ReturnPapers {
		key = "xacnhan.tell_papers"
	}
	rounds, err := t.records.Rounds()
	if err != nil {
		return err
	}
	return t.tellItems(r, items, func(item shownItem, area bot.AreaID, to bot.AccountChat, from bot.List) {
		text := bot.T(key, "from", from, "receipt", item.Receipt, "unit", item.unit(), "reason", bot.ReasonText(v.reason, v.words), "due", t.resentInTime(rounds.Of(area)))
		r.tell = append(r.tell, bot.Tell{Key: actReturn + ":" + t.Event.ID + ":" + string(item.Report), To: to,
			Say: bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: text}}, Choices: [][]bot.Choice{sentAgain(item.Unit, item.Receipt, v.reason)}}})
	})
}

// resentInTime says until when a report that is sent again today is in time; nothing where
// no hour of today is ahead.
func (t *deskTurn) resentInTime(of bot.Rounds) bot.Text {
	if r := t.gathered(of); r.Today && !r.Past {
		return bot.T("xacnhan.tell_due", "clock", bot.Clock(r.Due))
	}
	return bot.Text{}
}

// tellItems calls f with each report, and its unit's area, whose sender can be written to,
// and counts those whom a pause keeps from being told.
func (t *deskTurn) tellItems(r *decided, items []shownItem, f func(shownItem, bot.AreaID, bot.AccountChat, bot.List)) error {
	var ids []bot.AccountID
	for _, item := range items {
		if !slices.Contains(ids, item.Account) {
			ids = append(ids, item.Account)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	chats, err := t.records.ChatsOf(ids)
	if err != nil {
		return err
	}
	for _, item := range items {
		i := slices.IndexFunc(chats, func(c bot.AccountChat) bool { return c.Account == item.Account })
		if i < 0 {
			r.lost = append(r.lost, item)
			continue
		}
		u, err := t.records.Unit(item.Unit)
		if err != nil || u == nil {
			return err
		}
		switch quiet, err := t.quiet(*u); {
		case err != nil:
			return err
		case quiet:
			r.quiet++
			continue
		}
		from, err := t.signature(*u)
		if err != nil {
			return err
		}
		f(item, u.Area, chats[i], from)
	}
	return nil
}

// sayLost names whom the officer has to phone, because the program cannot tell them.
func (t *deskTurn) sayLost(r *decided) error {
	if len(r.lost) == 0 {
		return nil
	}
	var lines bot.Lines
	for _, item := range r.lost {
		u, err := t.records.Unit(item.Unit)
		if err != nil || u == nil {
			return err
		}
		people, err := t.records.PeopleOf(item.Unit)
		if err != nil {
			return err
		}
		lines = append(lines, bot.T("xacnhan.not_told_one", "unit", item.unit(), "who", toPhone(*u, people, item.Account)))
		r.writes = append(r.writes, t.auditOf("chuabaocao", item.Unit))
	}
	r.parts = append(r.parts, bot.Part{Text: bot.T("xacnhan.not_told", "n", len(lines), "who", lines)})
	return nil
}

// toPhone is whom to phone about a unit: first who reported, else others who report for
// it, else the head.
func toPhone(u bot.Unit, people []bot.UnitPerson, first bot.AccountID) bot.Text {
	people = slices.DeleteFunc(slices.Clone(people), func(p bot.UnitPerson) bool { return p.Phone == "" })
	slices.SortStableFunc(people, func(a, b bot.UnitPerson) int { return byBool(b.Account == first) - byBool(a.Account == first) })
	switch {
	case len(people) > 0:
		return bot.T("chuabaocao.reporter", "name", reporterName(people[0].Name), "phone", bot.Phone(people[0].Phone))
	case u.Head != "" || u.Phone != "":
		return headLine(u)
	}
	return bot.T("donvi.no_phone")
}

func byBool(b bool) int {
	if b {
		return 1
	}
	return 0
}
