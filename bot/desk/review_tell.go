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
// not; of one that was made on behalf the unit's people, and the officer who made it.
func (t *deskTurn) tellReturned(r *decided, items []shownItem, v verdictOn) error {
	rounds, err := t.records.Rounds()
	if err != nil {
		return err
	}
	return t.tellItems(r, items, func(to toTell) {
		key, choices := "xacnhan.tell_returned", sentAgain(to.item.Unit, to.item.Receipt, v.reason)
		switch {
		case to.maker:
			again := button("behalf", data(verbBehalf, num(to.item.Unit)))
			again.Standing = true
			key, choices = "xacnhan.tell_maker", []bot.Choice{again}
		case v.reason == bot.ReturnPapers:
			key = "xacnhan.tell_papers"
		}
		text := bot.T(key, "name", nameOf(t.displayName()), "from", to.from, "receipt", to.item.Receipt, "unit", to.item.unit(),
			"reason", bot.ReasonText(v.reason, v.words), "due", t.resentInTime(rounds.Of(to.area)))
		r.tell = append(r.tell, to.told(actReturn+":"+t.Event.ID, text, choices))
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

// toTell is somebody who is told what became of a report.
type toTell struct {
	item  shownItem
	area  bot.AreaID // of its unit
	to    bot.AccountChat
	from  bot.List
	maker bool // the officer who made it on behalf
}

// told is the message. One who sent the report is the only one who hears of it.
func (to toTell) told(key string, text bot.Text, choices ...[]bot.Choice) bot.Tell {
	key += ":" + string(to.item.Report)
	if to.item.Behalf {
		key += ":" + string(to.to.Account)
	}
	return bot.Tell{Key: key, To: to.to, Say: bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: text}}, Choices: choices}}
}

// tellItems calls f with everybody who is told of a report, and counts those reports of
// which a pause keeps people from being told.
func (t *deskTurn) tellItems(r *decided, items []shownItem, f func(toTell)) error {
	chats, err := t.sendersOf(items)
	if err != nil || len(items) == 0 {
		return err
	}
	for _, item := range items {
		u, err := t.records.Unit(item.Unit)
		if err != nil || u == nil {
			return err
		}
		theirs, err := t.concerned(item, chats)
		if err != nil {
			return err
		}
		if len(theirs) == 0 {
			r.lost = append(r.lost, item)
		}
		all, err := t.withMaker(theirs, item, *u, chats)
		if err != nil {
			return err
		}
		quiet, err := t.quiet(*u)
		if err != nil {
			return err
		}
		if quiet && len(theirs) > 0 {
			r.quiet++
		}
		from, err := t.signature(*u)
		if err != nil {
			return err
		}
		for i, to := range all {
			if !quiet {
				f(toTell{item: item, area: u.Area, to: to, from: from, maker: i >= len(theirs)})
			}
		}
	}
	return nil
}

// sendersOf are the chats of those who sent reports.
func (t *deskTurn) sendersOf(items []shownItem) ([]bot.AccountChat, error) {
	var ids []bot.AccountID
	for _, item := range items {
		if !slices.Contains(ids, item.Account) {
			ids = append(ids, item.Account)
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	return t.records.ChatsOf(ids)
}

// concerned are those of the unit who hear of a report: who sent it, and of one that was
// made on behalf everybody who was told of it.
func (t *deskTurn) concerned(item shownItem, chats []bot.AccountChat) (list []bot.AccountChat, err error) {
	if !item.Behalf {
		return slices.DeleteFunc(slices.Clone(chats), func(c bot.AccountChat) bool { return c.Account != item.Account }), nil
	}
	people, err := t.records.PeopleOf(item.Unit)
	for _, p := range people {
		if p.Chat.ID != "" && p.Account != t.Event.From && p.Account != item.Account {
			list = append(list, p.AccountChat)
		}
	}
	return list, err
}

// withMaker adds the officer who made a report on behalf, if it was another than the one
// who decides, and sees the unit yet.
func (t *deskTurn) withMaker(list []bot.AccountChat, item shownItem, u bot.Unit, chats []bot.AccountChat) ([]bot.AccountChat, error) {
	i := slices.IndexFunc(chats, func(c bot.AccountChat) bool { return c.Account == item.Account })
	if !item.Behalf || i < 0 || item.Account == t.Event.From {
		return list, nil
	}
	maker, err := t.Account(t.records, item.Account)
	if err != nil || !(who{Account: maker}).tends().Contains(u.Area, u.Level) {
		return list, err
	}
	return append(list, chats[i]), nil
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
