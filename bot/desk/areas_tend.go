package desk

import (
	"slices"

	"vneidbot/bot"
)

// tender is an officer, or somebody who stands in for one today and has that one's
// scope here.
type tender struct {
	bot.Account
	insteadOf string // the officer's name
}

// lookedAfter is an officer or a group that can be written to.
type lookedAfter struct {
	recipient string
	to        bot.AccountChat
	whole     bot.Scope // of which forms a person may be asked
}

// tenders are the officers, each with the deputies of today behind.
func (t *deskTurn) tenders() (list []tender, err error) {
	officers, err := t.records.Officers()
	if err != nil {
		return nil, err
	}
	var ids []bot.AccountID
	for _, o := range officers {
		ids = append(ids, o.ID)
	}
	deputies, err := t.records.DeputiesOf(ids, t.day)
	for _, o := range officers {
		list = append(list, tender{Account: o})
		for _, d := range deputies {
			if d.Officer == o.ID {
				list = append(list, tender{bot.Account{ID: d.Account, Name: d.Name, Phone: d.Phone, Scope: o.Scope}, o.Name})
			}
		}
	}
	return list, err
}

// lookAfter finds the officers, their deputies and the bound groups of each area. Who
// has all areas is nobody's own officer, and whoever asks knows already.
func (t *deskTurn) lookAfter(list []areaBehind) error {
	people, err := t.tenders()
	if err != nil {
		return err
	}
	groups, err := t.records.Groups()
	if err != nil {
		return err
	}
	var ids []bot.AccountID
	for _, p := range people {
		ids = append(ids, p.ID)
	}
	chats, err := t.records.ChatsOf(ids)
	for i := range list {
		a := &list[i]
		for _, p := range people {
			if p.ID != t.Event.From && looksAfter(p.Scope, a) {
				a.tendedBy(p, chats, t.Silent)
			}
		}
		for _, g := range groups {
			if looksAfter(g.Scope, a) {
				a.reached = append(a.reached, lookedAfter{recipient: g.Chat.Key(), to: bot.AccountChat{Chat: g.Chat, Lang: g.Lang}})
			}
		}
	}
	return err
}

// tendedBy notes somebody once: a deputy may stand in for two of the area, or be an
// officer of it too.
func (a *areaBehind) tendedBy(p tender, chats []bot.AccountChat, silent string) {
	if slices.ContainsFunc(a.officers, func(o tender) bool { return o.ID == p.ID }) {
		return
	}
	a.officers = append(a.officers, p)
	at := slices.IndexFunc(chats, func(c bot.AccountChat) bool { return c.Account == p.ID && c.Chat.Channel != silent })
	if at >= 0 {
		a.reached = append(a.reached, lookedAfter{string(p.ID), chats[at], p.Scope})
	}
}

// looksAfter tells whether a scope names the area, and has something of what was asked.
func looksAfter(s bot.Scope, a *areaBehind) bool {
	_, overlaps := a.scope.Narrow(s)
	return overlaps && slices.Contains(s.Areas(), a.ID)
}

// tendersShown is how many people of an area a list names.
const tendersShown = 3

// officersOf are the area's first officers and deputies with their phones, and its
// groups.
func officersOf(a areaBehind) (who bot.List) {
	for _, o := range a.officers[:min(len(a.officers), tendersShown)] {
		contact := contactOf(o.Name, o.Phone)
		if o.insteadOf != "" {
			contact = bot.T("dondoc.area_deputy", "who", contact, "name", bot.Raw(o.insteadOf))
		}
		who = append(who, contact)
	}
	if slices.ContainsFunc(a.reached, func(r lookedAfter) bool { return r.to.Chat.Group }) {
		who = append(who, bot.T("dondoc.area_group"))
	}
	return who
}

func contactOf(name, phone string) bot.Text {
	switch {
	case phone == "":
		return nameOf(name)
	case name == "":
		return bot.Raw(bot.Phone(phone).Grouped())
	}
	return bot.T("dondoc.area_who", "name", bot.Raw(name), "phone", bot.Phone(phone))
}
