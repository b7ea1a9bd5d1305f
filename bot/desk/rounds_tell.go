package desk

import (
	"slices"
	"time"

	"vneidbot/bot"
)

// tellRounds tells the other officers and the bound groups of what changes about a round
// from the working day before it on: principals may have been told of one that is moved or
// gone, and nobody reckons with one that is made so late.
func (t *deskTurn) tellRounds(p roundsPlan) (tells []bot.Tell, err error) {
	var near []roundChange
	soon := func(r bot.Round) bool { return !t.workingBefore(r.Day).After(t.day) }
	for _, c := range p.changes {
		if c.Was.ID == 0 && c.Area != 0 { // the area had everybody's hours
			c.Was, _ = p.all.Own(0).On(c.Day)
		}
		if c.Was.ID != 0 && soon(c.Was) || !c.Gone && soon(c.Round) {
			near = append(near, c)
		}
	}
	if len(near) == 0 {
		return nil, nil
	}
	at, err := t.morning()
	if err != nil {
		return nil, err
	}
	to, err := t.everyOffice()
	for _, r := range to {
		lines := t.changesFor(r.whole, near, p.all)
		if r.recipient == string(t.Event.From) || r.to.Chat.Key() == t.Event.Chat.Key() || len(lines) == 0 {
			continue
		}
		text := bot.T("kybaocao.told", "lines", lines, "name", nameOf(t.displayName()))
		tells = append(tells, bot.Tell{Key: t.Event.ID + ":lich:" + r.recipient, To: r.to, Wait: at.Sub(t.now), Say: bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: text}}}})
	}
	return tells, err
}

// workingBefore is the working day before.
func (t *deskTurn) workingBefore(day time.Time) time.Time {
	for day = day.AddDate(0, 0, -1); !t.Place.Working(day); {
		day = day.AddDate(0, 0, -1)
	}
	return day
}

// everyOffice are all officers and groups that can be written to, with their scopes.
func (t *deskTurn) everyOffice() (to []lookedAfter, err error) {
	people, err := t.tenders()
	if err != nil {
		return nil, err
	}
	var ids []bot.AccountID
	scopes := map[bot.AccountID]bot.Scope{}
	for _, p := range people {
		if scopes[p.ID] == nil {
			ids = append(ids, p.ID)
		}
		scopes[p.ID] = scopes[p.ID].Plus(p.Scope)
	}
	chats, err := t.records.ChatsOf(ids)
	if err != nil {
		return nil, err
	}
	for _, c := range chats {
		if c.Chat.Channel != t.Silent {
			to = append(to, lookedAfter{string(c.Account), c, scopes[c.Account]})
		}
	}
	groups, err := t.records.Groups()
	for _, g := range groups {
		to = append(to, lookedAfter{g.Chat.Key(), bot.AccountChat{Chat: g.Chat, Lang: g.Lang}, g.Scope})
	}
	return to, err
}

// changesFor are the changes of the hours that a scope went by.
func (t *deskTurn) changesFor(scope bot.Scope, changes []roundChange, was bot.Rounds) (lines bot.Lines) {
	all := slices.Clone(was)
	for _, c := range changes {
		if c.Was.ID == 0 {
			all = append(all, c.Round)
		}
	}
	for _, c := range changes {
		if c.Was.ID == 0 {
			if concerned(scope, c.Round, all) {
				lines = append(lines, bot.T("kybaocao.told_new", "round", t.roundLine(c.Round, nil)))
			}
			continue
		}
		old := c.Was
		if c.Area != old.Area { // one area alone has other hours than everybody now
			old.Area = c.Area
		}
		switch {
		case !concerned(scope, old, was):
		case c.Gone:
			lines = append(lines, bot.T("kybaocao.told_gone", "round", t.roundLine(c.Was, nil)))
		default:
			lines = append(lines, bot.T("kybaocao.later", "round", t.movedLine(c.Was, c.Round)))
		}
	}
	return lines
}
