package desk

import (
	"strconv"
	"strings"
	"time"

	"vneidbot/bot"
)

const (
	chaseView = "chase" // the kind of a view that is a reminder on its way
	chaseMost = 200     // messages of one step: of more the writer would be held too long

	firstLook = 3 * time.Second // after which it is told how far a reminder has come
	quickLook = 5 * time.Second
	slowLook  = time.Minute
	quickMost = 24 // looks that are quick
	looksMost = 24 * 60
)

// sending is a reminder on its way.
type sending struct {
	ID     bot.ChaseID
	Scope  bot.Scope
	Units  int
	Phone  int
	Quiet  bool
	Tapped string // the message that tells of it
	List   string `json:",omitempty"` // the view of an authority's list whose units are to look again, "" for who is missing
}

// doChase begins the reminder that was asked about. When there are more to be
// reminded than it said, it asks again; tapped once more, it says how far it has come.
func (t *deskTurn) doChase(c call) (bot.Effects, error) {
	scope, asked, e, err := t.tappedPiles(c)
	if err != nil || e != nil {
		return deref(e), err
	}
	m, err := t.pilesOf(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	list, _, err := t.toChase(m.of, m.rounds, "")
	if err != nil {
		return bot.Effects{}, err
	}
	s := sending{ID: t.askedChase(c), Scope: scope, Units: len(unitsOf(list)), Phone: m.sum[bot.ToPhone], Tapped: t.Event.Message}
	state, err := t.records.ChaseState(s.ID)
	if err != nil {
		return bot.Effects{}, err
	}
	waits, err := t.records.JobWaiting("chase:" + morningKey(scope))
	switch {
	case err != nil:
		return bot.Effects{}, err
	case state.Units > 0:
		return bot.Effects{Say: []bot.Say{t.chaseStands(s, state)}}, nil
	case waits != "", len(list) == 0, len(list) > asked:
		return t.askChaseAgain(scope)
	}
	return t.beginSending(s, t.audit("dondoc.nhac", pileObject(bot.Reachable, scope)))
}

// askedChase names the reminder of a question: its button tapped again begins no other
// one, whose end would stand in the place of the first one's.
func (t *deskTurn) askedChase(c call) bot.ChaseID {
	if len(c.fields) < 4 {
		return bot.ChaseID(t.Event.ID)
	}
	return bot.ChaseID(t.Event.Chat.Key() + ":" + c.fields[3])
}

// beginSending has the first messages written when people may be written to.
func (t *deskTurn) beginSending(s sending, audit bot.Write) (bot.Effects, error) {
	at, err := t.morning()
	s.Quiet = at.After(t.now)
	view := t.keepView(chaseView, s)
	key, text := string(s.ID)+":0", bot.T("dondoc.begun", "n", s.Units)
	if s.Quiet {
		text = bot.T("dondoc.quiet", "n", s.Units, "at", at)
	}
	if s.Quiet && s.List == "" {
		key = morningKey(s.Scope) + string(s.ID)
	}
	return bot.Effects{
		Say:    []bot.Say{t.say(text, []bot.Choice{button("pause", t.scopeData(verbPause, s.Scope))})},
		Writes: []bot.Write{t.later(key, at, data(verbChasePart, view)), audit},
	}, err
}

// morningKey begins the key of a reminder of the scope that waits for the morning.
func morningKey(scope bot.Scope) string { return "sang:" + scopeMark(scope) + ":" }

// morning is when people may be written to: now, or when the quiet hours end.
func (t *deskTurn) morning() (time.Time, error) {
	campaign, err := t.records.Campaign()
	return campaign.Tact.Morning(t.Place, t.now), err
}

// untilNight is for how long people may be written to.
func (t *deskTurn) untilNight() (time.Duration, error) {
	campaign, err := t.records.Campaign()
	return campaign.Tact.Night(t.Place, t.now).Sub(t.now), err
}

// later has the button tapped by itself, in this chat, at that hour.
func (t *deskTurn) later(key string, at time.Time, d string) bot.Do {
	ev := bot.Event{ID: "chase:" + key, Kind: bot.Received, Chat: t.Event.Chat, From: t.Event.From, Name: t.Event.Name, At: at, Data: d}
	return bot.Do{Key: ev.ID, Kind: bot.LaterKind, Args: ev, NotBefore: at}
}

// tappedSending is the reminder of a step.
func (t *deskTurn) tappedSending(c call) (s sending, ok bool, err error) {
	if len(c.fields) == 0 {
		return s, false, nil
	}
	if ok, err = t.readView(chaseView, c.fields[0], &s); !ok || err != nil {
		return s, false, err
	}
	s.Scope, ok = t.who.own().Narrow(s.Scope)
	return s, ok, nil
}

// chasePart writes the next messages, those behind an account, and has the rest
// follow. What it writes is written once, whenever it is done again.
func (t *deskTurn) chasePart(c call) (bot.Effects, error) {
	s, ok, err := t.tappedSending(c)
	if err != nil || !ok {
		return t.refuseSending(s, err)
	}
	q, rounds, err := t.missingOf(s.Scope)
	if err != nil {
		return bot.Effects{}, err
	}
	if _, err := t.loadAreas(); err != nil {
		return bot.Effects{}, err
	}
	list, err := t.recipients(s, q, rounds, bot.AccountID(strings.Join(c.fields[1:], ":")))
	if err != nil {
		return bot.Effects{}, err
	}
	e := bot.Effects{Say: []bot.Say{t.telling(s, bot.T("dondoc.under_way", "n", 0, "of", s.Units), []bot.Choice{button("pause", t.scopeData(verbPause, s.Scope))})}}
	useful, err := t.untilNight()
	if err != nil {
		return bot.Effects{}, err
	}
	part := list[:min(len(list), chaseMost)]
	for _, to := range part {
		tell := t.reminding(s, to, rounds)
		tell.For = useful
		e.Tell, e.Writes = append(e.Tell, tell), append(e.Writes, t.noting(s, to, rounds))
	}
	if len(list) > chaseMost {
		last := part[chaseMost-1].Account
		e.Writes = append(e.Writes, t.later(string(s.ID)+":"+string(last), t.now, data(verbChasePart, c.fields[0], string(last))))
	} else {
		e.Writes = append(e.Writes, t.later(string(s.ID)+":t1", t.now.Add(firstLook), data(verbChased, c.fields[0], "1")))
	}
	return e, nil
}

// recipients are who is still to be written to, behind an account.
func (t *deskTurn) recipients(s sending, q bot.MissingOf, rounds bot.Rounds, behind bot.AccountID) (list []bot.Chased, err error) {
	if s.List != "" {
		return t.toLookAgain(s.List, q, behind)
	}
	list, _, err = t.toChase(q, rounds, behind)
	return list, err
}

func chaseKey(s sending, to bot.Chased) string {
	return "nhac:" + string(s.ID) + ":" + string(to.Account)
}

func (t *deskTurn) reminding(s sending, to bot.Chased, rounds bot.Rounds) bot.Tell {
	answer := []bot.Choice{{Label: bot.T("button.report_now"), Data: bot.ReportNow, Standing: true}}
	if s.List != "" {
		return bot.Tell{Key: chaseKey(s, to), To: to.AccountChat, Say: bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: t.lookAgain(to)}}, Choices: [][]bot.Choice{answer}, Units: t.lookAgainLines(to)}}
	}
	if r := to.Units[0].Returned; r != nil && len(to.Units) == 1 {
		answer = sentAgain(to.Units[0].ID, r.Receipt, r.Reason)
	}
	return bot.Tell{Key: chaseKey(s, to), To: to.AccountChat, Say: bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: t.reminder(to, rounds)}},
		Choices: [][]bot.Choice{answer}, Units: t.reminderLines(to)}}
}

