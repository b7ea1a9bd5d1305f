package desk

import (
	"slices"
	"time"

	"vneidbot/bot"
)

// deskTurn is one event being answered: who asks, where, and what was read for it.
type deskTurn struct {
	*Desk
	Request
	records Snapshot
	who     who
	now     time.Time
	day     time.Time
	areas   []bot.Area  // of any time; read by loadAreas
	kept    []bot.Write // views that the answer's buttons name
	state   State       // for the next turn
	again   string      // the button that takes a value in the place of the one that is asked about
	invited bool        // by a good invitation
}

// open finds out who asks and where.
func (d *Desk) open(records Snapshot, r Request) (*deskTurn, error) {
	t := &deskTurn{Desk: d, Request: r, records: records, now: d.Place.Now()}
	t.day = d.Place.Day(t.now)
	t.state = r.State.After(r.Event)
	t.who.anon, t.who.group = r.Event.Anon, r.Event.Chat.Group
	if !t.who.anon {
		account, err := t.account(r.Event.From)
		if err != nil {
			return nil, err
		}
		t.who.Account = account
	}
	t.who.ID = r.Event.From
	if err := t.begin(records, t.who.Account); err != nil {
		return nil, err
	}
	if !t.who.group {
		return t, nil
	}
	group, err := records.Group(r.Event.Chat.Key())
	t.who.bound = group
	return t, err
}

// run does what is asked if this person may ask for it here.
func (t *deskTurn) run(c call) (bot.Effects, error) {
	if no := t.who.may(c.act.rule); no != granted {
		return t.refuse(no)
	}
	e, err := c.act.run(t, c)
	t.remember(c, e)
	e.Writes = slices.Concat(t.kept, e.Writes, t.menus(e.Writes), t.adminsName(e.Writes))
	if n := len(e.Say); t.Caps.Fields && n > 0 && t.state.waits(t.Event) && !t.state.Below {
		e.Say[n-1].Words = t.state.button()
	}
	return e, err
}

func (t *deskTurn) account(id bot.AccountID) (bot.Account, error) { return t.Account(t.records, id) }

// Account is the account with the role that the configuration gives it.
func (d *Desk) Account(records Snapshot, id bot.AccountID) (bot.Account, error) {
	a, err := records.Account(id)
	if err != nil {
		return bot.Account{}, err
	}
	a.ID = id
	if d.IsAdmin(id) {
		a.Role, a.Scope = bot.Admin, bot.Everything
	}
	return a, nil
}

// adminsName notes how an administrator is called who has no name yet and does something:
// nobody has invited who stands in the configuration, and the diary would name nobody.
func (t *deskTurn) adminsName(done []bot.Write) []bot.Write {
	acts := slices.ContainsFunc(done, func(w bot.Write) bool { _, ok := w.(bot.Audit); return ok })
	if !acts || t.who.Role != bot.Admin || t.who.Name != "" || t.Event.Name == "" || t.who.group || t.who.anon {
		return nil
	}
	return []bot.Write{t.reachable()}
}

func (t *deskTurn) loadAreas() ([]bot.Area, error) {
	if t.areas != nil {
		return t.areas, nil
	}
	areas, err := t.records.Areas()
	t.areas = areas
	return areas, err
}

// tapped tells whether the answer is to a button.
func (t *deskTurn) tapped() bool { return t.Event.Kind == bot.Tapped }

// say is one message that answers the event: a tap's replaces the tapped one.
func (t *deskTurn) say(text bot.Text, choices ...[]bot.Choice) bot.Say {
	return t.sayParts([]bot.Part{{Text: text}}, choices...)
}

func (t *deskTurn) sayParts(parts []bot.Part, choices ...[]bot.Choice) bot.Say {
	s := bot.Say{Kind: bot.Notice, Parts: parts, Choices: choices}
	if t.tapped() && t.Caps.Edit {
		s.Edit = t.Event.Message
	}
	return s
}

// answer is the effects of saying one thing.
func (t *deskTurn) answer(text bot.Text, choices ...[]bot.Choice) bot.Effects {
	return bot.Effects{Say: []bot.Say{t.say(text, choices...)}}
}

// passing is the effects of saying one thing that nobody needs to keep. It never
// replaces the tapped message.
func (t *deskTurn) passing(text bot.Text, choices ...[]bot.Choice) bot.Effects {
	say := bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: text}}, Choices: choices, Passing: t.tapped()}
	return bot.Effects{Say: []bot.Say{say}}
}

// ask is a question with a yes and a no.
func (t *deskTurn) ask(text bot.Text, yes string, data string) bot.Effects {
	s := t.say(text, []bot.Choice{button(yes, data), button("leave", verbNo)})
	s.Kind = bot.Question
	return bot.Effects{Say: []bot.Say{s}}
}

// audit is the line that says who did it. The object is a code.
func (t *deskTurn) audit(act, object string) bot.Audit {
	return bot.Audit{Event: t.Event.ID, Account: t.Event.From, Chat: t.Event.Chat, Act: act, Object: object, At: t.Event.At}
}

// button is a choice by the name of its label.
func button(name, data string) bot.Choice {
	return bot.Choice{Label: bot.T("button." + name), Data: data}
}

// rows puts each choice on its own row.
func rows(choices ...bot.Choice) [][]bot.Choice {
	var out [][]bot.Choice
	for _, c := range choices {
		out = append(out, []bot.Choice{c})
	}
	return out
}