func (t *deskTurn) noting(s sending, to bot.Chased, rounds bot.Rounds) bot.Remind {
	w := bot.Remind{Chase: s.ID, Round: t.roundKey(rounds), Account: to.Account, Message: chaseKey(s, to), At: t.Event.At}
	if s.List != "" {
		w.Round = t.lookAgainKey()
	} else if due := t.gathered(rounds.Of(to.Units[0].Area)).Due; due.After(t.now) {
		w.Due = due
	}
	for _, u := range to.Units {
		w.Units = append(w.Units, u.ID)
	}
	return w
}

// telling takes the place of the message that tells of the reminder, where messages
// can be replaced.
func (t *deskTurn) telling(s sending, text bot.Text, choices ...[]bot.Choice) bot.Say {
	say := bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: text}}, Choices: choices}
	if t.Caps.Edit {
		say.Edit = s.Tapped
	}
	return say
}

// refuseSending answers a step of a reminder that nobody may go on with.
func (t *deskTurn) refuseSending(s sending, err error) (bot.Effects, error) {
	if err != nil || s.ID == "" {
		return t.staleAfter(err)
	}
	return t.refuse(outside)
}

// chased tells how far the reminder has come, until all is sent or given up.
func (t *deskTurn) chased(c call) (bot.Effects, error) {
	s, ok, err := t.tappedSending(c)
	if err != nil || !ok || len(c.fields) < 2 {
		return t.refuseSending(s, err)
	}
	state, err := t.records.ChaseState(s.ID)
	if err != nil {
		return bot.Effects{}, err
	}
	n, _ := strconv.Atoi(c.fields[1])
	if state.Waiting > 0 && n < looksMost {
		return t.stillChasing(s, state, c.fields[0], n), nil
	}
	return bot.Effects{Say: []bot.Say{t.chaseEnd(s, state)}}, nil
}

// chaseStands tells how far the reminder has come.
func (t *deskTurn) chaseStands(s sending, state bot.ChaseState) bot.Say {
	if state.Waiting == 0 {
		return t.chaseEnd(s, state)
	}
	text := bot.T("dondoc.under_way", "n", state.Delivered, "of", state.Units)
	return t.telling(s, text, []bot.Choice{button("pause", t.scopeData(verbPause, s.Scope))})
}

// chaseEnd tells what came of the reminder, and who is left to be phoned.
func (t *deskTurn) chaseEnd(s sending, state bot.ChaseState) bot.Say {
	key := "dondoc.done"
	switch {
	case state.Units == 0:
		key = "dondoc.done_none"
	case state.Paused > 0:
		key = "dondoc.done_paused"
	case state.Failed > 0:
		key = "dondoc.done_failed"
	}
	phone, choices := bot.Raw(""), []bot.Choice{button("missing", t.scopeData(verbMissing, s.Scope, "0"))}
	if s.Phone > 0 {
		phone = bot.T("dondoc.done_phone", "n", s.Phone)
		choices = append([]bot.Choice{button("phone_list", t.placeData(verbPile, place{scope: s.Scope, pile: bot.ToPhone}))}, choices...)
	}
	text := bot.T(key, "n", state.Delivered, "of", state.Units, "failed", state.Failed-state.Paused, "paused", state.Paused, "phone", phone, "at", bot.Clock(t.now))
	return t.telling(s, text, choices)
}

// stillChasing tells the numbers of this moment where a message can be replaced, and
// looks again.
func (t *deskTurn) stillChasing(s sending, state bot.ChaseState, view string, n int) (e bot.Effects) {
	wait := quickLook
	if n > quickMost {
		wait = slowLook
	}
	if t.Caps.Edit {
		e.Say = []bot.Say{t.chaseStands(s, state)}
	}
	next := strconv.Itoa(n + 1)
	e.Writes = []bot.Write{t.later(string(s.ID)+":t"+next, t.now.Add(wait), data(verbChased, view, next))}
	return e
}
